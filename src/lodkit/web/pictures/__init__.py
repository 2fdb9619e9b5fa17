"""Pictures of the dataset, drawn on the server: organisation charts, timelines, networks.

In reading order: measure (how much room words take), drawing (what a picture is made of), tree and
columns (where things stand), chart, timeline and network (what is shown, from the data), and routes
(their addresses). A picture shows a bounded number of things and says how many it leaves out; a
table beside it says the same in words.
"""

"""From bytes to articles: one module a format, and what all of them need.

In this order:
  inputs      where articles are: files, folders, patterns, addresses, standard input
  formats     which format a file is in, by its suffix, and which module reads that
  opening     its bytes as a stream, unpacked
  text, html, json_lines, delimited, parquet, warc: a format each, bytes → entries
  fields      what a record calls the text, the address, the date; days: dates as they come
  articles    entry → article: its identifier, and what its text may hold
  duplicates  which articles came before: of the same text, or nearly the same (sketches)
"""

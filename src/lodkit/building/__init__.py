"""From inputs to the articles of a release, in tasks that any number of workers can share.

    shards → survey → ties → mapped → runs

`shards` cuts the inputs; `survey` reads each shard, and sets its articles aside in chunks with what
tells them from others; `ties` goes over all of them in order, and says which are new, which repeat
another, and which an `earlier` release has mapped already; `mapped` maps the new ones of each
chunk; `runs` are what came of it, to be merged. `tasks` keeps finished work, so that what was
interrupted goes on from there; `workers`, `processes` and `dask` are who performs the tasks.
"""

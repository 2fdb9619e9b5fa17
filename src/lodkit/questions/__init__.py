"""Questions with a name: the files of queries/, what they are called, and what may be filled in."""

"""Where something belongs: the places a text names, and those an article is about.

`surroundings` answers; `settings` are the places that may say so, `localities` the small ones,
`home` the article's own province and `own_unit` its commune, `sections` the parts of a digest;
`leaders` need no place, `namesakes` are none.
"""

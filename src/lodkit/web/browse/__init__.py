"""Finding one's way: lists, search, named questions."""

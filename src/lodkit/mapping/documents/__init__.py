"""Which official documents are named, and who issued them."""

"""The questions with a name, for readers: a page each, with a form, an answer and its files."""

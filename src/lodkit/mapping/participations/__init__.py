"""Who took part in the meeting, and how: whom the words for it speak of."""

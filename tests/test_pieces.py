"""Answers that come in pieces are read as files are."""

import io

from lodkit.remote.pieces import Pieces


def test_an_empty_piece_is_no_end() -> None:
    """A store may send nothing for a while: what comes after it is read, too."""
    file = io.BufferedReader(Pieces(iter([b"", b"one ", b"", b"", b"two", b""])))

    assert file.read() == b"one two"


def test_no_more_pieces_are_read_than_wanted() -> None:
    """Who reads the beginning does not wait for the end."""
    pieces = iter([b"beginning", b"end"])

    assert Pieces(pieces).read(len(b"beg")) == b"beg"
    assert next(pieces) == b"end"

"""`python -m lodkit` is the command `lodkit`."""

from lodkit.cli import main

main()

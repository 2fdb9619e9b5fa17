"""Libraries that only some formats need; where one is missing, the error says how to get it."""

from importlib import import_module
from typing import Any

from lodkit.errors import InputError


def required(module: str, extra: str) -> Any:
    """A module that comes with one of lodkit's extras. Raises InputError where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise InputError(
            f"{library} is not installed, which reads this",
            remedy=f"pip install 'lodkit[{extra}]'",
        ) from error

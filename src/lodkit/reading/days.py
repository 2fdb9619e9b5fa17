"""Days of publication as metadata give them, in the notations that cannot be misread."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

# 2025-09-24, 2025/9/24, 20250924; what stands behind, such as a time, does not matter.
_WRITTEN = re.compile(
    r"\s*(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d\d)(\d\d))(?![\d./-])", re.ASCII
)
# Seconds and milliseconds since 1970, of days from 1973 on.
_SECONDS, _MILLISECONDS = 100_000_000, 100_000_000_000


def day_of(value: Any) -> date | None:
    """The day that a value names as it is written there; None where it names none for sure."""
    try:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, str):
            return _written(value)
        if isinstance(value, int | float) and value >= _SECONDS:
            return _counted(value)
    except (ValueError, OverflowError, OSError):
        pass
    return None


def _written(text: str) -> date | None:
    found = _WRITTEN.match(text)
    if found:
        year, month, day = filter(None, (found[1], found[3], found[4], *found.group(5, 6, 7)))
        return date(int(year), int(month), int(day))
    return parsedate_to_datetime(text).date()  # Wed, 24 Sep 2025 08:30:00 +0700


def _counted(number: float) -> date:
    seconds = number / 1000 if number >= _MILLISECONDS else number
    return datetime.fromtimestamp(seconds, UTC).date()

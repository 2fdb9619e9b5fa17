"""What is said to people: one of the languages of a shape's sh:message, or a sentence of ours."""

from collections.abc import Iterable
from dataclasses import fields

import pyoxigraph as ox

from lodkit.validation import constraints as c
from lodkit.validation.data import Term

_SAID = {
    "Class": "The value is no instance of {iri}.",
    "Datatype": "The value is no well-formed literal of the datatype {iri}.",
    "NodeKind": "The value is not of the kind sh:{name}.",
    "MinCount": "There are fewer values than {number}.",
    "MaxCount": "There are more values than {number}.",
    "MinExclusive": "The value is not greater than {bound}.",
    "MinInclusive": "The value is not {bound} or greater.",
    "MaxExclusive": "The value is not less than {bound}.",
    "MaxInclusive": "The value is not {bound} or less.",
    "MinLength": "The value is shorter than {number} characters.",
    "MaxLength": "The value is longer than {number} characters.",
    "Pattern": "The value does not match the pattern {pattern!r}.",
    "LanguageIn": "The value is in none of the languages {shown}.",
    "UniqueLang": "Several values are in one language.",
    "Equals": "The values are not those of {iri}.",
    "Disjoint": "The value is one of {iri}, too.",
    "LessThan": "The value is not less than that of {iri}.",
    "LessThanOrEquals": "The value is not less than that of {iri} or equal to it.",
    "Not": "The value conforms to a shape that it must not conform to: {shown}.",
    "And": "The value does not conform to all of the shapes {shown}.",
    "Or": "The value conforms to none of the shapes {shown}.",
    "Xone": "The value does not conform to exactly one of the shapes {shown}.",
    "Node": "The value does not conform to the shape {shown}.",
    "QualifiedMinCount": "Fewer values than {number} conform to the shape {shown}.",
    "QualifiedMaxCount": "More values than {number} conform to the shape {shown}.",
    "Closed": "The shape is closed and does not name this property.",
    "HasValue": "The value {value} is missing.",
    "In": "The value is none of those listed: {shown}.",
}
_MOST = 10
_LISTS = ("ranges", "shapes", "values", "shape")


def messages_in(values: Iterable[Term]) -> tuple[ox.Literal, ...]:
    """The values of sh:message, in a stable order."""
    return tuple(sorted((one for one in values if isinstance(one, ox.Literal)), key=str))


def in_one_language(messages: Iterable[ox.Literal]) -> str:
    """Those messages that name no language, else those in English, else in the first language."""
    by_language: dict[str, list[str]] = {}
    for one in messages:
        by_language.setdefault((one.language or "").lower(), []).append(one.value)
    english = (tag for tag in sorted(by_language) if tag.partition("-")[0] == "en")
    chosen = "" if "" in by_language else next(english, min(by_language, default=""))
    return " ".join(by_language.get(chosen, ()))


def message_of(constraint: c.Constraint) -> str:
    """A sentence in English on what broke a constraint."""
    values = {f.name: getattr(constraint, f.name) for f in fields(constraint)}  # type: ignore[arg-type]
    shown = next((values[name] for name in _LISTS if name in values), ())
    listed = [str(one) for one in (shown if isinstance(shown, tuple) else (shown,))]
    more = [f"and {len(listed) - _MOST} more"] if len(listed) > _MOST else []
    return _SAID[constraint.component].format(**values, shown=", ".join(listed[:_MOST] + more))

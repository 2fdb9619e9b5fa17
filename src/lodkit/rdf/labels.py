"""What bodies and posts are called, in every language that has the words."""

from collections.abc import Iterable
from functools import lru_cache

from lodkit.rdf.namespaces import SKOS, concept
from lodkit.rdf.statements import quoted
from lodkit.rdf.vocabulary import Vocabulary

Labels = tuple[tuple[str, str], ...]
"""Pairs of language and label."""
_REMEMBERED = 16384


@lru_cache(maxsize=_REMEMBERED)
def body_labelled(
    vocabulary: Vocabulary, kind: str, scope: str | None, place: str
) -> tuple[str, ...]:
    """What follows a body's node in the statements of its labels.

    `scope` is the node that the body belongs to, `place` what it is called where no language
    knows.
    """
    return _labelled(_body_labels(vocabulary, kind, scope, place))


@lru_cache(maxsize=_REMEMBERED)
def post_labelled(
    vocabulary: Vocabulary, role: str, kind: str, scope: str | None, place: str
) -> tuple[str, ...]:
    """What follows a post's node in the statements of its labels, as for a body."""
    return _labelled(_post_labels(vocabulary, role, kind, scope, place))


def _labelled(labels: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(f"> <{SKOS.prefLabel}> {quoted(label)}@{language}" for language, label in labels)


def _body_labels(vocabulary: Vocabulary, kind: str, scope: str | None, place: str) -> Labels:
    iri = concept("body-kind", kind)
    is_central = iri in vocabulary.central
    return tuple(
        (
            language,
            (scope and vocabulary.central_label(iri, scope, language))
            or _body_label(vocabulary, label, None if is_central else scope, place, language),
        )
        for language in vocabulary.languages
        if (label := vocabulary.label(iri, language)) is not None
    )


def _post_labels(
    vocabulary: Vocabulary, role: str, kind: str, scope: str | None, place: str
) -> Labels:
    """The role's labels, and those of the body that it is in."""
    iri = concept("role", role)
    return tuple(
        (language, vocabulary.post_label(language, role=label, body=body))
        for language, body in _body_labels(vocabulary, kind, scope, place)
        if (label := vocabulary.label(iri, language)) is not None
    )


def _body_label(
    vocabulary: Vocabulary, label: str, scope: str | None, place: str, language: str
) -> str:
    """One label; a body that exists at the centre only, or one of unknown scope, has no place."""
    if scope is None:
        return label
    name = vocabulary.name(scope, language) or place
    return vocabulary.body_label(language, kind=label, place=name)

"""What bodies and posts are called, in every language that has the words."""

from functools import lru_cache

from lodkit.rdf.namespaces import concept
from lodkit.rdf.vocabulary import Scope, Vocabulary

Labels = tuple[tuple[str, str], ...]
"""Pairs of language and label."""


@lru_cache(maxsize=16384)
def body_labels(vocabulary: Vocabulary, kind: str, scope: Scope | None, place: str) -> Labels:
    """The labels of a body; `place` is what its scope is called where no language knows."""
    iri = concept("body-kind", kind)
    is_central = iri in vocabulary.central
    return tuple(
        (language, _body_label(vocabulary, label, None if is_central else scope, place, language))
        for language in vocabulary.languages
        if (label := vocabulary.label(iri, language)) is not None
    )


@lru_cache(maxsize=16384)
def post_labels(
    vocabulary: Vocabulary, role: str, kind: str, scope: Scope | None, place: str
) -> Labels:
    """The labels of a post: the role's, and those of the body that it is in."""
    iri = concept("role", role)
    return tuple(
        (language, vocabulary.post_label(language, role=label, body=body))
        for language, body in body_labels(vocabulary, kind, scope, place)
        if (label := vocabulary.label(iri, language)) is not None
    )


def _body_label(
    vocabulary: Vocabulary, label: str, scope: Scope | None, place: str, language: str
) -> str:
    """One label; a body that exists at the centre only, or one of unknown scope, has no place."""
    if scope is None:
        return label
    name = vocabulary.name(scope.iri, language) or place
    return vocabulary.body_label(language, kind=label, place=name)

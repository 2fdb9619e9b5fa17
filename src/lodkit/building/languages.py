"""Which lexicon an article is read with, and in which of its languages."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from lodkit.errors import InputError, UsageError
from lodkit.lexicon.identification import identify
from lodkit.lexicon.lexicon import Lexicon
from lodkit.model.article import UNDETERMINED, Article, primary_subtag
from lodkit.project import Project

# A code of ISO 639-1 is taken at its word.
_CODE = 2


def lexicon_of(project: Project) -> Lexicon:
    """The lexicon of a project: what is compiled of it stays so until one of its files changes."""
    changes = (path.stat().st_mtime_ns for path in project.ontology.rglob("*"))
    return _lexicon(project.ontology, max(changes, default=0))


@lru_cache(maxsize=1)
def _lexicon(ontology: Path, changed: int) -> Lexicon:
    return Lexicon(ontology)


def in_its_language(article: Article, lexicon: Lexicon) -> Article:
    """The article in the language it is said to be in, else in the one its words show.

    What is said is a name, or a code of three letters, where it is none of the lexicon's codes.
    """
    code = article.language
    if code in lexicon.languages or (len(code) == _CODE and code.isalpha()):
        return article
    return replace(article, language=identify(article.text) or UNDETERMINED)


def check_chosen(tag: str, lexicon: Lexicon) -> str:
    """The lexicon's code of the language that a user chose. Raises UsageError where it has none."""
    code = primary_subtag(tag)
    if code not in lexicon.languages:
        raise UsageError(
            f"the lexicon has no language {tag!r}",
            where="--lang",
            remedy=f"it has {', '.join(lexicon.languages)}",
        )
    return code


def check_language(article: Article, lexicon: Lexicon) -> None:
    """Raise InputError where the lexicon lacks an article's language."""
    code = article.language
    if code not in lexicon.languages:
        known = ", ".join(lexicon.languages)
        what = "its language is not clear" if code == UNDETERMINED else f"no lexicon for {code!r}"
        raise InputError(
            what,
            where=f"article {article.id}",
            remedy=f"the lexicon has {known}; --lang says which it is",
        )

"""In which language a reader is spoken to, and how texts of any language are marked."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from types import MappingProxyType

import pyoxigraph as ox
from werkzeug.datastructures import LanguageAccept

from lodkit.project import LANGUAGES
from lodkit.rdf.namespaces import LK, SKOS
from lodkit.web.graph import ALL, Quads, Text

RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})

Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Speech:
    """One reader's language: the words of the interface, and the order of preference of labels."""

    language: str
    chosen: bool
    words: Words
    directions: Mapping[str, str]

    def say(self, word: str) -> str:
        """A word of the interface."""
        forms = self.words.get(word, {})
        return forms.get(self.language) or forms.get(LANGUAGES[0]) or word.replace("-", " ")

    def say_in(self, word: str, language: str) -> str:
        """A word of the interface in another language."""
        return self.words[word][language]

    def language_name(self, code: str) -> str:
        """What a language calls itself, where the interface knows it."""
        return self.words["language-name"].get(code, code)

    def direction(self, language: str | None) -> str:
        """The direction that texts of a language run in; "auto" where it is not known."""
        primary = (language or "").partition("-")[0].lower()
        return self.directions.get(primary, "auto")

    def best(self, texts: Iterable[Text]) -> Text | None:
        """The text in the reader's language, else in the first language of the fixed order.

        Failing these, one without language, and failing that, the first of all.
        """
        ranked = sorted(texts, key=lambda text: (self._rank(text.language), text.value))
        return ranked[0] if ranked else None

    def _rank(self, language: str | None) -> int:
        return self._order.get((language or "").lower(), len(self._order))

    @cached_property
    def _order(self) -> dict[str, int]:
        order = dict.fromkeys((self.language, *LANGUAGES, ""))
        return {language: place for place, language in enumerate(order)}


@dataclass(frozen=True, slots=True)
class Interpreter:
    """The words of the interface in every language, and the direction of each language."""

    words: Words
    directions: Mapping[str, str]

    def speech(self, wanted: str | None, accepted: LanguageAccept) -> Speech:
        """How to speak to a reader who asked for a language, or whose browser did."""
        if wanted in LANGUAGES:
            return Speech(wanted, True, self.words, self.directions)
        return Speech(_accepted(accepted), False, self.words, self.directions)


def _accepted(accepted: LanguageAccept) -> str:
    """The interface language that a browser likes best; "uk-UA" is "uk" here."""
    liked = (tag.partition("-")[0].lower() for tag, quality in accepted if quality > 0)
    return next((language for language in liked if language in LANGUAGES), LANGUAGES[0])


def interpreter(store: Quads) -> Interpreter:
    """The words of words.toml, and the directions of the dataset's languages, by their scripts."""
    text = (files("lodkit.web") / "words.toml").read_text(encoding="utf-8")
    words = {word: MappingProxyType(forms) for word, forms in tomllib.loads(text).items()}
    return Interpreter(MappingProxyType(words), MappingProxyType(_directions(store)))


def _directions(store: Quads) -> dict[str, str]:
    known = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(LK.script), None, ALL):
        script = "rtl" if getattr(quad.object, "value", "") in RIGHT_TO_LEFT_SCRIPTS else "ltr"
        for code in store.quads_for_pattern(quad.subject, ox.NamedNode(SKOS.notation), None, ALL):
            known[getattr(code.object, "value", "")] = script
    return known

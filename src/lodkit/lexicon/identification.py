"""Which language a text is in, among all languages rather than ours only."""

from functools import lru_cache
from typing import Any

# Below this probability a text is too short or too mixed to tell.
_LEAST = 0.3
# A beginning this long tells the language of most texts, with at least this probability; it is
# worth the trouble, since this is what takes longest of an article that is not ours.
_BEGINNING = 1_000
_CLEAR = 0.99
# What is looked at of a long text where it does not.
_SAMPLE = 4_000


def identify(text: str) -> str | None:
    """The language of a text as its primary subtag (BCP 47), None where it is not clear."""
    language, probability = _identifier().classify(text[:_BEGINNING])
    if probability < _CLEAR and len(text) > _BEGINNING:
        language, probability = _identifier().classify(text[:_SAMPLE])
    return str(language) if probability >= _LEAST else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""The domain's vocabulary in each language: one set of words for window, PDF and mail.

Boundary: names of things only (verdicts, reasons, checks, states); sentences about errors live at the edges.
"""

from __future__ import annotations

from functools import cache

LANGUAGES = ("en", "zh")


@cache
def vocabulary(language: str) -> dict[str, str]:
    """All words of a language by dotted key, such as "kyc.verdict.approve" or "country.JO"."""
    # Only now: the window paints before it has a word of the domain to say.
    import tomllib
    from importlib.resources import files

    spoken = language if language in LANGUAGES else "en"
    folder = files("resources") / "i18n"
    texts = ((folder / f"{name}.{spoken}.toml").read_text(encoding="utf-8") for name in ("words", "countries"))
    return {key: word for text in texts for key, word in _flat("", tomllib.loads(text))}


def say(key: str, language: str = "en", **facts: object) -> str:
    """The word for `key`, with {names} filled in. Raises KeyError for a key nobody has worded."""
    word = vocabulary(language)[key]
    return word.format(**facts) if facts else word


def knows(key: str, language: str = "en") -> bool:
    return key in vocabulary(language)


def _flat(prefix: str, table: dict[str, object]) -> list[tuple[str, str]]:
    words: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{prefix}.{name}" if prefix else name
        if isinstance(value, dict):
            words.extend(_flat(key, value))
        else:
            words.append((key, str(value)))
    return words

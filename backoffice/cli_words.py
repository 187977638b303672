"""What a refusal means, in English, for the command line: the window's own sentences, kept beside its words.

Boundary: `packaging/words.sh` writes the sentences out of the window's, so that no Qt is needed to say them.
"""

from __future__ import annotations

from functools import cache

from backoffice.errors import BackofficeError


@cache
def sentences() -> dict[str, str]:
    """A sentence for each error code, with {names} of the facts."""
    import tomllib
    from importlib.resources import files

    told = (files("resources") / "i18n" / "errors.en.toml").read_text(encoding="utf-8")
    return {str(code): str(words) for code, words in tomllib.loads(told).items()}


def sentence(error: BackofficeError) -> str:
    """What the error means; the plainest sentence stands in for a code that has none."""
    known = sentences()
    # A guard may name an error whose class no part of this command has needed.
    source = known.get(str(error.facts.get("guard", error.code)), known["refused"])
    said = source.format_map(_Facts(error.facts))
    # Of a file in an archive: which one.
    return f"{error.facts['member']}: {said}" if error.facts.get("member") and "{member}" not in source else said


class _Facts(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "–"

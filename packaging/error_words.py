"""Writes the window's English sentences about errors to resources/i18n/errors.en.toml, which the command line reads."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def told() -> str:
    """The file's text: one line for each code, sorted."""
    from ui.shell.text import SENTENCES

    lines = [f"{json.dumps(code)} = {json.dumps(words, ensure_ascii=False)}" for code, words in SENTENCES.items()]
    return "\n".join(["# Made by packaging/words.sh of the sentences in ui/shell/text*.py.", *sorted(lines)]) + "\n"


if __name__ == "__main__":
    here = Path(__file__).parents[1]
    sys.path.insert(0, str(here))
    (here / "resources" / "i18n" / "errors.en.toml").write_text(told(), encoding="utf-8", newline="\n")

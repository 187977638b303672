"""Every error of the services has its sentence, and no sentence is left without its error."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import backoffice
import ui
from backoffice.cli_words import sentences
from backoffice.errors import BackofficeError, every_error
from ui.shell.text import SENTENCES, sentence
from ui.shell.translation import speak

# What is handed to `store.refuse`: a code, or a choice of codes, and behind it the facts.
_CODES, _FACTS = re.compile(r"'([a-z_]+\.[a-z_]+)'"), re.compile(r"jsonb_build_object|'\{")


def every_code() -> dict[str, type[BackofficeError]]:
    for package in (backoffice, ui):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    return {kind.code: kind for kind in every_error()}


def test_each_code_has_one_sentence_and_each_sentence_a_code() -> None:
    assert set(SENTENCES) == set(every_code())


def test_whatever_a_guard_of_the_database_refuses_has_its_sentence() -> None:
    raised = {
        code
        for path in (Path(__file__).parents[3] / "migrations").rglob("*.sql")
        for call in re.findall(r"perform\s+store\.refuse\(([^;]*?)\)?;", path.read_text(encoding="utf-8"))
        for code in _CODES.findall(_FACTS.split(call)[0])
    }
    assert len(raised) > 200
    assert raised - set(SENTENCES) == set()


def test_the_command_line_says_the_same_without_the_window() -> None:
    assert sentences() == SENTENCES, "run sh packaging/words.sh"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_needs_no_fact_to_be_said_and_shows_no_brace(code: str, language: str) -> None:
    speak(language)
    said = sentence(every_code()[code]())
    assert "{" not in said
    assert said.endswith((".", "。", "–", "：–"))
    if language == "zh":
        assert any("\u4e00" <= sign <= "\u9fff" for sign in said)


def test_facts_stand_in_their_sentence_and_sizes_have_units() -> None:
    from backoffice.store.faults import DiskFull

    said = sentence(DiskFull(path="/data", free=1_500_000, needed=700_000_000))
    assert "/data" in said
    assert "MiB" in said or "MB" in said
    assert "1500000" not in said

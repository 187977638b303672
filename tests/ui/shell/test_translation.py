"""No text of the window is left in English for a Chinese reader, and plurals are right in both languages."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from ui.shell.translation import speak

HERE = Path(__file__).parents[3]
WORDS = HERE / "resources" / "i18n"
PLACE = re.compile(r"\{[a-z_]+\}|%n")


def messages(name: str) -> list[tuple[str, str, list[str], bool]]:
    """Context, source, translations and whether they are finished."""
    found = []
    for context in ElementTree.parse(WORDS / name).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            finished = translation.get("type") != "unfinished"
            found.append((context.findtext("name", ""), message.findtext("source", ""), forms, finished))
    return found


@pytest.mark.parametrize("name", ["ui_zh_CN.ts", "ui_en.ts"])
def test_every_text_is_translated_and_keeps_its_facts(name: str) -> None:
    for context, source, forms, finished in messages(name):
        assert finished, (context, source)
        for form in forms:
            assert form, (context, source)
            assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(source)), (context, source, form)


def test_the_files_hold_the_texts_of_the_sources_as_they_are_now(tmp_path: Path) -> None:
    gathered = tmp_path / "gathered.ts"
    sources = [str(file) for file in sorted((HERE / "ui").rglob("*.py"))]
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    options = ["-silent", "-locations", "none", "-target-language", "zh_CN", "-ts", str(gathered)]
    subprocess.run([str(tool), *sources, *options], check=True, timeout=120)
    now = {(context, source) for context, source, _, _ in messages(str(gathered))}
    kept = {(context, source) for context, source, _, _ in messages("ui_zh_CN.ts")}
    assert now == kept, "run sh packaging/words.sh, translate, and run it again"


def test_the_window_reads_what_was_translated() -> None:
    speak("zh")
    assert QCoreApplication.translate("SignInPage", "Sign in") == "登录"
    speak("en")
    assert QCoreApplication.translate("SignInPage", "Sign in") == "Sign in"


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "1 case is late"),
        ("en", 2, "2 cases are late"),
        ("zh", 1, "1 个案件已逾期"),
        ("zh", 2, "2 个案件已逾期"),
    ],
)
def test_numbers_decide_between_one_and_many(language: str, count: int, said: str) -> None:
    speak(language)
    assert QCoreApplication.translate("HomePage", "%n cases are late", "", count) == said

"""What keeps the house in order beside the import contracts: pure rules, small files, classified columns, words."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import backoffice
from backoffice.kyc import checks, rules
from backoffice.store.base import Row
from backoffice.store.datamap import Personal, columns
from backoffice.words import vocabulary

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for folder in ("backoffice", "ui", "migrations") for path in (ROOT / folder).rglob("*.py"))
PURE = ("rules", "checks", "comparison", "views", "approval_rules", "case_file", "mrz", "mrz_alphabet", "deadline")
PURE_MAY_IMPORT = {
    "__future__", "calendar", "collections", "dataclasses", "datetime", "difflib", "enum", "fractions", "functools",
    "hashlib", "itertools", "json", "re", "string", "typing", "unicodedata", "uuid", "zoneinfo",
}  # fmt: skip


def areas_imported() -> None:
    for module in pkgutil.walk_packages(backoffice.__path__, "backoffice."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, "split it by noun"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_says_first_what_it_is(path: Path) -> None:
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert told, "a module's first line says what it is"
    assert len(told.splitlines()) <= 5, "four lines at most, and one blank"


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if path.parent.parent.name == "backoffice" and path.stem in PURE],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_rules_do_no_input_or_output(path: Path) -> None:
    for name in imports_of(path):
        ours = name.startswith("backoffice.") and name.rsplit(".", 1)[-1] in (*PURE, "errors", "money", "clock", "kyc")
        assert ours or name.split(".")[0] in PURE_MAY_IMPORT, f"{name} has no place in rules"


@pytest.mark.promise("D-01", "D-02")
def test_every_mapped_column_is_classified() -> None:
    areas_imported()
    assert [str(column) for column, told in columns() if told is None] == []


@pytest.mark.promise("S-03")
def test_every_sealed_column_is_an_envelope() -> None:
    areas_imported()
    for column, told in columns():
        if isinstance(told, Personal) and told.sealed is not None:
            assert column.type.python_type is bytes, f"{column} is sealed, so it holds bytes"


@pytest.mark.promise("S-03")
def test_only_name_country_contact_and_device_words_are_plain() -> None:
    areas_imported()
    plain = {
        f"{column.table.fullname}.{column.name}"
        for column, told in columns()
        if isinstance(told, Personal) and told.sealed is None
    }
    assert plain == {
        "people.customer.masked_name",
        "people.identity.legal_name",
        "people.customer.country",
        "people.identity.email",
        "people.customer.language",
        "people.name_token.token",
        "kyc.attempt.device",
        "ledger.draft_words.explanation",
        "ledger.feed_note.words",
        "ledger.particulars.description",
        "ledger.alert_words.words",
        "reconcile.words.words",
        "staff.person.display_name",
    }


def test_each_area_keeps_its_tables_in_its_own_schema() -> None:
    areas_imported()
    for mapper in Row.registry.mappers:
        area = mapper.class_.__module__.split(".")[1]
        assert mapper.local_table.schema == area  # type: ignore[attr-defined]


def test_both_languages_know_the_same_words() -> None:
    assert vocabulary("en").keys() == vocabulary("zh").keys()


def test_every_code_of_the_kyc_rules_has_a_word() -> None:
    wanted = {f"kyc.verdict.{each}" for each in rules.Verdict}
    wanted |= {f"kyc.decided.{each}" for each in rules.Verdict}
    wanted |= {f"kyc.history.{each}" for each in rules.Verdict}
    wanted |= {f"kyc.state.{each}" for each in rules.CaseState}
    wanted |= {f"kyc.level.{each}" for each in rules.Level}
    wanted |= {f"kyc.picture.{each}" for each in rules.PictureKind}
    wanted |= {f"kyc.reason.{each.code}" for each in rules.REASONS}
    wanted |= {f"kyc.headline.{each}" for each in checks.HEADLINES}
    wanted |= {f"kyc.question.{each}" for each in checks.Question}
    wanted |= {f"kyc.mark.{each}" for each in checks.Mark}
    assert wanted <= vocabulary("en").keys()


def test_policies_name_every_number_the_rules_use() -> None:
    for file in (files("resources") / "policies").iterdir():
        if file.name.endswith(".toml") and file.name not in ("watch.toml", "approvals.toml"):
            told = tomllib.loads(file.read_text(encoding="utf-8"))
            assert set(told["kyc"]) == {
                "mail_leaves_after_seconds", "at_once_below_seconds", "lease_seconds", "claims_at_most",
            }  # fmt: skip

"""The tour as a newcomer runs it: in a process of its own, on an empty home, without a display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.headerregistry import Address
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageStat

from backoffice.reconcile.statement_file import read_source
from backoffice.reconcile.statement_profile import shipped_profiles
from backoffice.reconcile.statement_source import source_of
from backoffice.store.embedded import EmbeddedServer
from backoffice.store.house_lock import held_alone
from tests.made import made_once, move_into, quick_folder
from ui.tour.bank_file import wrongs
from ui.tour.visitor import TourStoppedError

ROOT = Path(__file__).parents[2]
DIFFERENT_COLOURS = 40
OF_THE_WINDOW = (
    "01-sign-in",
    "02-home",
    "03-palette",
    "04-cheat-sheet",
    "05-case",
    "06-case-zoomed",
    "07-reasons",
    "08-note",
    "09-decided",
    "10-undo",
    "11-mail-accepted",
    "13-dark",
    "14-chinese",
    "15-second-review",
    "16-signed-out",
    "17-check-out",
    "18-checked-out",
    "19-work-offline",
    "20-explorer",
    "21-statement",
    "22-matching",
    "22-difference",
    "23-findings",
    "24-finding",
    "25-closed",
    "26-checked-in",
    "28-conflict",
    "29-signed-out",
    "30-requests",
    "31-days",
    "32-request",
    "33-counted",
    "35-letter",
    "36-ledger",
    "37-account",
    "38-t-account",
    "39-report",
)


@dataclass(frozen=True)
class Toured:
    """What one run left: its home, its folder, its words."""

    home: Path
    out: Path
    said: subprocess.CompletedProcess[str]

    def letter_to(self) -> Address:
        letter = message_from_bytes((self.out / "11-mail.eml").read_bytes(), policy=policy.default)
        assert letter["Subject"]
        (address,) = letter["To"].addresses
        assert isinstance(address, Address)
        return address

    def words_of(self, name: str) -> str:
        with pypdfium2.PdfDocument(self.out / f"{name}.pdf") as document:
            return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def tour(home: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "BACKOFFICE_SMTP_URL", "BACKOFFICE_DATABASE_URL")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "backoffice.cli", "tour", "--out", out, *more],
        cwd=ROOT,
        env=environment | {"BACKOFFICE_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=900,
    )


def brightness(picture: Path) -> float:
    with Image.open(picture) as opened:
        return ImageStat.Stat(opened.convert("L")).mean[0]


def assert_each_page_has_its_picture(toured: Toured, name: str) -> None:
    with pypdfium2.PdfDocument(toured.out / f"{name}.pdf") as document:
        pages = len(document)
    pictures = {file.name for file in toured.out.glob(f"{name}-page-*.png")}
    assert pictures == {f"{name}-page-{at}.png" for at in range(1, pages + 1)}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    made = quick_folder()
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def first(folder: Path) -> Toured:
    """The first start of an empty home, and the tour after it."""
    home, out = folder / "home", folder / "album" / "first"
    return Toured(home, out, tour(home, out))


def test_the_first_tour_does_all_its_steps_without_a_complaint(first: Toured) -> None:
    assert (first.said.returncode, first.said.stderr) == (0, ""), first.said.stdout
    assert "What was done" in first.said.stdout
    assert not (first.out / "stuck.png").exists()


@pytest.mark.parametrize("name", ["00-preparing", *OF_THE_WINDOW])
def test_each_picture_shows_the_whole_window(first: Toured, name: str) -> None:
    with Image.open(first.out / f"{name}.png") as picture:
        assert picture.format == "PNG"
        assert picture.size == (1440, 900)
        colours = picture.convert("RGB").getcolors(picture.width * picture.height)
    assert colours is not None
    assert len(colours) > DIFFERENT_COLOURS


def test_dark_and_chinese_are_other_pictures_of_the_same_page(first: Toured) -> None:
    pictures = {(first.out / f"{name}.png").read_bytes() for name in OF_THE_WINDOW}
    assert len(pictures) == len(OF_THE_WINDOW)
    assert brightness(first.out / "13-dark.png") < brightness(first.out / "14-chinese.png") / 2


@pytest.mark.promise("K-08")
def test_the_mail_of_the_decided_case_has_left_and_is_shown(first: Toured) -> None:
    assert first.letter_to().addr_spec in first.said.stdout
    letters = list((first.home / "mail").glob("*.eml"))
    assert [letter.read_bytes() for letter in letters] == [(first.out / "11-mail.eml").read_bytes()]


def test_the_case_file_names_the_customer_and_has_a_picture_of_each_page(first: Toured) -> None:
    assert first.letter_to().display_name in first.words_of("12-case-file")
    assert_each_page_has_its_picture(first, "12-case-file")


@pytest.mark.promise("L-01", "L-02")
def test_the_account_is_closed_offline_and_its_report_is_signed_and_says_what_the_bank_got_wrong(first: Toured) -> None:
    (stated,) = read_source(source_of((first.out / "20-bank-statement.xml").read_bytes()), shipped_profiles())
    assert stated.opening is not None
    assert stated.closing is not None
    assert stated.closing.amount - stated.opening.amount == sum(line.amount for line in stated.lines)
    report = first.words_of("27-report")
    for word in ("Jonas Berg", "In transit", "Short or over", "Duplicate", "Fee", "one of 2 equal"):
        assert word in report, word
    assert report.index("Unexplained") < report.index("0.00", report.index("Unexplained")) < report.index("Ageing")
    assert b"/ETSI.CAdES.detached" in (first.out / "27-report.pdf").read_bytes()
    assert_each_page_has_its_picture(first, "27-report")


@pytest.mark.promise("L-02")
def test_the_second_decision_on_an_entry_is_in_conflict_and_both_are_told(first: Toured) -> None:
    assert "Jonas Berg. Of their parts" in first.said.stdout
    assert "1 conflicting." in first.said.stdout


@pytest.mark.promise("R-01")
def test_the_request_is_answered_by_a_signed_copy_that_says_what_is_held(first: Toured) -> None:
    answer = first.words_of("34-answer")
    for told in ("Your data, and what we do with it", "Who has received it", "What is not in the copy", "SHA-256"):
        assert told in answer, told
    with zipfile.ZipFile(first.out / "34-copy.zip") as copy:
        assert copy.read("answer.pdf") == (first.out / "34-answer.pdf").read_bytes()
    assert_each_page_has_its_picture(first, "34-answer")


@pytest.mark.promise("L-02")
def test_the_statement_carries_the_account_from_its_opening_to_its_closing(first: Toured) -> None:
    statement = first.words_of("39-statement")
    assert statement.index("Opening balance") < statement.index("Closing balance")
    assert (first.out / "39-statement-page-1.png").exists()


def test_a_bank_that_saw_too_few_payments_ends_the_tour_with_a_sentence() -> None:
    with pytest.raises(TourStoppedError, match="Only 0 payments came in on the bank account in those days"):
        wrongs(())


def test_nothing_runs_on_after_a_tour(first: Toured) -> None:
    assert not EmbeddedServer(first.home).running()
    with held_alone(first.home / "worker.lock") as nobody:
        assert nobody


def test_a_second_tour_takes_the_next_case_and_prepares_nothing(first: Toured, folder: Path) -> None:
    out = folder / "album" / "second"
    second = Toured(first.home, out, tour(first.home, out, "--part", "case"))
    assert (second.said.returncode, second.said.stderr) == (0, ""), second.said.stdout
    assert not (out / "00-preparing.png").exists()
    assert second.letter_to() != first.letter_to()
    assert not (out / "17-check-out.png").exists()


def test_a_house_that_is_no_sample_firm_is_left_alone(folder: Path, run_home: Path) -> None:
    home, out = folder / "live", folder / "album" / "live"
    home.mkdir()
    move_into(home, made_once(run_home, "empty"))
    (home / "settings.toml").write_text('firm = "Our own"\n')
    said = tour(home, out)
    assert said.returncode == 1
    assert "in the sample firm only" in said.stderr
    assert (out / "stuck.png").exists()
    assert not EmbeddedServer(home).running()


def test_a_folder_that_cannot_be_made_is_named(folder: Path) -> None:
    in_the_way = folder / "a file"
    in_the_way.write_text("")
    said = tour(folder / "unused", in_the_way / "out")
    assert said.returncode == 1
    assert said.stderr.startswith(f"backoffice tour: {in_the_way}")
    assert not (folder / "unused").exists()

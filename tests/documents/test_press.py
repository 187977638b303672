"""The press: a document made in another process, within its time, or a clear refusal."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from backoffice.documents.press import PressFailed, PressTooSlow, press


def shout(text: str) -> bytes:
    return text.upper().encode()


def chatter(text: str) -> bytes:
    print("a library that prints")  # noqa: T201
    return text.encode()


def whose(_: None) -> bytes:
    return str(os.getpid()).encode()


def fail(text: str) -> bytes:
    raise ValueError(f"no ink: {text}")


def die(_: None) -> bytes:
    os._exit(7)


def never_end(_: None) -> bytes:
    threading.Event().wait()
    return b""


def test_the_value_comes_back_rendered() -> None:
    assert press(shout, "paper") == b"PAPER"
    assert press(shout, "x" * 5_000_000) == b"X" * 5_000_000


def test_another_process_does_the_work() -> None:
    assert int(press(whose, None)) != os.getpid()


def test_what_a_library_prints_stays_out_of_the_document() -> None:
    assert press(chatter, "paper") == b"paper"


def test_a_fault_is_told_by_its_last_words() -> None:
    with pytest.raises(PressFailed) as told:
        press(fail, "black")
    assert told.value.facts["fault"] == "ValueError: no ink: black"


def test_a_process_that_dies_is_a_refusal() -> None:
    with pytest.raises(PressFailed) as told:
        press(die, None)
    assert "7" in str(told.value.facts["fault"])


def test_a_process_that_never_ends_is_given_up() -> None:
    with pytest.raises(PressTooSlow):
        press(never_end, None, within=2.0)


def test_the_window_pays_nothing_for_the_press_or_the_door() -> None:
    import subprocess

    loaded = "import sys, backoffice.kyc.pdf, backoffice.documents.press, backoffice.documents.signature;"
    asked = loaded + "print(sorted({'reportlab', 'pyhanko', 'PIL', 'uharfbuzz', 'cryptography'} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"

"""What the window says of its house: where the database is, how it stands, whose it is, and whom its sample offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.widgets.shapes import Shape

if TYPE_CHECKING:
    from backoffice.app import House, HouseState
    from backoffice.errors import BackofficeError
    from ui.shell.sample_row import SamplePerson

translate = QCoreApplication.translate


def standing(state: HouseState | None) -> tuple[Shape, str]:
    """Before anybody has signed in; None while the house is being opened or prepared."""
    if state is None:
        return Shape.LATER, translate("House", "Opening the database")
    if state.kind == "embedded":
        words = translate("House", "Database here, {version}, ready")
        return Shape.AGREES, words.format(version=state.version)
    if not state.version:
        # Nobody has reached it yet: that is known once somebody signs in.
        return Shape.LATER, translate("House", "Database on the firm's server, asked at sign-in")
    return Shape.AGREES, translate("House", "Database on the firm's server, ready")


def connected(state: HouseState) -> tuple[Shape, str]:
    """While somebody works."""
    if state.kind == "embedded":
        return Shape.AGREES, translate("House", "Database here, {version}").format(version=state.version)
    return Shape.AGREES, translate("House", "Database on the firm's server")


def lost() -> tuple[Shape, str]:
    """When the connection is gone."""
    return Shape.CONFLICTS, translate("House", "Connection lost")


def missing() -> tuple[Shape, str]:
    """When there is no house to be had."""
    return Shape.CONFLICTS, translate("House", "No database")


def firm(state: HouseState) -> str:
    """Whose house it is, and where."""
    name = translate("House", "Sample firm") if state.house == "sample" else state.firm
    if not name:
        # A server tells nothing before somebody has entered.
        return translate("House", "On the firm's server")
    if state.kind == "embedded":
        return translate("House", "{firm}, on this computer").format(firm=name)
    return translate("House", "{firm}, on the firm's server").format(firm=name)


def samples(house: House, language: str) -> tuple[SamplePerson, ...]:
    """The people of the sample firm with their duties in words; nobody in a live house."""
    from backoffice.words import say
    from ui.shell.sample_row import SamplePerson

    return tuple(
        SamplePerson(name, display_name, say(f"duty.{duty}", language))
        for name, display_name, duty in house.sample_people()
    )


def sentence(error: BackofficeError) -> str:
    """What went wrong, where no frame stands to say it."""
    from ui.shell import text

    return text.sentence(error)


def shut_out(error: BackofficeError, language: str) -> str:
    """Why somebody who was signed in is not any more: by whom and when, where that is known."""
    from datetime import datetime

    from ui.kyc.wording import Wording
    from ui.shell.text import sentence_for

    by, at = (str(error.facts.get(name) or "") for name in ("by", "at"))
    facts = {
        "by": by or translate("House", "an administrator"),
        "at": Wording(language).moment(datetime.fromisoformat(at)) if at else "–",
    }
    return sentence_for(error.code, {**error.facts, **facts})

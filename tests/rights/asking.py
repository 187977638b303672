"""Requests for tests, recorded by the officer as they would be."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from backoffice.people.policy import controller
from backoffice.rights import board, intake
from backoffice.rights.rules import Asker, Channel, Right
from backoffice.rights.views import Line, RequestPage
from tests.given import MARIA, Given

CONTROLLER = "xiaomi_crowd_trading"


def today(given: Given) -> date:
    """The civil date where the controller is."""
    return given.now().astimezone(controller(CONTROLLER).zone).date()


def letter(given: Given, customer: UUID | None, *rights: Right, on: date | None = None) -> intake.NewLetter:
    return intake.NewLetter(
        Channel.MAIL, Asker.PERSON, customer, CONTROLLER, on or today(given), rights, "Please send me all you hold."
    )


def asked(given: Given, customer: UUID | None, *rights: Right, on: date | None = None) -> UUID:
    """The first request of a letter with these rights."""
    return given.desk(MARIA).do(uuid4(), intake.receive, letter(given, customer, *rights, on=on)).first_request


def page(given: Given, request: UUID) -> RequestPage:
    return given.desk(MARIA).ask(board.page, request)


def line(given: Given, request: UUID) -> Line:
    return page(given, request).line

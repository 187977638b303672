"""A real SMTP relay on this machine, which can be told to refuse, to be silent, to go and to come back."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Event
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

DEADLINE_SECONDS = 60.0


def until(condition: Callable[[], object], what: str = "it happened") -> None:
    """Look again and again until the condition holds; fail when it takes a minute."""
    pause, deadline = Event(), time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline:
        if condition():
            return
        pause.wait(0.02)
    raise AssertionError(f"a minute has passed before {what}")


class LocalRelay:
    """`accepted` are the letters it took; `arrived` is set when a whole letter is here, answered or not.

    After `be_silent` it takes letters and holds its answers back until `speak`.
    """

    def __init__(self, **options: Any) -> None:
        self.sender_reply = self.recipient_reply = self.letter_reply = "250 OK"
        self.accepted: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.arrived = Event()
        self._may_speak = Event()
        self._may_speak.set()
        self._options = options
        self._port = 0
        self._controller: _Controller | None = None

    def come(self) -> None:
        self._controller = _Controller(self, hostname="127.0.0.1", port=self._port, **self._options)
        self._controller.start()
        self._port = self._controller.port

    def go(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def be_silent(self) -> None:
        self._may_speak.clear()

    def speak(self) -> None:
        self._may_speak.set()

    def url(self, scheme: str = "smtp", at: str = "127.0.0.1") -> str:
        return f"{scheme}://{at}:{self._port}"

    def ids(self) -> list[str]:
        return [str(letter["Message-ID"]) for letter in self.accepted]

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.sender_reply

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.recipient_reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_reply

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.letter_reply.startswith("250"):
            self.accepted.append(message_from_bytes(envelope.original_content or b"", policy=default))
            self.recipients.extend(envelope.rcpt_tos)
        self.arrived.set()
        await asyncio.get_running_loop().run_in_executor(None, self._may_speak.wait)
        return self.letter_reply


class _Controller(Controller):
    """A controller that finds out which port it was given."""

    def _trigger_server(self) -> None:
        server = cast("asyncio.Server", self.server)
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def local_relay(**options: Any) -> Iterator[LocalRelay]:
    relay = LocalRelay(**options)
    relay.come()
    try:
        yield relay
    finally:
        relay.speak()
        relay.go()


def lets_in(user: str, password: str) -> Callable[..., AuthResult]:
    """An authenticator for one user."""

    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, told: Any) -> AuthResult:
        right = isinstance(told, LoginPassword) and (told.login, told.password) == (user.encode(), password.encode())
        return AuthResult(success=right, handled=False)

    return check


def server_tls(certificate: str, newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.maximum_version = newest
    context.load_cert_chain(certificate)
    return context

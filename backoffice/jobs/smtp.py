"""Mail through an SMTP relay of the firm's own.

Boundary: verified TLS 1.3 to any other machine (S-01); the password comes from the keyring. Of the relay's replies
only the codes are kept: their text may name the customer. K-08.
"""

from __future__ import annotations

import ipaddress
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from threading import Timer
from urllib.parse import unquote, urlsplit

from backoffice.config import SettingsUnreadable
from backoffice.outbox.letter import Sender, mail
from backoffice.outbox.rules import Answer, Draft, Outcome

KEYRING_SERVICE = "backoffice-smtp"
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_SILENCE_SECONDS = 15.0
_LETTER_SECONDS = 60.0
_ENHANCED_CODE = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}\b")


class _SaidNoError(Exception):
    """The relay's reply was no; the argument is what that means for the message."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.said)
        self.answer = answer


class SmtpRelay:
    """A relay named by `smtp://` (this machine only), `smtp+starttls://` or `smtps://`, such as smtps://user@host:465.

    `silence_seconds` is how long the relay may keep silent, `letter_seconds` how long a letter may take in all once it
    has greeted: well under the time a message is locked for. Raises SettingsUnreadable for a URL that says something
    else, or less than S-01 asks.
    """

    def __init__(
        self, url: str, *, silence_seconds: float = _SILENCE_SECONDS, letter_seconds: float = _LETTER_SECONDS
    ) -> None:
        try:
            told = urlsplit(url)
            self._host, port = told.hostname or "", told.port
        except ValueError as fault:
            raise _unreadable(str(fault)) from fault
        if told.scheme not in _PORTS or not self._host or told.path.strip("/") or told.query or told.fragment:
            raise _unreadable("give it as smtps://user@host:port, smtp+starttls://user@host:port or smtp://localhost")
        if told.password is not None:
            raise _unreadable(f"the password belongs into the keyring, service {KEYRING_SERVICE}, not into the URL")
        if told.scheme == "smtp" and not _is_this_machine(self._host):
            raise _unreadable("mail to another machine leaves over smtps:// or smtp+starttls:// only")
        self._scheme = told.scheme
        self._port = port or _PORTS[told.scheme]
        self._user = unquote(told.username) if told.username else None
        self._silence_seconds = silence_seconds
        self._letter_seconds = letter_seconds

    def deliver(self, draft: Draft, sender: Sender) -> Answer:
        """Hand the letter over; accepted when the relay answers 250 to all of it."""
        letter = mail(draft, sender)
        handing_over = False
        try:
            with self._connected() as smtp:
                _accepted(smtp.mail(sender.address, _options(letter)), else_=Outcome.LATER)
                _accepted(smtp.rcpt(_recipient(letter)), else_=Outcome.NEVER)
                handing_over = True
                _accepted(smtp.data(letter.as_bytes()), else_=Outcome.NEVER)
        except _SaidNoError as fault:
            return fault.answer
        except smtplib.SMTPDataError as fault:
            return _refusal(fault.smtp_code, fault.smtp_error, Outcome.NEVER)
        except smtplib.SMTPResponseException as fault:
            return _refusal(fault.smtp_code, fault.smtp_error, Outcome.LATER)
        except smtplib.SMTPNotSupportedError:
            return Answer(Outcome.LATER, "not supported by the relay")
        except (OSError, smtplib.SMTPException) as fault:
            return Answer(Outcome.UNSURE if handing_over else Outcome.LATER, _trouble(fault))
        return Answer(Outcome.ACCEPTED)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        """A relay that has greeted, checked and let us in; shut when the letter takes too long."""
        smtp = self._greeted()
        watch = Timer(self._letter_seconds, _shut, [smtp])
        watch.daemon = True
        watch.start()
        try:
            if self._scheme == "smtp+starttls":
                smtp.starttls(context=_verified_tls())
            smtp.ehlo_or_helo_if_needed()
            if self._user is not None:
                smtp.login(self._user, _password(self._user))
            yield smtp
            with suppress(OSError, smtplib.SMTPException):
                smtp.quit()
        finally:
            watch.cancel()
            smtp.close()

    def _greeted(self) -> smtplib.SMTP:
        us, silence = socket.gethostname(), self._silence_seconds
        if self._scheme == "smtps":
            return smtplib.SMTP_SSL(self._host, self._port, us, timeout=silence, context=_verified_tls())
        return smtplib.SMTP(self._host, self._port, us, timeout=silence)


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _verified_tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    return context


def _password(user: str) -> str:
    # Imported where a relay asks for one: looking for a keyring takes longer than everything else here.
    import keyring
    from keyring.errors import KeyringError

    try:
        password = keyring.get_password(KEYRING_SERVICE, user)
    except KeyringError as fault:
        raise _SaidNoError(Answer(Outcome.LATER, "the keyring is not open")) from fault
    if password is None:
        raise _SaidNoError(Answer(Outcome.LATER, "no password for the relay in the keyring"))
    return password


def _recipient(letter: EmailMessage) -> str:
    address: str = letter["To"].addresses[0].addr_spec
    return address


def _options(letter: EmailMessage) -> tuple[str, ...]:
    return () if _recipient(letter).isascii() else ("SMTPUTF8", "BODY=8BITMIME")


def _accepted(reply: tuple[int, bytes], *, else_: Outcome) -> None:
    code, said = reply
    if code not in (250, 251):
        raise _SaidNoError(_refusal(code, said, else_))


def _refusal(code: int, said: bytes | str, for_good: Outcome) -> Answer:
    """What a no means. A 4xx is for now, and so is a 5.7.x: it is about our right to send, which can be put right."""
    enhanced = _ENHANCED_CODE.match(said if isinstance(said, bytes) else said.encode())
    told = enhanced.group().decode() if enhanced else ""
    final = 500 <= code <= 599 and not told.startswith("5.7.")
    return Answer(for_good if final else Outcome.LATER, f"{code} {told}".strip())


def _trouble(fault: Exception) -> str:
    if isinstance(fault, ssl.SSLCertVerificationError):
        return "the relay's certificate is not trusted"
    if isinstance(fault, ssl.SSLError):
        return "no TLS 1.3 with the relay"
    if isinstance(fault, TimeoutError) or isinstance(fault.__context__, TimeoutError):
        return "the relay is silent"
    if isinstance(fault, ConnectionRefusedError):
        return "nobody listens at the relay"
    if isinstance(fault, socket.gaierror):
        return "the relay's name is not known"
    if isinstance(fault, smtplib.SMTPServerDisconnected):
        return "the connection to the relay ended"
    return "the relay is not reached"


def _shut(smtp: smtplib.SMTP) -> None:
    """Wake whoever waits for the relay; past the TLS layer, whose own state belongs to the waiting thread."""
    if smtp.sock is not None:
        with suppress(OSError):
            socket.socket.shutdown(smtp.sock, socket.SHUT_RDWR)


def _unreadable(fault: str) -> SettingsUnreadable:
    return SettingsUnreadable(file="smtp_url", fault=fault)

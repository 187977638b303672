"""The sealer's loop: seal what is settled, sign documents that are asked for, end transactions that hold the trail up.

Boundary: one connection of the role `sealer`, the keys of its folder, checkpoints outside; no customer data. S-05.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backoffice.audit.checkpoint_files import CheckpointFiles
from backoffice.audit.seal_keys import SealKeys, open_keys
from backoffice.audit.sealing import Sealing
from backoffice.audit.signing import answer_requests, show_certificate
from backoffice.audit.stream_rows import Raw
from backoffice.documents.signature import make_firm_certificate
from backoffice.errors import BackofficeError
from backoffice.retention.register import Register

ROLE = "sealer"
CERTIFICATE = "document-certificate.der"
_SEAL_EVERY_SECONDS = 10.0
_LOOK_AGAIN_SECONDS = 0.5
_REST_AT_MOST_SECONDS = 10.0
_NAME_AT_MOST = 64

_log = logging.getLogger("backoffice.worker")


class Sealer:
    """Serves one house. `connect` opens an autocommit connection as `sealer`; `folder` holds its keys."""

    def __init__(self, connect: Callable[[], Raw], folder: Path, checkpoints: Sequence[Path], stop: Event) -> None:
        self._connect = connect
        self._folder = folder
        self._files = [CheckpointFiles(each) for each in checkpoints]
        self._registers = [Register(each) for each in checkpoints]
        self._stop = stop

    def serve(self) -> None:
        """Seal and sign until told to stop, then seal once more; a database that is away is waited for."""
        rest = 0.0
        while not self._stop.is_set():
            try:
                self._serve()
            except (psycopg.Error, BackofficeError) as fault:
                rest = min(max(2 * rest, 0.5), _REST_AT_MOST_SECONDS)
                _log.warning("sealer resting %.1f s after %s", rest, _named(fault))
                self._stop.wait(rest)

    def _serve(self) -> None:
        keys = open_keys(self._folder)
        with closing(self._connect()) as raw:
            certificate = self._certificate(raw, keys)
            if certificate is not None:
                show_certificate(raw, certificate)
            raw.execute("listen audit_sealer")
            sealing = Sealing(raw, keys, self._files)
            _log.info("sealing")
            seal_at = 0.0
            while not self._stop.is_set():
                answer_requests(raw, keys)
                if time.monotonic() >= seal_at:
                    _end_held_up(raw)
                    # First the register: its head is never much older than the last checkpoint.
                    self._register(raw, keys)
                    _seal(sealing)
                    seal_at = time.monotonic() + _SEAL_EVERY_SECONDS
                # Who asks for a signature knocks, which only shortens the wait.
                for _ in raw.notifies(timeout=_LOOK_AGAIN_SECONDS, stop_after=1):
                    pass
            self._register(raw, keys)
            _seal(sealing)

    def _register(self, raw: Raw, keys: SealKeys) -> None:
        """Erasures stand outside too, or a restored dump would bring back who is in it."""
        for register in self._registers:
            if count := register.write_out(raw, keys):
                _log.info("registered %d erasures", count)

    def _certificate(self, raw: Raw, keys: SealKeys) -> bytes | None:
        """The one in the folder if it is of this key, else a new one; None in a house that has no name yet."""
        file = self._folder / CERTIFICATE
        if file.exists():
            held = file.read_bytes()
            if _spki(x509.load_der_x509_certificate(held).public_key()) == _spki(keys.documents.public_key()):
                return held
        found = raw.execute("select firm, store.now() from store.house").fetchone()
        if found is None:
            return None
        firm, now = found
        made = make_firm_certificate(keys.documents, firm[:_NAME_AT_MOST], now)
        half = file.with_suffix(".part")
        half.write_bytes(made)
        half.replace(file)
        return made


def _spki(key: object) -> bytes:
    told: bytes = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined]
    return told


def _seal(sealing: Sealing) -> None:
    """One fault of the chain must not keep documents from being signed; it is told and tried again."""
    try:
        rows = sealing.seal_all()
    except BackofficeError as fault:
        _log.error("not sealed: %s", fault)
    else:
        if rows:
            _log.info("sealed %d rows", rows)


def _end_held_up(raw: Raw) -> None:
    for role, pid, since, ours in raw.execute("select role, pid, since, ours from audit.held_up()").fetchall():
        _log.warning("sealing is held up by %s (%d) since %s%s", role, pid, since, "; ending it" if ours else "")
    raw.execute("select audit.end_held_up()")


def _named(fault: Exception) -> str:
    if isinstance(fault, BackofficeError):
        return str(fault)
    return f"{type(fault).__name__} {getattr(fault, 'sqlstate', None) or ''}".strip()

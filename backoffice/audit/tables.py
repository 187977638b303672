"""Audit events, the register of documents made, and how the trail is sealed. All only grow; none holds personal text.

Boundary: written through `audit.record`, `audit.note` and `audit.note_export` alone, which take actor and instant from
the server; batches, certificates and signatures by the role `sealer`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, FetchedValue, ForeignKey, Identity, Index, Interval, text
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import plain


class EventRow(Row):
    __tablename__ = "event"
    __table_args__ = (
        Index("event_by_subject", "subject", "id"),
        Index("event_by_actor", "actor", "id"),
        Index("event_by_action", "action", "id"),
        Index("event_by_actor_and_action", "actor", "action", "id"),
        Index("event_by_time", "at", "id"),
        Index("event_by_xact", "xact", postgresql_using="brin"),
        {"schema": "audit"},
    )

    id: Mapped[int] = plain(Identity(always=True), primary_key=True)
    at: Mapped[datetime] = plain()
    actor: Mapped[str] = plain()
    action: Mapped[str] = plain()
    subject: Mapped[UUID | None] = plain()
    facts: Mapped[dict[str, object]] = plain()
    # Which transaction wrote it, and what keeps its leaf hash from telling what is in it.
    xact: Mapped[int] = plain(server_default=FetchedValue())
    salt: Mapped[UUID] = plain(server_default=FetchedValue())


class ExportRow(Row):
    """One document that was made: what, about whom, and its SHA-256."""

    __tablename__ = "export"
    __table_args__ = (
        Index("export_by_subject", "subject", "id"),
        Index("export_by_sha256", "sha256"),
        {"schema": "audit"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    event_id: Mapped[int] = plain()
    kind: Mapped[str] = plain()
    subject: Mapped[UUID | None] = plain()
    sha256: Mapped[bytes] = plain()
    size: Mapped[int] = plain()


class RecordableRow(Row):
    """An action that a role's own hand may enter; all others are entered by what does them."""

    __tablename__ = "recordable"
    __table_args__ = {"schema": "audit"}

    action: Mapped[str] = plain(primary_key=True)
    role: Mapped[str] = plain(primary_key=True)


class ExportableRow(Row):
    """A kind of document that a role may enter into the register."""

    __tablename__ = "exportable"
    __table_args__ = {"schema": "audit"}

    kind: Mapped[str] = plain(primary_key=True)
    role: Mapped[str] = plain(primary_key=True)


class StreamRow(Row):
    """A table whose rows are sealed; `columns` in the order they are hashed, `readers` the duties that read all."""

    __tablename__ = "stream"
    __table_args__ = {"schema": "audit"}

    name: Mapped[str] = plain(primary_key=True)
    columns: Mapped[list[str]] = plain()
    private: Mapped[bool] = plain()
    readers: Mapped[list[str]] = plain()


class BatchRow(Row):
    """One sealed batch; `leaves` are 40 bytes a row, its number and its leaf hash."""

    __tablename__ = "batch"
    __table_args__ = (
        CheckConstraint("length(root) = 32 and length(hash) = 32 and length(previous) in (0, 32)", name="batch_hashes"),
        CheckConstraint("length(leaves) = count * 40", name="batch_leaves"),
        {"schema": "audit"},
    )

    stream: Mapped[str] = plain(ForeignKey("audit.stream.name"), primary_key=True)
    number: Mapped[int] = plain(primary_key=True, autoincrement=False)
    cluster: Mapped[UUID] = plain()
    system: Mapped[int] = plain()
    columns: Mapped[list[str]] = plain()
    after_id: Mapped[int] = plain()
    until_id: Mapped[int] = plain()
    from_xact: Mapped[int] = plain()
    to_xact: Mapped[int] = plain()
    first_id: Mapped[int] = plain()
    last_id: Mapped[int] = plain()
    count: Mapped[int] = plain()
    root: Mapped[bytes] = plain()
    previous: Mapped[bytes] = plain()
    sealed_at: Mapped[datetime] = plain()
    hash: Mapped[bytes] = plain()
    key: Mapped[bytes] = plain()
    signature: Mapped[bytes] = plain()
    leaves: Mapped[bytes] = plain()


class SealingLimitRow(Row):
    """How long a transaction may hold up the sealing; at most five minutes."""

    __tablename__ = "sealing_limit"
    __table_args__ = (
        CheckConstraint("only_one", name="sealing_limit_only_one"),
        CheckConstraint("held <= interval '5 minutes'", name="sealing_limit_at_most"),
        {"schema": "audit"},
    )

    only_one: Mapped[bool] = plain(primary_key=True)
    held: Mapped[timedelta] = plain(Interval())


class FirmCertificateRow(Row):
    """The certificates the firm signs documents with; the latest one counts."""

    __tablename__ = "firm_certificate"
    __table_args__ = (
        CheckConstraint("sha256 = sha256(certificate)", name="firm_certificate_hash"),
        {"schema": "audit"},
    )

    sha256: Mapped[bytes] = plain(primary_key=True)
    certificate: Mapped[bytes] = plain()
    since: Mapped[datetime] = plain()


class SignatureRequestRow(Row):
    """What the firm is asked to sign for a document in the export register; `signed_sha256` is the finished file's."""

    __tablename__ = "signature_request"
    __table_args__ = (
        CheckConstraint("length(digest) = 32", name="signature_request_digest"),
        CheckConstraint("(signature is null) = (signed_at is null)", name="signature_request_signed"),
        CheckConstraint("(signed_sha256 is null) = (signed_size is null)", name="signature_request_filed"),
        Index("signature_request_waiting", "requested_at", postgresql_where=text("signature is null")),
        Index("signature_request_by_sha256", "signed_sha256"),
        {"schema": "audit"},
    )

    document: Mapped[UUID] = plain(ForeignKey("audit.export.id"), primary_key=True)
    digest: Mapped[bytes] = plain()
    requested_by: Mapped[str] = plain()
    requested_at: Mapped[datetime] = plain()
    signature: Mapped[bytes | None] = plain()
    signed_at: Mapped[datetime | None] = plain()
    signed_sha256: Mapped[bytes | None] = plain()
    signed_size: Mapped[int | None] = plain()

"""The matrix of the house itself: store, keys, trail, people at work, mail.

Boundary: declarations only; for each table who may do what with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.staff.can import Can

_ALL = Can.ALL

HOUSE: Mapping[str, Mapping[str, Can]] = {
    "audit.batch": {
        "finance": Can(select=_ALL),
        "kyc_lead": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "administrator": Can(select=_ALL),
        "sealer": Can(select=_ALL, insert=_ALL),
    },
    "audit.event": {
        "staff": Can(select=_ALL),
        "sealer": Can(select=_ALL),
    },
    "audit.export": {
        "staff": Can(select=_ALL),
    },
    "audit.firm_certificate": {
        "staff": Can(select=_ALL),
        "sealer": Can(select=_ALL, insert=_ALL),
    },
    "audit.signature_request": {
        "staff": Can(select=_ALL),
        "sealer": Can(select=_ALL, update=("signature",)),
    },
    "audit.stream": {
        "finance": Can(select=_ALL),
        "kyc_lead": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "administrator": Can(select=_ALL),
        "sealer": Can(select=_ALL),
    },
    "outbox.body": {
        "dpo": Can(insert=_ALL),
        "worker": Can(select=_ALL),
    },
    "outbox.message": {
        "dpo": Can(select=_ALL, insert=_ALL),
        "kyc_reviewer": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL, update=("state", "leaves_at", "tries", "last_fault", "locked_at")),
    },
    "staff.acknowledgement": {
        "staff": Can(select=_ALL),
    },
    "staff.break_glass": {
        "staff": Can(select=_ALL),
    },
    "staff.four_eyes": {
        "staff": Can(select=_ALL),
    },
    "staff.notice": {
        "staff": Can(select=_ALL),
    },
    "staff.person": {
        "staff": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "staff.presence": {
        "staff": Can(select=_ALL, insert=_ALL, update=_ALL),
    },
    "staff.proposal": {
        "staff": Can(select=_ALL),
    },
    "store.command": {
        "endpoint": Can(select=_ALL, insert=_ALL),
        "staff": Can(select=_ALL, insert=_ALL),
        "worker": Can(select=_ALL, insert=_ALL, delete=_ALL),
    },
    "store.house": {
        "staff": Can(select=_ALL),
        "worker": Can(select=_ALL),
        "sealer": Can(select=("firm",)),
    },
    "vault.blind_index": {
        "worker": Can(select=_ALL, insert=_ALL, update=_ALL),
    },
    "vault.class_grant": {
        "staff": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "vault.class_key": {
        "staff": Can(select=_ALL),
        "worker": Can(select=_ALL),
        "endpoint": Can(select=_ALL),
    },
    "vault.class_reader": {
        "staff": Can(select=_ALL),
    },
    "vault.customer_key": {
        "staff": Can(select=_ALL, insert=("id", "customer_id", "field_class", "class_key_id", "wrapped")),
        "endpoint": Can(insert=("id", "customer_id", "field_class", "class_key_id", "wrapped")),
    },
    "vault.destroyed_key": {
        "staff": Can(select=_ALL),
    },
    "vault.index_queue": {
        "staff": Can(insert=("id", "column_name", "row_id", "customer_id", "class_key_id", "sealed")),
        "worker": Can(select=_ALL, delete=_ALL),
        "endpoint": Can(insert=("id", "column_name", "row_id", "customer_id", "class_key_id", "sealed")),
    },
    "vault.person_key": {
        "staff": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "vault.rotation": {
        "staff": Can(select=_ALL),
    },
    "vault.slot": {
        "staff": Can(select=_ALL, insert=("person", "custody", "sealed"), update=("sealed",), delete=_ALL),
        "worker": Can(select=_ALL, delete=_ALL),
    },
    "vault.ticket": {
        "staff": Can(select=_ALL),
    },
}

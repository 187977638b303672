"""The matrix of what concerns customers: who they are, their cases, suspicions and requests.

Boundary: declarations only; for each table who may do what with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.staff.can import Can

_ALL = Can.ALL
_CLOCK = (
    "statute_on",
    "outer_on",
    "promise_on",
    "operative_on",
    "work_by_on",
    "letter_by_on",
    "pack",
    "calendar",
)
_CONSENT = (
    "id",
    "customer_id",
    "purpose",
    "act",
    "notice_version",
    "language",
    "shown_sha256",
    "how",
    "request_id",
    "done_by",
    "done_at",
)
_LETTER = (
    "id",
    "channel",
    "asker",
    "controller",
    "subject_id",
    "customer_id",
    "received_on",
    "dated_by",
    "recorded_by",
    "recorded_at",
    "agent_id",
    "from_held_address",
)
_REQUEST = (
    "id",
    "letter_id",
    "subject_id",
    "customer_id",
    "right",
    "place",
    "received_on",
    "state",
    "version",
    "objects_to",
    "takes_back",
    *_CLOCK,
)

CUSTOMERS: Mapping[str, Mapping[str, Can]] = {
    "kyc.attempt": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "kyc.case": {
        "kyc_reviewer": Can(select=_ALL, update=("claimed_by", "claimed_until")),
        "dpo": Can(select=("id", "number", "customer_id")),
        "mlro": Can(select=("id", "number", "customer_id", "headline", "handed_over_at", "state", "outcome")),
        "auditor": Can(select=_ALL),
        "administrator": Can(select=("id", "number", "customer_id")),
        "worker": Can(select=("id", "number")),
    },
    "kyc.decision": {
        "kyc_reviewer": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=_ALL),
    },
    "kyc.decision_note": {
        "kyc_reviewer": Can(select=_ALL, insert=_ALL),
        "dpo": Can(select=_ALL),
        "auditor": Can(select=("decision_id", "customer_id")),
    },
    "kyc.picture": {
        "kyc_reviewer": Can(select=_ALL, insert=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "kyc.provider_check": {
        "kyc_reviewer": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "kyc.rescreen": {
        "kyc_reviewer": Can(select=_ALL),
    },
    "people.customer": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=("id", "controller", "kyc")),
    },
    "people.account_freeze": {
        "finance": Can(select=_ALL),
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "people.correction": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "people.disclosure": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "people.consent": {
        "dpo": Can(select=_ALL, insert=_CONSENT),
        "auditor": Can(select=_ALL),
        "endpoint": Can(insert=_CONSENT),
    },
    "people.identity": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "people.restriction": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "people.objection": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "people.search": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "people.particulars": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
    },
    "retention.erasure": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "sealer": Can(select=("id", "customer_id", "request_id", "is_minor", "closed_at", "erased_by", "erased_at")),
    },
    "retention.finding": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "retention.hold": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "retention.rule": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "rights.event": {
        "dpo": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL, insert=_ALL),
    },
    "rights.letter": {
        "dpo": Can(select=_ALL, insert=_LETTER),
        "auditor": Can(select=_ALL),
        "worker": Can(select=("id", "controller")),
        "endpoint": Can(insert=_LETTER),
    },
    "rights.paper": {
        "dpo": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=("id", "letter_id", "subject_id", "media", "size", "sha256")),
        "endpoint": Can(insert=_ALL),
    },
    "rights.identity_paper": {
        "dpo": Can(
            select=_ALL, insert=("id", "request_id", "subject_id", "kind", "media", "received_by", "received_at")
        ),
        "auditor": Can(select=_ALL),
    },
    "rights.second_view": {
        "dpo": Can(select=("proposal_id", "rectification_id", "customer_id", "identity", "contact", "other")),
        "kyc_reviewer": Can(select=("proposal_id", "rectification_id", "customer_id", "identity", "contact")),
    },
    "rights.second_evidence": {
        "dpo": Can(select=_ALL),
        "kyc_reviewer": Can(select=_ALL),
    },
    "rights.sought_place": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "rights.second_look": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "rights.identity_content": {
        "dpo": Can(select=_ALL, insert=_ALL),
    },
    "rights.recipient_notice": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "rights.rectification": {
        "dpo": Can(select=_ALL),
        "auditor": Can(
            select=(
                "id",
                "request_id",
                "customer_id",
                "state",
                "proposal_id",
                "made_by",
                "made_at",
                "done_by",
                "done_at",
            )
        ),
    },
    "rights.complaint": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "rights.posting": {
        "dpo": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "rights.reply": {
        "dpo": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "rights.reply_draft": {
        "dpo": Can(select=_ALL, insert=_ALL, update=_ALL, delete=_ALL),
    },
    "rights.request": {
        "dpo": Can(select=_ALL, insert=_REQUEST, update=_CLOCK),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL, update=_CLOCK),
        "endpoint": Can(insert=_REQUEST),
    },
    "rights.words": {
        "dpo": Can(select=_ALL, insert=_ALL),
        "endpoint": Can(insert=_ALL),
    },
    "screening.act": {
        "mlro": Can(select=_ALL),
    },
    "screening.draft": {
        "mlro": Can(select=_ALL, insert=_ALL, update=_ALL, delete=_ALL),
    },
    "screening.event": {
        "mlro": Can(select=_ALL),
        "sealer": Can(select=_ALL),
    },
    "screening.file": {
        "mlro": Can(select=_ALL),
    },
    "screening.referral": {
        "mlro": Can(select=_ALL),
    },
    "screening.words": {
        "mlro": Can(select=_ALL),
    },
}

"""The matrix of the books.

Boundary: declarations only; for each table who may do what with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.staff.can import Can

_ALL = Can.ALL

BOOKS: Mapping[str, Mapping[str, Can]] = {
    "ledger.account": {
        "worker": Can(select=("id", "kind", "holder", "path")),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.alert": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(
            select=("id", "number", "rule", "severity", "policy_version", "state", "found_at", "changed_at")
        ),
    },
    "ledger.alert_evidence": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
    },
    "ledger.alert_step": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
    },
    "ledger.alert_words": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
    },
    "ledger.left_before": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.approval": {
        "worker": Can(select=_ALL),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.approval_key": {
        "worker": Can(select=_ALL),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.approval_proof": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.asset": {
        "mlro": Can(select=_ALL),
        "worker": Can(select=_ALL),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.batch": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.checkpoint": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.correction": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.draft": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.draft_leg": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.draft_words": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.feed_finding": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.feed_note": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.month_seal": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.night_proof": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.particulars": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.posting": {
        "worker": Can(select=("booked_on", "transaction_id", "seq", "account_id", "asset", "amount")),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.reference": {
        "worker": Can(select=("source", "reference", "transaction_id")),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.reversal": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.transaction": {
        "worker": Can(select=("booked_on", "id", "kind", "reverses", "happened_on")),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "sealer": Can(select=_ALL),
    },
    "ledger.watch_due": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "worker": Can(select=_ALL, delete=_ALL),
    },
    "ledger.watch_new": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "ledger.watch_policy": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "reconcile.adjustment": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.check_out": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.check_out_account": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.closing": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.decision": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.decision_log": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.house_rule": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.match": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.match_entry": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.match_line": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.reversal": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.verdict": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "reconcile.words": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
}

"""What a role may enter into the trail by its own hand, and which documents it may enter into the register.

Boundary: pure; the database has the same lists and refuses everything else. An act is entered by what does it. S-05.
"""

from __future__ import annotations

from collections.abc import Mapping

_REPORTS = ("statement", "trial_balance", "journal", "customer")
RECORDABLE: Mapping[str, frozenset[str]] = {
    "staff.signed_in": frozenset({"staff"}),
    "audit.trail_read": frozenset({"staff"}),
    "audit.list_written": frozenset({"staff"}),
    "kyc.case_file.written": frozenset({"kyc_reviewer"}),
    "staff.review_written": frozenset({"administrator"}),
    "outbox.mail_failed": frozenset({"worker"}),
    "upkeep.backup_made": frozenset({"backup", "deployer"}),
    "upkeep.restored": frozenset({"deployer"}),
    "upkeep.restored_without_erasures": frozenset({"deployer"}),
    "ledger.report_written": frozenset({"finance", "auditor"}),
    "reconcile.report_written": frozenset({"finance", "auditor"}),
    "rights.copy_prepared": frozenset({"dpo"}),
    "rights.letter_filed": frozenset({"dpo"}),
    "rights.register_written": frozenset({"dpo"}),
}
EXPORTABLE: Mapping[str, frozenset[str]] = {
    "kyc.case_file": frozenset({"kyc_reviewer"}),
    "audit.list_csv": frozenset({"staff"}),
    "audit.list_pdf": frozenset({"staff"}),
    "rights.access_answer": frozenset({"dpo"}),
    "rights.letter": frozenset({"dpo"}),
    "rights.register": frozenset({"dpo"}),
    "reconcile.report": frozenset({"finance", "auditor"}),
    **{f"ledger.{kind}": frozenset({"finance", "auditor"}) for kind in _REPORTS},
}

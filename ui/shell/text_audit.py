"""One sentence for each error code of the audit trail: its lists, its seal and its checkpoints.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

AUDIT: dict[str, str] = {
    "audit.list_not_written": QT_TRANSLATE_NOOP(
        "Error", "The list could not be written as {path}: {reason}. Nothing was kept of it; make room and try again."
    ),
    "audit.list_too_long": QT_TRANSLATE_NOOP(
        "Error",
        "{count} entries are too many for a PDF of {at_most}. Nothing was written; narrow the list, or take CSV.",
    ),
    "audit.no_seal_key_here": QT_TRANSLATE_NOOP(
        "Error",
        "The firm’s seal key does not lie in {folder}, so nothing can be proved here. Nothing was verified; do it "
        "where the sealer runs, or name the key in the settings.",
    ),
    "audit.no_such_entry": QT_TRANSLATE_NOOP("Error", "There is no such entry, or it is not for you."),
    "audit.checkpoints_not_written": QT_TRANSLATE_NOOP(
        "Error", "The checkpoints of the sealed trail in {path} cannot be used: {reason}. No entry is lost; make room."
    ),
    "audit.may_not_verify": QT_TRANSLATE_NOOP(
        "Error", "None of your duties lets you verify this part of the trail. An auditor or administrator can."
    ),
    "audit.not_signed_yet": QT_TRANSLATE_NOOP(
        "Error", "The document is not signed yet after {seconds} s, so it was not kept. Try again."
    ),
    "audit.not_your_document": QT_TRANSLATE_NOOP(
        "Error", "The firm signs a document only for who has just entered it. Nothing was signed; write it again."
    ),
    "audit.other_cluster": QT_TRANSLATE_NOOP(
        "Error", "What a restore left over of {stream} is not sealed. The keeper runs: backoffice audit restored."
    ),
    "audit.seal_key_unusable": QT_TRANSLATE_NOOP(
        "Error", "The sealing key in {path} cannot be used: {reason}. Nothing is sealed until it is put right."
    ),
    "audit.trail_differs": QT_TRANSLATE_NOOP(
        "Error", "Batch {batch} of {stream} differs from the checkpoints in {path}. Sealing stops; verify the trail."
    ),
}

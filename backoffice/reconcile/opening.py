"""The offline door: which snapshots lie on this computer, and a bench on one of them.

Boundary: files and keyring alone. Slow (a passphrase is stretched on purpose): never on the window's own thread.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from backoffice.config import Settings
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.problems import open_workbook
from backoffice.reconcile.snapshot import WORKBOOK, Lying, destroy, folder_of, lying_in, open_snapshot, unlock
from backoffice.reconcile.snapshot_signer import token_place, unlock_signer
from backoffice.reconcile.workbook import Workbook
from backoffice.reconcile.workbook_file import WorkbookNotHere
from backoffice.staff.rules import Duty, Person
from backoffice.vault.root_pin import pinned_root

PERSON = "person"


def snapshots_here(settings: Settings) -> tuple[Lying, ...]:
    """The snapshots of this installation, the newest first; nothing of them is verified yet."""
    return lying_in(folder_of(settings.home))


def open_bench(
    settings: Settings, path: Path, passphrase: str = "", secret: str = "", *, clock_was_ahead: bool = False
) -> Bench:
    """Verify and open a snapshot. `secret` unlocks its person's signing key; without one the bench only looks.

    `clock_was_ahead`: the person says that this computer's clock, behind a time it has shown, is right; it is signed.
    Raises what `snapshot.open_snapshot`, `snapshot_signer.unlock_signer` and `problems.open_workbook` raise.
    """
    snapshot = open_snapshot(path, pinned_root(settings.home), passphrase, clock_was_ahead=clock_was_ahead)
    try:
        place = token_place(settings.token_library, settings.token)
        signer = unlock_signer(snapshot, secret, place) if secret else None
        return Bench(snapshot, signer, open_workbook(snapshot, signer))
    except BaseException:
        snapshot.close()
        raise


def open_decisions(settings: Settings, path: Path, passphrase: str = "") -> Workbook:
    """The decisions made on a snapshot, to be brought back: to read alone, and also once its time is over.

    Expiry ends opening the books offline, for what is on a laptop must not outlive its purpose. What was decided before
    is signed and is judged by the house's books of that day, so that nothing is gained by losing it: it is taken in
    until somebody recalls the check-out. A decision dated after the expiry is refused in the house. The clock is not
    looked at, as nothing is decided. Raises WorkbookNotHere, and what `snapshot.unlock` and `Workbook.open` raise.
    """
    signed, key = unlock(path, pinned_root(settings.home), passphrase)
    manifest, public = signed.manifest, signed.vouched.keys.signing
    book = path.with_suffix(WORKBOOK)
    if not book.exists():
        raise WorkbookNotHere(name=book.name)
    return Workbook.open(book, key.workbook, manifest.id, manifest.person, public, lambda: datetime.now(UTC))


def destroy_here(path: Path) -> None:
    """Destroy a snapshot with its key and what lies beside it. Raises as `snapshot.destroy`."""
    destroy(path)


def person_of(bench: Bench) -> Person:
    """Who took the snapshot out, with the duties they had then."""
    told = json.loads(bench.snapshot.meta(PERSON) or "{}")
    duties = tuple(duty for duty in Duty if duty.value in told.get("duties", ()))
    return Person(
        bench.person,
        str(told.get("display_name", bench.person)),
        str(told.get("language", "en")),
        duties or (Duty.FINANCE,),
    )


def person_told(person: Person) -> str:
    """What a check-out notes of its person for `person_of`."""
    return json.dumps(
        {
            "display_name": person.display_name,
            "language": person.language,
            "duties": [duty.value for duty in person.duties],
        }
    )

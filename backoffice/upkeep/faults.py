"""What can stop a backup or a restore: one class per cause, each with its code and facts.

Boundary: facts only; the sentences are said at the edges. Nothing was changed where one of these is raised.
"""

from __future__ import annotations

from backoffice.errors import Conflict, Missing, NotAllowed, Refused, Unavailable


class DumpExists(Conflict):
    """A file of that name is there already. Facts: `path`."""

    code = "upkeep.dump_exists"


class DumpNotWritten(Unavailable):
    """The file cannot be made or written. Facts: `path`, `reason`."""

    code = "upkeep.dump_not_written"


class NoRoomForDump(Unavailable):
    """The disk of the file is full. Facts: `path`, `free` (bytes)."""

    code = "upkeep.no_room_for_dump"


class DumpNotRead(Unavailable):
    """The file is not there or cannot be read. Facts: `path`, `reason`."""

    code = "upkeep.dump_not_read"


class NotADump(Refused):
    """The file is no dump of ours. Facts: `path`."""

    code = "upkeep.not_a_dump"


class DumpDamaged(Refused):
    """The file was changed, cut or put together anew. Facts: `path`, `chunk` (the first that is wrong)."""

    code = "upkeep.dump_damaged"


class DumpNewer(Refused):
    """The file was written by a newer version. Facts: `path`, `found`, `ours`."""

    code = "upkeep.dump_newer"


class ErasuresMissing(Refused):
    """R-03: the register of erasures beside the checkpoints was cut short, so the dump would bring people back.

    Facts: `missing` (how many entries at least; 0 where the register cannot say how many there were).
    """

    code = "upkeep.erasures_missing"


class BackupKeyMissing(Missing):
    """The key of this dump's epoch is not kept here. Facts: `epoch`, `key`."""

    code = "upkeep.backup_key_missing"


class BackupKeyForgotten(Missing):
    """The key of this dump's epoch was destroyed, and with it the dump. Facts: `epoch`, `at`."""

    code = "upkeep.backup_key_forgotten"


class BackupKeysUnreadable(Unavailable):
    """The file of the backup keys is not what was written. Facts: `path`, `reason`."""

    code = "upkeep.backup_keys_unreadable"


class NoSuchEpoch(Missing):
    """There is no backup key of that month here. Facts: `epoch`."""

    code = "upkeep.no_such_epoch"


class PassphraseWrong(Refused):
    """The passphrase is not the one that sealed this dump."""

    code = "upkeep.passphrase_wrong"


class PassphraseNeeded(Refused):
    """The dump was sealed under a passphrase and none was given; or an empty one was."""

    code = "upkeep.passphrase_needed"


class HouseNotEmptyForRestore(Conflict):
    """A dump goes into an empty house only. Facts: `house`, `firm`."""

    code = "upkeep.house_not_empty"


class NotTheKeeper(NotAllowed):
    """This role may not read or restore everything, so it would have done half. Facts: `what`."""

    code = "upkeep.not_the_keeper"


class FirmUnnamed(Refused):
    """A live house begins with the firm's name: `--firm`, or `firm` in settings.toml."""

    code = "upkeep.firm_unnamed"

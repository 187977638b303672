"""Where an embedded database lies: its data, locks and socket, and the account that owns them.

Normally all of it is inside the home folder. What the server's account cannot reach there (a home below /root), and
what does not fit (a socket path is limited to about 100 bytes), lies elsewhere and the home records where.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from backoffice.errors import Unavailable
from backoffice.store.faults import DiskFull, FolderNotWritable, HomeUnreachable
from backoffice.store.server_user import ServerUser, is_root, owner_of, system_user, this_person

ROOM_NEEDED = 160 * 1024 * 1024
_ELSEWHERE = Path("/var/lib/backoffice-databases")
_ELSEWHERE_RECORD = "database.elsewhere"
_SOCKET_RECORD = "socket.elsewhere"
_SOCKET_PATH_BYTES = 103
_OUR_OWN = 0o700


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with `database/` and `locks/`, and the account the server runs as."""

    folder: Path
    user: ServerUser

    @property
    def data(self) -> Path:
        return self.folder / "database"

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    @property
    def locks(self) -> Path:
        return self.folder / "locks"

    def lock_owner(self) -> tuple[int, int] | None:
        return self.user.stepped_down


def settle(home: Path) -> Place:
    """Find or make the place of `home`.

    Raises FolderNotWritable, HomeUnreachable, NoServerUser or DiskFull.
    """
    try:
        place = _settle_as_root(home) if is_root() else _settle(home)
        make_folder(place.locks, place.user)
    except OSError as fault:
        raise trouble(home, fault) from fault
    return place


def look(home: Path) -> Place | None:
    """The place of `home` if a database was ever made there; makes nothing."""
    try:
        folder = _recorded(home) or home
        if not (folder / "database" / "PG_VERSION").exists():
            return None
        user = owner_of(folder / "database") if is_root() else None
    except OSError as fault:
        raise trouble(home, fault) from fault
    return Place(folder, user or this_person())


def trouble(path: Path, fault: OSError) -> Unavailable:
    """The clear name of what the file system refused."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(path)
    return FolderNotWritable(path=str(fault.filename or path), reason=fault.strerror or str(fault))


def disk_full(path: Path) -> DiskFull:
    return DiskFull(path=str(path), free=free_bytes(path), needed=ROOM_NEEDED)


def free_bytes(path: Path) -> int:
    """Room on the disk that holds `path`, which need not exist yet."""
    while not path.exists():
        path = path.parent
    return shutil.disk_usage(path).free


def make_folder(folder: Path, owner: ServerUser) -> None:
    """A folder for `owner` alone; left as it is when it is already there."""
    try:
        folder.mkdir(mode=_OUR_OWN)
    except FileExistsError:
        if folder.is_symlink() or not folder.is_dir():
            raise
    else:
        owner.give(folder)


def _settle(home: Path) -> Place:
    user = this_person()
    home.parent.mkdir(parents=True, exist_ok=True)
    make_folder(home, user)
    place = Place(home, user)
    if sys.platform != "win32" and place.data.exists() and place.data.stat().st_uid != user.uid:
        raise FolderNotWritable(path=str(place.data), reason="it belongs to another account of this computer")
    if not os.access(home, os.W_OK | os.X_OK):
        raise FolderNotWritable(path=str(home), reason=os.strerror(errno.EACCES))
    return place


def _settle_as_root(home: Path) -> Place:
    folder = _recorded(home) or home
    user = owner_of(folder / "database") or owner_of(home) or system_user()
    if not (folder / "database").exists():
        _make_home(home, user)
        if folder == home and not _let_in(home, user):
            folder = _settle_elsewhere(home, user)
    if not user.can_enter(folder):
        raise HomeUnreachable(path=str(folder), user=user.name)
    return Place(folder, user)


def _make_home(home: Path, user: ServerUser) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    try:
        home.mkdir(mode=_OUR_OWN)
    except FileExistsError:
        if not home.is_dir():
            raise


def _let_in(home: Path, user: ServerUser) -> bool:
    """Whether the server's account can come to `home`; a private home is opened to pass through for it alone."""
    if user.can_enter(home):
        return True
    found = home.stat()
    private = found.st_uid == 0 and not stat.S_IMODE(found.st_mode) & 0o077
    if not private or user.stepped_down is None or not user.can_enter(home.parent):
        return False
    os.chown(home, -1, user.stepped_down[1])
    home.chmod(0o710)
    return user.can_enter(home)


def _recorded(home: Path) -> Path | None:
    record = home / _ELSEWHERE_RECORD
    if not is_root() or not record.exists():
        return None
    token = record.read_text(encoding="ascii").strip()
    if len(token) != 16 or set(token) - set("0123456789abcdef"):
        raise FolderNotWritable(path=str(record), reason="this record was changed and names no folder of ours")
    return _ELSEWHERE / token


def _settle_elsewhere(home: Path, user: ServerUser) -> Path:
    """A folder the server's account can reach, recorded in `home`; the first of two processes decides which."""
    if user.stepped_down is None:
        return home
    _ELSEWHERE.mkdir(mode=0o711, parents=True, exist_ok=True)
    token = secrets.token_hex(8)
    folder = _ELSEWHERE / token
    folder.mkdir(mode=0o710)
    os.chown(folder, 0, user.stepped_down[1])
    written = home / f"{_ELSEWHERE_RECORD}.{token}"
    written.write_text(token + "\n", encoding="ascii")
    try:
        os.link(written, home / _ELSEWHERE_RECORD)
        (folder / "home").write_text(f"{home}\n", encoding="utf-8", errors="surrogateescape")
    except FileExistsError:
        folder.rmdir()
    finally:
        written.unlink()
    return _recorded(home) or folder


def socket_folder(place: Place) -> Path | None:
    """Where the socket of a started server is; None before its first start."""
    inside = place.folder / "socket"
    if _fits(inside):
        return inside
    try:
        written_for, folder = (place.folder / _SOCKET_RECORD).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    # A home that was copied brings the record along, but the socket belongs to the original.
    return Path(folder) if written_for == str(place.folder) else None


def make_socket_folder(place: Place) -> Path:
    """The socket's folder, private to the server's account, made or made again when the system cleared it away."""
    folder = socket_folder(place)
    if folder == place.folder / "socket":
        make_folder(folder, place.user)
        return folder
    if folder is None or not _is_private_to(folder, place.user):
        base = Path("/run") if is_root() else Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
        if not (base.is_dir() and os.access(base, os.W_OK) and _fits(base / "backoffice-12345678")):
            base = Path("/tmp")
        folder = Path(tempfile.mkdtemp(prefix="backoffice-", dir=base))
        place.user.give(folder)
        record = place.folder / _SOCKET_RECORD
        record.write_text(f"{place.folder}\n{folder}\n", encoding="utf-8")
        place.user.give(record)
    return folder


def _fits(folder: Path) -> bool:
    """Whether libpq takes it for one socket's folder: short, and no comma, which would part two hosts."""
    return "," not in str(folder) and len(os.fsencode(folder / ".s.PGSQL.5432")) <= _SOCKET_PATH_BYTES


def _is_private_to(folder: Path, user: ServerUser) -> bool:
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == _OUR_OWN and found.st_uid == user.uid

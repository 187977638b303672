"""What can stop the embedded server: one class per cause, each with its code and facts.

Boundary: facts only; the sentences are said at the edges.
"""

from __future__ import annotations

from backoffice.errors import Unavailable


class BinariesMissing(Unavailable):
    """No PostgreSQL in this installation. Facts: `looked_in`."""

    code = "store.binaries_missing"


class DataNewer(Unavailable):
    """The data was written by a newer PostgreSQL. Facts: `path`, `found`, `ours` (major versions)."""

    code = "store.data_newer"


class DiskFull(Unavailable):
    """No room for the database. Facts: `path`, `free`, `needed` (bytes)."""

    code = "store.disk_full"


class FolderNotWritable(Unavailable):
    """The home folder cannot be used by this person. Facts: `path`, `reason`."""

    code = "store.folder_not_writable"


class HomeUnreachable(Unavailable):
    """The server's own system user cannot come to its data. Facts: `path`, `user`."""

    code = "store.home_unreachable"


class NoServerUser(Unavailable):
    """No account to run the server as. Facts: `user`, `reason`."""

    code = "store.no_server_user"


class ServerNotStarted(Unavailable):
    """The server was made or started and did not come up. Facts: `path` of its data, `log` (its last lines)."""

    code = "store.server_not_started"


class StartBusy(Unavailable):
    """Another process has been starting or stopping this server for too long. Facts: `path`, `waited` (seconds)."""

    code = "store.start_busy"


class SecretUnavailable(Unavailable):
    """The operating system's keyring does not give the server's own password (Windows). Facts: `reason`."""

    code = "store.secret_unavailable"

"""Typed settings, read once from the environment and `settings.toml` in the home folder.

Boundary: the only module that reads BACKOFFICE_ variables.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from backoffice.errors import Refused


class SettingsUnreadable(Refused):
    code = "config.settings_unreadable"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where this installation lives, and how mail leaves it.

    `home` holds data, settings and exports. `database_url` is None for the embedded server, else a libpq URL.
    `smtp_url` is None for the mail folder of the sample firm, else "smtps://user@host:port",
    "smtp+starttls://user@host:port", or "smtp://host:port" for a relay on this machine. `checkpoints_copy` is a second
    folder for the checkpoints of the sealed trail, `seal_key` the public keys they are signed with (base64, by spaces);
    without it those are believed that lie beside the sealer's own keys. `token_library` is the PKCS#11 library of this
    computer's readers, `token` the label or serial number of the one to make keys on where several are in.
    """

    home: Path
    database_url: str | None = None
    smtp_url: str | None = None
    firm: str = "sample"
    checkpoints_copy: str | None = None
    seal_key: str | None = None
    token_library: str | None = None
    token: str | None = None

    @property
    def sealer_folder(self) -> Path:
        """Where the sealer's keys lie."""
        return self.home / "sealer"

    @property
    def checkpoint_folders(self) -> tuple[Path, ...]:
        """Where the checkpoints of the sealed trail are written, our own folder first."""
        copy = () if self.checkpoints_copy is None else (Path(self.checkpoints_copy).expanduser(),)
        return (self.home / "checkpoints", *copy)

    @property
    def mail_folder(self) -> Path:
        return self.home / "mail"

    @property
    def exports_folder(self) -> Path:
        return self.home / "exports"


def default_home() -> Path:
    """The platform's user data folder; for root the system's, so that an unprivileged server can reach it."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/lib/backoffice")
    import platformdirs

    return Path(platformdirs.user_data_dir("backoffice", appauthor=False))


def password_descriptor() -> int | None:
    """The file descriptor a password is to be read from (BACKOFFICE_PASSWORD_FD); None when nobody gave one."""
    return _descriptor("BACKOFFICE_PASSWORD_FD")


def pin_descriptor() -> int | None:
    """The same for the PIN of a token (BACKOFFICE_PIN_FD)."""
    return _descriptor("BACKOFFICE_PIN_FD")


def _descriptor(name: str) -> int | None:
    told = os.environ.get(name, "")
    return int(told) if told.isdecimal() else None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings of this process. Raises SettingsUnreadable naming the file and what is wrong with it."""
    home = Path(environment.get("BACKOFFICE_HOME") or default_home()).expanduser().absolute()
    file = home / "settings.toml"
    written: dict[str, object] = {}
    if file.exists():
        # Only now: a start that has no such file need not wait for the reader.
        import tomllib

        try:
            written = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            raise SettingsUnreadable(file=str(file), fault=str(fault)) from fault
    known = {"database_url", "smtp_url", "firm", "checkpoints_copy", "seal_key", "token_library", "token"}
    for name, value in written.items():
        if name not in known or not isinstance(value, str):
            raise SettingsUnreadable(file=str(file), fault=f"{name} = {value!r}")
    texts = {name: str(value) for name, value in written.items()}
    return Settings(
        home=home,
        database_url=environment.get("BACKOFFICE_DATABASE_URL") or texts.get("database_url"),
        smtp_url=environment.get("BACKOFFICE_SMTP_URL") or texts.get("smtp_url"),
        firm=texts.get("firm", "sample"),
        checkpoints_copy=texts.get("checkpoints_copy"),
        seal_key=texts.get("seal_key"),
        token_library=environment.get("BACKOFFICE_TOKEN_LIBRARY") or texts.get("token_library"),
        token=environment.get("BACKOFFICE_TOKEN") or texts.get("token"),
    )

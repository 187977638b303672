"""What the window remembers of a person between two starts: theme, language, folded rail, size and place.

Boundary: no case, no customer, nothing typed; kept in window.ini of the home folder.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_LAST = "last"


class Memory:
    """One file for all persons of this home. What is set for a person also serves the next sign-in page."""

    def __init__(self, home: Path) -> None:
        self._file = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        self._person = _LAST

    def belongs_to(self, person: str) -> None:
        """Read and write for this person from now on; what they never chose stays as it is on the screen."""
        self._person = person

    @property
    def last_person(self) -> str:
        return str(self._file.value(f"{_LAST}/person", ""))

    @last_person.setter
    def last_person(self, name: str) -> None:
        self._file.setValue(f"{_LAST}/person", name)

    def remembers(self, person: str) -> bool:
        """Whether the keyring was asked to keep this person's password; the password itself is never here."""
        return str(self._file.value(f"person.{person}/remembered", "no")) == "yes"

    def set_remembers(self, person: str, remembers: bool) -> None:
        self._file.setValue(f"person.{person}/remembered", "yes" if remembers else "no")

    @property
    def dark(self) -> bool:
        return self._value("dark", "no") == "yes"

    @dark.setter
    def dark(self, dark: bool) -> None:
        self._keep("dark", "yes" if dark else "no")

    @property
    def language(self) -> str:
        """ "en" or "zh", or empty when nobody has chosen yet."""
        return self._one_of("language", ("en", "zh"))

    @language.setter
    def language(self, language: str) -> None:
        self._keep("language", language)

    @property
    def own_language(self) -> str:
        """The language this person has chosen before, or empty."""
        chosen = str(self._file.value(f"person.{self._person}/language", ""))
        return chosen if chosen in ("en", "zh") else ""

    @property
    def rail(self) -> str:
        """ "folded" or "open" as the person chose, or empty: then the window's width decides."""
        return self._one_of("rail", ("folded", "open"))

    @rail.setter
    def rail(self, rail: str) -> None:
        self._keep("rail", rail)

    @property
    def geometry(self) -> QByteArray:
        kept = self._file.value(f"{_LAST}/geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._file.setValue(f"{_LAST}/geometry", geometry)

    def _value(self, name: str, otherwise: str) -> str:
        last = self._file.value(f"{_LAST}/{name}", otherwise)
        return str(self._file.value(f"person.{self._person}/{name}", last))

    def _one_of(self, name: str, known: tuple[str, ...]) -> str:
        kept = self._value(name, "")
        return kept if kept in known else ""

    def _keep(self, name: str, value: str) -> None:
        self._file.setValue(f"{_LAST}/{name}", value)
        if self._person != _LAST:
            self._file.setValue(f"person.{self._person}/{name}", value)

"""The folder a tour leaves behind: numbered pictures, mail and documents, each with what it shows.

Boundary: files in, files out; a later tour writes over an earlier one. What cannot be written is an OSError.
"""

from __future__ import annotations

import shutil
from email import message_from_bytes, policy
from itertools import islice
from pathlib import Path

from PySide6.QtGui import QPixmap

_PAGE_SCALE = 2.0
_PAGES_AT_MOST = 8
_HEADERS = ("From", "To", "Date", "Subject")


class Album:
    """One folder, made when it is missing."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._captions: dict[Path, str] = {}
        self._documents: list[tuple[Path, str]] = []
        self._stuck = folder / "stuck.png"
        self._stuck.unlink(missing_ok=True)

    def put_picture(self, name: str, caption: str, picture: QPixmap) -> None:
        """Add a picture as `name`.png."""
        file = self.folder / f"{name}.png"
        _save(picture, file)
        self._captions[file] = caption

    def put_stuck(self, picture: QPixmap) -> Path:
        """Add the picture of a window that did not go on, until the next tour; where it lies."""
        _save(picture, self._stuck)
        return self._stuck

    def put_mail(self, name: str, caption: str, letter: Path) -> None:
        """Add a copy of a letter as `name`.eml."""
        self._copy(letter, f"{name}.eml", caption)

    def put_document(self, name: str, caption: str, called: str, document: Path) -> None:
        """Add a copy of a PDF as `name`.pdf; `render` makes pictures of its pages, `called` so in their captions."""
        self._documents.append((self._copy(document, f"{name}.pdf", caption), called))

    def put_file(self, file: Path, caption: str) -> None:
        """Say what a file is that lies in the folder already."""
        self._captions[file] = caption

    def render(self) -> None:
        """Add a picture of each document's first pages. It takes a second: for when no window waits for its thread."""
        if not self._documents:
            return
        import pypdfium2

        for file, called in self._documents:
            for before in self.folder.glob(f"{file.stem}-page-*.png"):
                before.unlink()
            with pypdfium2.PdfDocument(file) as document:
                for at, page in enumerate(islice(document, _PAGES_AT_MOST), start=1):
                    picture = self.folder / f"{file.stem}-page-{at}.png"
                    page.render(scale=_PAGE_SCALE).to_pil().save(picture)
                    self._captions[picture] = f"Page {at} of {len(document)} of the {called}"

    def lines(self) -> list[str]:
        """What this tour has put here: file, size, what it shows."""
        wide = max((len(file.name) for file in self._captions), default=0)
        return [
            f"{file.name:{wide}} {file.stat().st_size / 1000:6,.0f} kB  {caption}"
            for file, caption in sorted(self._captions.items())
        ]

    def _copy(self, source: Path, name: str, caption: str) -> Path:
        target = self.folder / name
        shutil.copyfile(source, target)
        self._captions[target] = caption
        return target


def _save(picture: QPixmap, file: Path) -> None:
    if not picture.save(str(file), "PNG"):
        raise OSError(f"{file} could not be written.")


def read_letter(letter: Path) -> list[str]:
    """The headers people look at and the plain text of an .eml file, line by line."""
    message = message_from_bytes(letter.read_bytes(), policy=policy.default)
    body = message.get_body(("plain",))
    text = str(body.get_content()).strip() if body is not None else ""
    return [*(f"{name}: {message[name]}" for name in _HEADERS), "", *text.splitlines()]

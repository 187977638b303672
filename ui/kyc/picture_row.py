"""The pictures of one attempt side by side, and the guard that knows which case they have really been painted for.

Locked panes look through one lens; apart, each keeps its own. K-07: verdict keys rest until this case was seen.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.kyc.rules import PictureKind
from ui.kyc.decoding import CasePictures, Decoded, Problem
from ui.kyc.lens import STEP, Lens
from ui.kyc.picture_pane import PicturePane
from ui.kyc.picture_tools import PictureTools
from ui.kyc.wording import Wording
from ui.shell.keys import Keys
from ui.widgets.label import Label
from ui.widgets.shapes import Shape

SENT_LATER = 0
_KINDS = (PictureKind.SELFIE, PictureKind.PORTRAIT, PictureKind.FRONT, PictureKind.BACK)
_WIDTHS = (80, 80, 148, 148)
_WITHOUT = (PictureKind.BACK,)
_GAINS = (1.0, 1.35, 1.8, 0.65)


class PictureRow(QWidget):
    """`seen_changed` tells whether everything of the open case has been painted and can be made out."""

    seen_changed = Signal(bool)

    def __init__(self, keys: Keys, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._case: UUID | None = None
        self._shown: tuple[Decoded, ...] = ()
        self._painted: set[int] = set()
        self._locked = True
        self._gain = 0
        self._veiled = False
        self._blinked = False
        self._seen = False
        self._keys_listen = False
        self.tools = PictureTools(keys)
        self.panes = tuple(PicturePane(at) for at in range(len(_KINDS)))
        self._lenses = [Lens()] * len(self.panes)
        self._meant = 0
        self._captions = tuple(Label("", 11, 500, "text2") for _ in self.panes)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for pane, caption, wide in zip(self.panes, self._captions, _WIDTHS, strict=True):
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(caption)
            column.addWidget(pane, 1)
            row.addLayout(column, wide)
            pane.painted.connect(self._has_painted, Qt.ConnectionType.QueuedConnection)
            pane.looked.connect(self._look)
            pane.touched.connect(self._mean)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addLayout(row, 1)
        self._connect_tools()
        self.clear(None)

    def clear(self, case: UUID | None) -> None:
        """Take every picture away at once and wait for those of `case`; lenses stand straight again."""
        self._case, self._shown = case, ()
        self._painted.clear()
        self._lenses = [Lens()] * len(self.panes)
        self._gain, self._blinked = 0, False
        self.tools.blink.setChecked(False)
        for pane, caption, kind in zip(self.panes, self._captions, _KINDS, strict=True):
            pane.clear(self._wording.say(f"kyc.picture.{kind}"))
            caption.setText(self._wording.say(f"kyc.picture.{kind}"))
        self._apply()
        self._judge()

    def show_attempt(self, pictures: CasePictures, ordinal: int) -> None:
        """Show an attempt's four pictures, or what was sent later; those of any other case are refused."""
        if pictures.case != self._case:
            return
        if ordinal == SENT_LATER:
            later = pictures.sent_later()[-len(self.panes) :]
            self._shown = later
        else:
            self._shown = tuple(pictures.of(ordinal, kind) for kind in _KINDS)
        self._blinked = False
        self.tools.blink.setChecked(False)
        self._painted.clear()
        self._put()

    def listen(self, keys_listen: bool) -> None:
        """Say beside the count whether verdicts can be given on this case at all."""
        self._keys_listen = keys_listen
        self._judge()

    @property
    def seen(self) -> bool:
        return self._seen

    @property
    def has_sent_later(self) -> bool:
        return bool(self._shown) and self._shown[0].ordinal == SENT_LATER

    def lens(self, at: int) -> Lens:
        """What pane `at` looks through."""
        return self._lenses[at]

    @Slot()
    def toggle_lock(self) -> None:
        """Lock the panes to the lens of the one that is meant, or let each go its own way."""
        self._locked = not self._locked
        if self._locked:
            self._lenses = [self._lenses[self._meant]] * len(self.panes)
        self._apply()

    @Slot()
    def zoom_in(self) -> None:
        self._change(self._lenses[self._meant].zoomed(STEP))

    @Slot()
    def zoom_out(self) -> None:
        self._change(self._lenses[self._meant].zoomed(1 / STEP))

    @Slot()
    def whole(self) -> None:
        """Show whole pictures again, upright and as bright as they were sent."""
        self._gain = 0
        self._change(Lens())

    @Slot()
    def rotate(self) -> None:
        self._change(self._lenses[self._meant].turned())

    @Slot()
    def brighten(self) -> None:
        """Brighter, brighter still, darker, as sent."""
        self._gain = (self._gain + 1) % len(_GAINS)
        self._apply()

    @Slot()
    def veil(self) -> None:
        """Hide the pictures from who stands behind the desk; hidden pictures hold the verdict keys back."""
        self._veiled = not self._veiled
        self._apply()
        self._judge()

    @Slot()
    def blink(self) -> None:
        """Let selfie and portrait change places, so that a difference jumps to the eye."""
        self._blinked = not self._blinked
        self.tools.blink.setChecked(self._blinked)
        if len(self._shown) > 1:
            self._shown = (self._shown[1], self._shown[0], *self._shown[2:])
            self._put()

    def _connect_tools(self) -> None:
        self.tools.lock.clicked.connect(self.toggle_lock)
        self.tools.zoom_in.clicked.connect(self.zoom_in)
        self.tools.zoom_out.clicked.connect(self.zoom_out)
        self.tools.rotate.clicked.connect(self.rotate)
        self.tools.brightness.clicked.connect(self.brighten)
        self.tools.veil.clicked.connect(self.veil)
        self.tools.blink.clicked.connect(self.blink)

    def _put(self) -> None:
        if self._case is None:
            return
        for at, pane in enumerate(self.panes):
            if at < len(self._shown):
                picture = self._shown[at]
                words = self._wording.say(f"kyc.picture.{picture.kind}")
                pane.show_picture(self._case, picture, words)
                self._captions[at].setText(words)
            for part in (pane, self._captions[at]):
                part.setVisible(at < len(self._shown))
        self._apply()
        self._judge()

    @Slot(object, int)
    def _has_painted(self, case: UUID, place: int) -> None:
        if case == self._case and self.panes[place].case == case:
            self._painted.add(place)
            self._judge()

    @Slot(object)
    def _look(self, lens: Lens) -> None:
        self._change(lens)

    @Slot(int)
    def _mean(self, place: int) -> None:
        self._meant = place
        self.tools.show_zoom(self._lenses[place].zoom)

    def _change(self, lens: Lens) -> None:
        if self._locked:
            self._lenses = [lens] * len(self.panes)
        else:
            self._lenses[self._meant] = lens
        self._apply()

    def _apply(self) -> None:
        for pane, lens in zip(self.panes, self._lenses, strict=True):
            pane.see_through(lens, _GAINS[self._gain], self._veiled)
        self.tools.show_zoom(self._lenses[self._meant].zoom)
        self.tools.show_locked(self._locked)
        self.tools.veil.setChecked(self._veiled)
        self.tools.brightness.setChecked(self._gain != 0)

    def _judge(self) -> None:
        """Whether this case has been seen, and the guard's word on it."""
        wanted, painted = len(self._shown), len(self._painted)
        # Not every document has a back: what was never sent counts only where it is a face or a front.
        absent = sum(1 for picture in self._shown if picture.problem is Problem.MISSING and picture.kind in _WITHOUT)
        empty = sum(1 for picture in self._shown if picture.problem is not None) - absent
        seen = wanted > 0 and painted == wanted and not self._veiled
        if self._case is None:
            self.tools.guard.show_mark(Shape.UNKNOWN, "")
        elif self._veiled:
            self.tools.guard.show_mark(Shape.UNKNOWN, self.tr("Pictures are hidden. Verdict keys rest."))
        elif not seen:
            words = self.tr("{painted} of {wanted} painted. Verdict keys rest until all are.")
            self.tools.guard.show_mark(Shape.UNKNOWN, words.format(painted=painted, wanted=wanted or len(self.panes)))
        else:
            words = self.tr("{painted} of {wanted} painted, all from this case.")
            said = words.format(painted=painted - empty - absent, wanted=wanted - absent)
            if self._keys_listen:
                said = " ".join((said, self.tr("Verdict keys are on.")))
            self.tools.guard.show_mark(Shape.CLOSE if empty else Shape.AGREES, said)
        if seen != self._seen:
            self._seen = seen
            self.seen_changed.emit(seen)

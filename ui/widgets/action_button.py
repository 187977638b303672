"""The button of every command: icon, label, a quiet second word and the caps of its keys.

A button that cannot be used has a dashed border and says why in its own label. Held-down keys press nothing.
"""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.shell import fonts, icons, theme
from ui.widgets.key_cap import CAP, VERDICT_CAP, caps_width, is_resting, paint_caps, typing_signal
from ui.widgets.lettering import width_of, write
from ui.widgets.press import press_once

HEIGHT = 28
VERDICT_HEIGHT = 36
_ICON = 16
_GAP = 8
_PADDING = 11
_CAP_MARGIN = 7


class ActionButton(QPushButton):
    """A command. `primary` is for the one proved answer only, `verdict` for the verdict bar, `tall` for sign-in,
    `inverted` for boxes on inverted ground.
    """

    def __init__(
        self,
        label: str,
        *,
        keys: Sequence[str] = (),
        icon: str = "",
        second: str = "",
        verdict: bool = False,
        primary: bool = False,
        tall: bool = False,
        inverted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._label = label
        self._keys = tuple(keys)
        self._icon_name = icon
        self._second = second
        self._verdict = verdict
        self._primary = primary
        self._tall = tall
        self._inverted = inverted
        self._reason = ""
        self._why = ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", "inv_accent" if inverted else "accent")
        self._describe()
        typing_signal.follow(self)

    def set_label(self, label: str) -> None:
        """Show another label; a reason keeps standing in its place until it is lifted."""
        self._label = label
        self._describe()

    def set_keys(self, *keys: str) -> None:
        """Show other caps."""
        self._keys = keys
        self._describe()

    def set_icon(self, name: str) -> None:
        """Show another icon, or none for an empty name."""
        self._icon_name = name
        self._describe()

    def set_reason(self, reason: str) -> None:
        """Disable the button and say why in its label; an empty reason enables it again."""
        self._reason = reason
        self.setEnabled(not reason)
        self._describe()

    def set_why(self, why: str) -> None:
        """Disable the button under its own name, for buttons in a row: why is in the tooltip and beside the row."""
        self._why = why
        self.setEnabled(not why)
        self.setToolTip(why)
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(ceil(self._content_width(self._second)) + 2 * _PADDING, self._side())

    def minimumSizeHint(self) -> QSize:
        return QSize(ceil(self._content_width("")) + 2 * _PADDING, self._side())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_once(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, border, ink = self._tokens()
        pen = QPen(theme.color(border), 1)
        if not self.isEnabled():
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_content(painter, ink)
        painter.end()

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        """Verdicts start at the left and keep their caps at the right edge; other buttons are centred as one piece."""
        caps = caps_width(self._keys, self._cap_side()) if self._keys else 0
        left = float(_PADDING)
        caps_at = float(self.width() - _CAP_MARGIN - caps)
        if not self._verdict:
            left = max(left, (self.width() - self._content_width(self._second)) / 2)
            caps_at = self.width() - left - caps
        limit = caps_at - _GAP if self._keys else self.width() - left
        if self._icon_name:
            picture = icons.pixmap(self._icon_name, ink, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round((self.height() - _ICON) / 2), picture)
            left += _ICON + _GAP
        place = QRectF(left, 0, limit - left, self.height())
        left += _GAP + write(painter, place, self._reason or self._label, self._font(), theme.color(ink))
        if self._shows_second() and width_of(self._second, _second_font()) <= limit - left + 1:
            place = QRectF(left, 0, limit - left + 1, self.height())
            write(painter, place, self._second, _second_font(), theme.color(self._quiet()))
        if self._keys:
            self._paint_keys(painter, caps_at)

    def _paint_keys(self, painter: QPainter, left: float) -> None:
        resting = is_resting(self._keys) or not self.isEnabled()
        ink, border, ground = "text" if self._verdict else "text2", "line2", "surface"
        if self._inverted:
            ink, border, ground = "inv_text", "inv_ctl", ""
        elif self._primary and self.isEnabled():
            ink, border, ground = "onfill", "onfill", ""
        if resting:
            ink = self._quiet()
        side = self._cap_side()
        paint_caps(painter, left, self.height() / 2, self._keys, side=side, ink=ink, border=border, ground=ground)

    def _tokens(self) -> tuple[str, str, str]:
        """Ground, border and ink for the state the button is in."""
        if self._inverted:
            return "", "inv_text", "inv_text"
        if not self.isEnabled():
            return "", "line2", "text3"
        if self._primary:
            return "fill", "fill", "onfill"
        if self.isChecked():
            return "sel", "accent", "accent"
        if self.isDown():
            return "raised", "ctl", "text"
        return ("raised" if self.underMouse() else "surface"), "line2", "text"

    def _quiet(self) -> str:
        if self._inverted:
            return "inv_text2"
        return "onfill" if self._primary and self.isEnabled() else "text3"

    def _describe(self) -> None:
        self.setText(self._reason or self._label)
        self.setAccessibleName(self._label)
        said = [self._reason, self._why, self._second, " ".join(self._keys)]
        self.setAccessibleDescription(", ".join(part for part in said if part))
        self.updateGeometry()
        self.update()

    def _shows_second(self) -> bool:
        return bool(self._second) and not self._reason

    def _content_width(self, second: str) -> float:
        """The width of everything between the paddings; `second` is left out where it is empty."""
        wide = width_of(self._reason or self._label, self._font())
        if self._icon_name:
            wide += _ICON + _GAP
        if second and not self._reason:
            wide += _GAP + width_of(second, _second_font())
        if self._keys:
            wide += _GAP + caps_width(self._keys, self._cap_side())
        return wide

    def _font(self) -> QFont:
        return fonts.ui_font(15 if self._tall else 13, 500)

    def _side(self) -> int:
        return VERDICT_HEIGHT if self._verdict or self._tall else HEIGHT

    def _cap_side(self) -> int:
        return VERDICT_CAP if self._verdict else CAP


def _second_font() -> QFont:
    return fonts.ui_font(12)

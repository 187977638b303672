"""How pictures are looked at: enlarged, moved, turned. One lens serves all panes, so like is compared with like.

Boundary: pure; pixels are those of the window, the origin is the middle of a pane.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QTransform

LEAST, MOST = 1.0, 8.0
STEP = 1.25
_SNAP = 0.02


@dataclass(frozen=True, slots=True)
class Lens:
    """`zoom` 1 shows the whole picture; `right` and `down` move it; `turns` are quarters clockwise."""

    zoom: float = 1.0
    right: float = 0.0
    down: float = 0.0
    turns: int = 0

    def transform(self) -> QTransform:
        """From a picture that fits its pane, centred on the origin, to what is seen."""
        return QTransform().translate(self.right, self.down).rotate(90 * self.turns).scale(self.zoom, self.zoom)

    def zoomed(self, factor: float, x: float = 0.0, y: float = 0.0) -> Lens:
        """Enlarged by `factor` so that what is at (x, y) stays there; whole again, it stands in the middle again."""
        zoom = min(MOST, max(LEAST, self.zoom * factor))
        if zoom - LEAST < _SNAP:
            return replace(self, zoom=LEAST, right=0.0, down=0.0)
        share = zoom / self.zoom
        return replace(self, zoom=zoom, right=x - (x - self.right) * share, down=y - (y - self.down) * share)

    def moved(self, right: float, down: float, reach_x: float, reach_y: float) -> Lens:
        """Shifted, but never farther than half of what sticks out of a pane of the given half sides."""
        limit_x, limit_y = reach_x * (self.zoom - 1 + _SNAP), reach_y * (self.zoom - 1 + _SNAP)
        return replace(
            self,
            right=min(limit_x, max(-limit_x, self.right + right)),
            down=min(limit_y, max(-limit_y, self.down + down)),
        )

    def turned(self) -> Lens:
        """A quarter further clockwise; what was in the middle stays in the middle."""
        return replace(self, turns=(self.turns + 1) % 4, right=-self.down, down=self.right)

"""What the models of all tables share: columns under heads, and the roles a cell is asked by as whole numbers.

Boundary: a model counts its rows and gives its cells itself; comparing roles as numbers is what keeps a page cheap.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

SHOWN = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
TIP = int(Qt.ItemDataRole.ToolTipRole)
Index = QModelIndex | QPersistentModelIndex
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)


class HeadedModel(QAbstractTableModel):
    """`right` are the columns whose heads stand right, as their figures do."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None, right: Collection[int] = ()) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._right = right

    def _count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count()

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = SHOWN) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == SHOWN:
            return self._heads[section]
        return _RIGHT if role == _ALIGN and section in self._right else None

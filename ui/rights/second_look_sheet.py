"""A correction as its second person reads it: old and new values, the reason, and what it rests on, once opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.people.correction_rules import Act
from backoffice.rights.rectification_rules import Disputed
from backoffice.rights.second_look import SecondView
from backoffice.store.datamap import FieldClass
from ui.kyc.wording import isolated
from ui.rights.rectification_rows import value
from ui.rights.wording import RightsWording
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.label import Label, breaking


class SecondLookSheet(QWidget):
    """`open` and `evidence` are its buttons; who shows it says what they do."""

    def __init__(self, wording: RightsWording, look: Sequence[str], evidence: Sequence[str]) -> None:
        super().__init__()
        self._wording = wording
        self.unchecked = Bar()
        self.said = Label("", 13, 400)
        self.said.setWordWrap(True)
        self.open = ActionButton(self.tr("Read old and new values"), keys=tuple(look), icon="lock")
        self.evidence = ActionButton("", keys=tuple(evidence), icon="letters")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.unchecked)
        column.addLayout(self._lines)
        column.addWidget(self.said)
        column.addWidget(self.open)
        column.addWidget(self.evidence)
        self.show_closed()

    def show_closed(self) -> None:
        """Before it was opened; nothing of the person is here."""
        self._clear()
        self.said.setText(
            self.tr("The values are sealed. Read them before you decide: the trail says that you opened them.")
        )
        self.unchecked.clear()
        self.open.show()
        self.evidence.hide()

    def show_view(self, view: SecondView, seen: int) -> None:
        """What was opened; `seen` of its papers were looked at."""
        self._clear()
        for line in view.lines:
            self._add_line(line)
        if view.unchecked:
            words = self.tr(
                "Nobody has checked who asks for this: somebody else could have it changed. Agree only if you are sure."
            )
            self.unchecked.say(Tone.WARNING, words)
        self.open.hide()
        self.evidence.setVisible(bool(view.evidence))
        self.evidence.set_label(
            self.tr("See what it rests on ({seen} of {all} seen)").format(seen=seen, all=len(view.evidence))
        )
        self.said.setText("\n".join(self._hidden(kind) for kind in view.hidden))
        self.said.setVisible(bool(view.hidden))

    def _hidden(self, kind: FieldClass) -> str:
        what = self._wording.say(f"audit.class.{kind}")
        return self.tr(
            "A part of it is kept from your duties: {what}. You cannot agree to what you cannot read; somebody whose "
            "duties open it can. You can refuse it."
        ).format(what=what)

    def _add_line(self, line: Disputed) -> None:
        wording = self._wording
        told = [Label(wording.say(f"people.field.{line.field}"), 13, 600)]
        if line.act is Act.CORRECTED:
            told.append(
                Label(f"{value(line.field, line.old, wording)} → {value(line.field, line.new, wording)}", 13, 500)
            )
        elif line.act is Act.COMPLETED:
            told.append(Label(self.tr("adds: {words}").format(words=isolated(line.statement)), 13, 500))
        else:
            stays = self.tr("stays {words}: {why}")
            why = wording.say(f"people.correction_ground.{line.ground}") if line.ground is not None else ""
            told.append(Label(stays.format(words=value(line.field, line.old, wording), why=why), 13, 500))
        told.append(Label(self.tr("Reason: {words}").format(words=isolated(line.reason)), 12, 400, "text2"))
        rests = wording.say(f"people.evidence.{line.evidence}")
        rests = f"{rests}: {isolated(line.reference)}" if line.reference else rests
        told.append(Label(self.tr("Rests on: {words}").format(words=rests), 12, 400, "text2"))
        for label in told:
            label.setWordWrap(True)
            label.setText(breaking(label.text()))
            self._lines.addWidget(label)
            # A layout shows what it was given when the loop next turns; the first picture would lack it.
            label.show()
        self._lines.addSpacing(8)

    def _clear(self) -> None:
        self.said.show()
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

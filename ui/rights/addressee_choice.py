"""To whom a letter goes where somebody asked in the person's name: the person, or who asked. R-11; GDPR Art. 12(6)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from backoffice.rights.rules import Addressee, Agent, ReplyKind, addressee
from ui.kyc.wording import isolated
from ui.widgets.choice import Choice


class AddresseeChoice(Choice):
    """Hidden where the person asks for themselves; `currentIndexChanged` when another is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setAccessibleName(self.tr("To whom"))
        self.agent: Agent | None = None

    def begin(self, agent: Agent | None, to: Addressee) -> None:
        """For another request."""
        self.agent = agent
        self.blockSignals(True)
        self.clear()
        self.addItem(self.tr("To the person"), Addressee.PERSON)
        if agent is not None:
            self.addItem(self.tr("To {name}, who asks for them").format(name=isolated(agent.name)), Addressee.AGENT)
        self.blockSignals(False)
        self.choose(to)
        self.setVisible(agent is not None)

    def choose(self, to: Addressee) -> None:
        """Without telling anybody."""
        self.blockSignals(True)
        self.setCurrentIndex(max(0, self.findData(to)))
        self.blockSignals(False)

    def propose(self, kind: ReplyKind) -> None:
        """Whom a letter of this kind goes to unless the officer chooses."""
        self.choose(addressee(kind, self.agent))

    @property
    def chosen(self) -> Addressee:
        return Addressee(self.currentData() or Addressee.PERSON)

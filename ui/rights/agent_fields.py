"""Who asks in somebody else's name: name, e-mail and postal address. R-11."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from backoffice.rights.rules import Agent, Asker
from ui.widgets.field import Field


class AgentFields(QWidget):
    """Empty until they are typed in; a mail's sender fills the e-mail."""

    def __init__(self) -> None:
        super().__init__()
        self.hide()
        self.name = Field(self.tr("The agent’s name"))
        self.email = Field(self.tr("E-mail"))
        self.address = Field(self.tr("Postal address"))
        self.address.edit.setPlaceholderText(self.tr("with commas between its lines"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for at, field in enumerate((self.name, self.email, self.address)):
            grid.addWidget(field, 0, at)
            grid.setColumnStretch(at, 2 if field is self.address else 1)

    def show_for(self, asker: Asker, sender: str) -> None:
        """Only where somebody asks for somebody else; `sender` wrote the mail."""
        self.setVisible(asker is Asker.AGENT)
        if asker is Asker.AGENT and not self.email.text():
            self.email.edit.setText(sender)

    def agent(self) -> Agent:
        """As it stands; the commas of an address begin its lines."""
        lines = [part.strip() for part in self.address.text().replace("，", ",").split(",")]
        return Agent(self.name.text().strip(), self.email.text().strip(), "\n".join(line for line in lines if line))

    def is_complete(self) -> bool:
        told = self.agent()
        return bool(told.name and (told.email or told.address))

    def clear(self) -> None:
        for field in (self.name, self.email, self.address):
            field.edit.clear()

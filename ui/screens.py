"""Which screens the window has, and what opening a house brings with it.

Boundary: named here, imported when asked for, so that whoever opens a window pays for none before it has painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backoffice.app import House
    from backoffice.config import Settings
    from ui.shell.keys import Action
    from ui.shell.opening import Told
    from ui.shell.workspace import Workspace


def open_with_screens(settings: Settings, told: Told) -> House:
    """The house, and the screens it will need, on a pool's thread."""
    from ui.shell.opening import open_house
    from ui.workspaces import load_screens

    house = open_house(settings, told)
    load_screens()
    return house


def screens() -> tuple[tuple[Workspace, ...], tuple[Action, ...]]:
    """Every workspace and every action of the product."""
    from ui.workspaces import ACTIONS, WORKSPACES

    return WORKSPACES, ACTIONS

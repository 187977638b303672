"""What runs off the GUI thread to open a house and to let a person in; the database's modules are imported here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from backoffice.config import Settings

if TYPE_CHECKING:
    from backoffice.app import House, SignedIn
    from backoffice.vault.key_proof import KeyProof

Told = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Entered:
    """What signing in brings: the desk with its person, and everybody's display names by sign-in name."""

    signed_in: SignedIn
    names: dict[str, str]


def open_house(settings: Settings, told: Told) -> House:
    """The house of these settings, its steps told; with it the frame is imported, which a person will need next.

    A server of our own starts while the database's modules are imported: neither waits for the other.
    """
    if settings.database_url is not None:
        from backoffice.app import House

        house = House.open(settings, told)
        import ui.shell.frame

        return house
    from concurrent.futures import ThreadPoolExecutor

    from backoffice.store.embedded import EmbeddedServer

    server = EmbeddedServer(settings.home)
    if server.account is None and settings.firm == "sample":
        # Files of a firm were copied here before the first start: no database is made beside them.
        from backoffice.vault.root_pin import check_free

        check_free(settings.home)
    with ThreadPoolExecutor(1, "server") as beside:
        attaching = beside.submit(server.attach, progress=told)
        import ui.shell.frame  # noqa: F401
        from backoffice.app import House

        attachment = attaching.result()
    try:
        return House(settings, server, attachment)
    except BaseException:
        attachment.release()
        raise


def entering(house: House, name: str, password: str, proof: KeyProof) -> Callable[[], Entered]:
    """The work of signing in; `proof` is what the person's keys need beside the password."""

    def work() -> Entered:
        from backoffice.staff import service as staff

        signed_in = house.sign_in(name, password, proof)
        signed_in.desk.do(uuid4(), staff.report_sign_in)
        return Entered(signed_in, signed_in.desk.ask(staff.colleagues))

    return work

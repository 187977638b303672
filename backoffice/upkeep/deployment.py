"""Bring a server of one's own to this version, as the deployer, and say whose house it is.

Boundary: no superuser is needed after `packaging/server.sql`; invented people never go onto such a server.
"""

from __future__ import annotations

from sqlalchemy import text

from backoffice.app import House, HouseState, Keeper, Progress
from backoffice.config import Settings
from backoffice.store import migrate
from backoffice.store.standing import standing
from backoffice.upkeep.faults import FirmUnnamed


def prepare_server(settings: Settings, keeper: Keeper | None, firm: str, progress: Progress) -> HouseState:
    """Migrate in one transaction; an empty house becomes `firm`'s live one.

    Raises FirmUnnamed, NewerDatabase, WrongPassword, EntryClosed, and the faults of `store.transport`.
    """
    house = House.open(settings, progress, keeper)
    progress("migrate", 0.1)
    with house.keeper() as connection:
        stands = standing(connection)
        if stands.house == "empty" and not firm:
            raise FirmUnnamed()
        migrate.upgrade(connection)
        if stands.house == "empty":
            connection.execute(
                text("insert into store.house values (true, 'live', :firm, null, transaction_timestamp())"),
                {"firm": firm},
            )
    progress("done", 1.0)
    return house.look_again()

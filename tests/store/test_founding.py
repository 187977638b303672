"""A live firm begins: its keys, its first people, and nobody else's way in. S-03, S-05."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from backoffice.app import House
from backoffice.config import Settings
from backoffice.staff.own_password import change_own_password
from backoffice.staff.rules import Duty
from backoffice.upkeep.founding import AlreadyFounded, TooFewFounders, check_founders, found_firm

CHOSEN = "granite-otter-lantern-quilt"
PEOPLE = {
    "olga.marin": (Duty.ADMINISTRATOR,),
    "idris.bello": (Duty.ADMINISTRATOR,),
    "ines.carvalho": (Duty.KYC_LEAD,),
    "maria.keller": (Duty.DPO,),
    "ruth.adeyemi": (Duty.MLRO,),
}


@pytest.mark.promise("S-03", "S-05")
def test_a_firm_is_founded_once_and_its_people_sign_in_to_change_their_password(home: Path) -> None:
    asked = [f"--person={name}={','.join(duties)}" for name, duties in PEOPLE.items()]
    ran = subprocess.run(
        [sys.executable, "-m", "backoffice.cli", "found", "--firm", "Harbour Trading", *asked, "--json"],
        env={**os.environ, "BACKOFFICE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    passwords = json.loads(ran.stdout)
    house = House.open(Settings(home=home))
    try:
        assert (house.state.house, house.state.firm) == ("live", "Harbour Trading")
        for name, duties in PEOPLE.items():
            seat = house.sign_in(name, passwords[name])
            seat.desk.close()
            assert set(duties) <= set(seat.person.duties)
            assert seat.person.must_change_password
        with pytest.raises(AlreadyFounded):
            found_firm(Settings(home=home), None, "Another", PEOPLE)
    finally:
        house.close()


@pytest.mark.parametrize("missing", PEOPLE)
def test_a_firm_without_a_holder_for_every_key_does_not_begin(missing: str) -> None:
    with pytest.raises(TooFewFounders):
        check_founders({name: duties for name, duties in PEOPLE.items() if name != missing})


@pytest.mark.promise("S-03", "S-05")
def test_a_founder_has_their_duties_once_they_chose_a_password(moved_in: Path) -> None:
    passwords = found_firm(Settings(home=moved_in), None, "Harbour Trading", PEOPLE)
    house = House.open(Settings(home=moved_in))
    try:
        entered = house.sign_in("ruth.adeyemi", passwords["ruth.adeyemi"])
        change_own_password(entered.desk, entered.person, passwords["ruth.adeyemi"], CHOSEN)
        entered.desk.close()
        seat = house.sign_in("ruth.adeyemi", CHOSEN)
        seat.desk.close()
        assert seat.person.duties == (Duty.MLRO,)
        assert not seat.person.must_change_password
    finally:
        house.close()

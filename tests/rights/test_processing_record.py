"""The record of processing: the same whoever asks for it, and complete by the data map."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from backoffice.rights.access_map import WAYS, tables_by_name
from backoffice.rights.processing_record import record_of_processing
from backoffice.store.datamap import Basis, Category, Keep, Purpose

_ALONE = """
import json
from backoffice.rights import access, access_pages, package
from backoffice.rights.access_map import collected
from backoffice.rights.processing_record import record_of_processing
lines = [(each.category, each.purpose) for each in record_of_processing()]
print(json.dumps([lines, [table.fullname for table, _ in collected()]]))
"""


@pytest.mark.promise("R-01", "D-01", "D-02")
def test_the_record_and_the_copy_do_not_depend_on_what_happens_to_be_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", _ALONE], capture_output=True, text=True, check=True)
    lines, parts = json.loads(done.stdout)
    assert ["financial", "ledger"] in lines
    assert {purpose for _, purpose in lines} >= {"account", "kyc", "ledger", "rights"}
    assert [tuple(line) for line in lines] == [(each.category, each.purpose) for each in record_of_processing()]
    assert {"kyc.attempt", "kyc.picture", "outbox.message", "rights.rectification"} <= set(parts)
    assert set(tables_by_name()) >= set(WAYS)


@pytest.mark.promise("D-02", "D-08", "D-09", "R-07")
def test_the_record_says_what_rests_on_consent_and_that_movements_rest_on_the_contract_too() -> None:
    told = {(each.category, each.purpose): each for each in record_of_processing()}
    for purpose in (Purpose.MARKETING, Purpose.ANALYTICS):
        (line,) = (each for (_, used_for), each in told.items() if used_for is purpose)
        assert line.bases == (Basis.CONSENT,)
    # What a second person reads goes when they have decided, whatever the request is kept for.
    assert Keep.SECOND_DECIDED in told[Category.IDENTITY, Purpose.RIGHTS].keeps
    assert Keep.REQUEST_ENDED_PLUS_3Y not in told[Category.IDENTITY, Purpose.RIGHTS].keeps
    assert told[Category.CONTACT, Purpose.MARKETING].keeps == (Keep.UNTIL_CHANGED,)
    assert told[Category.DEVICE, Purpose.ANALYTICS].keeps == (Keep.ANALYTICS_25M,)
    assert told[Category.ACCOUNT, Purpose.CONSENT].bases == (Basis.LEGAL_OBLIGATION,)
    assert Basis.CONTRACT in told[Category.FINANCIAL, Purpose.LEDGER].bases

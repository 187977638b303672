"""The record of processing: the same whoever asks for it, and complete by the data map."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from backoffice.rights.access_map import WAYS, tables_by_name
from backoffice.rights.processing_record import record_of_processing

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

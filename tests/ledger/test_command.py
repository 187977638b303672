"""`backoffice ledger` on an empty home: it makes a firm, books a folder, and proves it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.ledger.test_intake import DEPOSIT, write


@pytest.mark.promise("L-01", "L-02")
def test_the_commands_on_an_empty_home(home: Path, tmp_path: Path) -> None:
    folder = write(tmp_path, *DEPOSIT)
    assert ledger(home, "import", str(folder), "--json") == {
        "transactions": 2, "postings": 4, "already": 0,
        "new": {
            "accounts": 3, "named": ["Assets:Bank:EUR", "Income:Fees"], "kinds": ["deposit", "fee"], "misplaced": [],
        },
    }  # fmt: skip
    assert ledger(home, "import", str(folder), "--json")["already"] == 2
    balance = ledger(home, "trial-balance", "--json", "--as-of", "2025-01-31")
    assert balance["assets"] == {
        "EUR": {"accounts": {"Assets:Bank:EUR": "123.45", "Liabilities:Wallet:U1:EUR": "-123.45"}, "sum": "0.00"}
    }
    proved = ledger(home, "verify", "--json")
    assert (proved["faults"], proved["sealed"]["sound"], proved["sealed"]["waiting"]) == ([], True, 2)
    assert "not a month as YYYY-MM: 2025-13" in command(home, "seal", "2025-13").stderr
    assert "The month 2025-01-01 is still open." in command(home, "seal", "2025-02").stderr
    assert ledger(home, "seal", "2025-01", "--json") == {"sealed": "2025-01"}
    key = ("--key", "04" + "17" * 64, "--label", "Vault A", "--from", "2025-01-01", "--until", "2025-12-31", "--json")
    assert ledger(home, "approval-key", *key) == {"proposed": "Vault A", "from": "2025-01-01", "until": "2025-12-31"}
    out = str(tmp_path / "bank.csv")
    statement = ("report", "--kind", "statement", "--account", "Assets:Bank", "--format", "csv", "--json", "--out", out)
    assert ledger(home, *statement)["lines"] == 1
    assert ",123.45,123.45" in Path(out).read_text("utf-8-sig")
    assert "is there already" in command(home, *statement).stderr
    assert oct((home / "console.json").stat().st_mode & 0o777) == "0o600"
    (folder / "tx.csv").write_text("tx_id,date,kind,description,ref\n3,2025-13-01,fee,,\n", encoding="utf-8")
    refused = ledger(home, "import", str(folder), "--json", code=1)
    assert refused["error"] == "ledger.has_findings"
    assert {"file": "tx", "line": 2, "code": "bad_date", "value": "3,2025-13-01,fee"} in refused["findings"]
    wrong = "\n".join(f"{number},2025-13-01,fee,," for number in range(3, 30))
    (folder / "tx.csv").write_text(f"tx_id,date,kind,description,ref\n{wrong}\n", encoding="utf-8")
    said = command(home, "import", str(folder)).stderr.splitlines()
    assert said[0].startswith("Nothing was booked. Findings: ")
    assert "       27 bad_date: not a date" in said
    assert sum(": bad_date: " in line for line in said) == 20
    assert "bad_date: and 7 more" in said


def ledger(home: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    ran = command(home, *arguments)
    assert ran.returncode == code, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def command(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backoffice.cli", "ledger", *arguments],
        env={**os.environ, "BACKOFFICE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )

"""What Splink makes of the same two files: PYTHON -m tests.bench.splink_match FOLDER OUT, where PYTHON has it.

Boundary: its own process, started by `bench_match`; one-to-one pairs alone, for it knows no sums.
"""

from __future__ import annotations

import csv
import logging
import re
import sys
from pathlib import Path

import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

_AT_LEAST = 0.5


def main(folder: Path, out: Path) -> None:
    logging.disable(logging.WARNING)
    database = DuckDBAPI()
    for name, source, made in (
        ("ledger", "bank_ledger.csv", lambda row: (row["int_id"], row["ref"], row["name"])),
        ("statement", "statement.csv", lambda row: (row["ext_id"], *_taken_apart(row["text"]))),
    ):
        plain = out.with_name(f"{name}.csv")
        with (folder / source).open() as read, plain.open("w", newline="") as write:
            table = csv.writer(write)
            table.writerow(["unique_id", "amount", "date", "ref", "name"])
            for row in csv.DictReader(read):
                id, reference, who = made(row)
                table.writerow([id, row["amount"], row["date"], reference.replace("-", ""), who.upper()])
        database.duckdb_con.execute(
            f"create table {name} as select unique_id, amount, date, nullif(ref, '') ref, nullif(name, '') name"
            f" from read_csv('{plain}', all_varchar = true)"
        )
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.AbsoluteDateDifferenceAtThresholds(
                "date", input_is_string=True, metrics=["day", "day", "day"], thresholds=[1, 3, 7]
            ),
            cl.LevenshteinAtThresholds("ref", [1, 3]),
            cl.JaroWinklerAtThresholds("name", [0.95, 0.8]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("amount", "ref"),
            block_on("amount", "name"),
            block_on("amount", "substr(date, 1, 7)"),
        ],
    )
    linker = Linker([database.register("ledger"), database.register("statement")], settings)
    linker.training.estimate_probability_two_random_records_match([block_on("ref", "amount")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("amount", "ref"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("amount", "name"))
    found = linker.inference.predict(threshold_match_probability=_AT_LEAST).as_record_list()
    used: set[str] = set()
    with out.open("w", newline="") as write:
        table = csv.writer(write)
        table.writerow(["ext_id", "int_id"])
        for pair in sorted(
            found, key=lambda each: (-each["match_probability"], each["unique_id_l"], each["unique_id_r"])
        ):
            ours, theirs = sorted((pair["unique_id_l"], pair["unique_id_r"]), key=lambda id: id.startswith("E"))
            if ours not in used and theirs not in used:
                used |= {ours, theirs}
                table.writerow([theirs, ours])


def _taken_apart(text: str) -> tuple[str, str]:
    """The reference and the name of a line, as somebody would take them out who knows how it is written."""
    found = re.search(r"\b(?:DEP|WIT)[-0-9A-Z]{6,}", text)
    return (found[0] if found else "", text.replace(found[0], "").strip() if found else text.strip())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

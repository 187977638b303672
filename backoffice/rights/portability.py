"""What a person takes elsewhere: what they told us, as schema.org says it, and their movements, as ISO 20022 does.

Boundary: only columns declared portable, from the person, on consent or contract; each file has its schema. R-05;
GDPR Art. 20.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from functools import partial
from importlib.resources import files
from typing import Any
from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.people.policy import Controller, controller
from backoffice.rights import access, queries
from backoffice.rights.access_answer import word, word_or_code
from backoffice.rights.access_rules import FileMade, LeftOut, Movement, Piece, Preview, Progress
from backoffice.rights.copy_files import CopyHead
from backoffice.rights.letters import contact

FORMAT = "backoffice-portability-1"
_SCHEMAS = ("person", "consents", "transactions", "transactions-csv", "manifest")
# Where the account is opened is where its holder lives (K-03), and no nationality.
_ADDRESS = {"people.customer.country": "addressCountry", "people.particulars.address": "streetAddress"}
READ_ME = "read-me.txt"
# Which term of schema.org/Person says what a column holds; a test wants one for every portable column.
TERMS: Mapping[str, str] = {
    "people.customer.country": "address",
    "people.customer.language": "knowsLanguage",
    "people.identity.legal_name": "name",
    "people.identity.email": "email",
    "people.particulars.mobile": "telephone",
    "people.particulars.birth_on": "birthDate",
    "people.particulars.address": "address",
}


_NAMED = (
    ("person.jsonld", "person"),
    ("consents.json", "consents"),
    ("transactions.json, transactions.csv", "transactions"),
    ("schemas/", "schemas"),
    ("manifest.json", "manifest"),
)


def read_portable(
    work: ReadWork,
    request: UUID,
    language: str,
    foreseen: Preview,
    folder: str,
    begin: Callable[[CopyHead], Callable[[list[Piece | Movement]], None]],
    progress: Progress,
) -> tuple[datetime, Controller, int]:
    """Hand everything portable to what `begin` answers, in one transaction; when that was, who is responsible, and how
    many records there are besides the movements.

    Needs `access.open_for_copy` before. Raises NotOpened, NoCopyNow, and what `progress` raises.
    """
    told = access.portable_rows(work, request)
    firm = controller(queries.controller_of(work.session, queries.request(work.session, request).letter_id))
    ready = [(f"schemas/{name}.schema.json", schema(name)) for name in _SCHEMAS]
    ready.append(("person.jsonld", _json(person(told))))
    ready.append(("consents.json", _json(consents(told))))
    ready.append((READ_ME, read_me(foreseen, firm, language)))
    head = CopyHead(
        folder, work.now, "", {}, False, tuple(ready), spreadsheet=False, schema="schemas/transactions.schema.json"
    )
    send = begin(head)
    access.read_movements(work, request, partial(_pass_on, send), progress, 0, foreseen.movements)
    return work.now, firm, sum(len(rows) for rows in told.values())


def person(told: Mapping[str, list[Mapping[str, object]]]) -> dict[str, object]:
    """A schema.org Person; what schema.org has no term for stands under `additionalProperty`."""
    made: dict[str, object] = {"@context": "https://schema.org", "@type": "Person"}
    more: list[dict[str, object]] = []
    for table, rows in told.items():
        for row in rows if table != access.CONSENTS else ():
            for column, value in row.items():
                term = TERMS.get(f"{table}.{column}")
                if value in (None, ""):
                    continue
                if term is None:
                    more.append({"@type": "PropertyValue", "name": f"{table}.{column}", "value": value})
                elif term == "address":
                    address = made.setdefault(term, {"@type": "PostalAddress"})
                    assert isinstance(address, dict)
                    address[_ADDRESS[f"{table}.{column}"]] = value
                else:
                    made[term] = value
    if more:
        made["additionalProperty"] = more
    return made


def consents(told: Mapping[str, list[Mapping[str, object]]]) -> dict[str, object]:
    """What the person agreed to or took back; an empty list where nothing of it is kept."""
    return {"$schema": "schemas/consents.schema.json", "consents": [dict(row) for row in told.get(access.CONSENTS, [])]}


def read_me(foreseen: Preview, firm: Controller, language: str) -> bytes:
    """What the files are, what is not among them and why, in plain words."""
    grounds = dict.fromkeys(each.ground for each in foreseen.left_out)
    lines = [word("portable_title", language, number=foreseen.number), ""]
    lines += [f"{name}\n    {word(f'portable_file.{key}', language)}" for name, key in _NAMED]
    lines += ["", word("portable_left_out" if grounds else "portable_nothing_left", language)]
    for ground in grounds:
        lines += ["", word_or_code("ground", ground, language)]
        lines += [
            f"- {word_or_code('part', each.part, language)} ({each.count:,})"
            for each in foreseen.left_out
            if each.ground is ground
        ]
    lines += ["", word("portable_access", language), "", contact(firm, language)]
    return ("\n".join(lines) + "\n").encode()


def manifest(
    number: int, made_at: datetime, firm: Controller, made: tuple[FileMade, ...], left_out: tuple[LeftOut, ...]
) -> dict[str, object]:
    """The list of files with their SHA-256, and of what was left out."""
    return {
        "$schema": "schemas/manifest.schema.json",
        "format": FORMAT,
        "request": f"R-{number}",
        "made_at": made_at.isoformat(),
        "controller": firm.facts(),
        "files": [asdict(each) for each in made],
        "left_out": [{"part": each.part, "records": each.count, "why": each.ground.value} for each in left_out],
    }


def schema(name: str) -> bytes:
    """A JSON Schema (2020-12) as it goes into the package."""
    return (files("resources") / "schemas" / f"{name}.schema.json").read_bytes()


def _json(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _pass_on(send: Callable[[list[Piece | Movement]], None], part: list[Movement]) -> None:
    send([*part])

"""The sample firm's corrections: one that was carried out, with its history, and one that waits on the officer.

Boundary: plain values and sealed ones, as the guard would have entered them. R-02.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection

from backoffice.people.correction_rules import Act, Evidence, Field, Ground
from backoffice.people.corrections_tables import CorrectionRow
from backoffice.rights.rectification_rules import Disputed, Form, to_bytes
from backoffice.rights.rectification_tables import RectificationRow
from backoffice.rights.rules import Kind
from backoffice.sample import rows
from backoffice.sample.people import Person
from backoffice.vault.bulk import BulkSealer

_PLACES = {Field.ADDRESS: "people.particulars.address", Field.MOBILE: "people.particulars.mobile"}


def load_rectification(
    connection: Connection,
    sealer: BulkSealer,
    request: Mapping[str, object],
    events: Sequence[Mapping[str, object]],
    who: Person,
) -> None:
    """The correction of a request that disputes address and number: done where an event says so, else begun."""
    done = next((each for each in events if each["kind"] == Kind.RECTIFIED), None)
    which = rows.made_id("rights.rectification", request["id"])
    customer = UUID(str(request["customer_id"]))
    form = _done(who) if done is not None else _begun(who)
    at = (done or events[-1])["done_at"]
    rows.copy_into(
        connection,
        RectificationRow,
        [
            {
                "id": which,
                "request_id": request["id"],
                "customer_id": customer,
                "state": "done" if done is not None else "begun",
                "salt": which.bytes * 2,
                "body": sealer.seal(RectificationRow.body, row=which, customer=customer, value=to_bytes(form)),
                "proposal_id": None,
                "made_by": request["holder"],
                "made_at": at,
                "done_by": done["done_by"] if done is not None else None,
                "done_at": at if done is not None else None,
            }
        ],
    )
    if done is not None:
        rows.copy_into(connection, CorrectionRow, [_decided(request, each, done) for each in form.lines])


def _decided(request: Mapping[str, object], line: Disputed, done: Mapping[str, object]) -> dict[str, object]:
    places = {_PLACES[line.field]: 1} if line.act is Act.CORRECTED else {}
    return {
        "id": rows.made_id("people.correction", request["id"], line.field.value),
        "customer_id": request["customer_id"],
        "request_id": request["id"],
        "field": line.field.value,
        "act": line.act.value,
        "evidence": line.evidence.value,
        "evidence_id": line.evidence_id,
        "ground": line.ground.value if line.ground else None,
        "places": json.dumps(places),
        "done_by": done["done_by"],
        "done_at": done["done_at"],
    }


def _done(who: Person) -> Form:
    """What stands in the account now is what was corrected."""
    at = who.address
    return Form(
        (
            Disputed(
                Field.BIRTH_ON,
                Act.REFUSED,
                old=who.birth_on.isoformat(),
                reason="The identity paper on file shows the same day.",
                evidence=Evidence.LETTER,
                ground=Ground.ACCURATE,
            ),
            Disputed(
                Field.MOBILE,
                Act.CORRECTED,
                old=who.mobile[:-4] + "0000",
                new=who.mobile,
                reason="Called back on the new number, and the person answered.",
                evidence=Evidence.NOTE,
                reference="Call of the same day",
            ),
            Disputed(
                Field.ADDRESS,
                Act.CORRECTED,
                old=f"Harbour Road 12, {at.postcode} {at.city}, {at.country}",
                new=f"{at.street}, {at.postcode} {at.city}, {at.country}",
                reason="A bill of this spring shows the new address.",
                evidence=Evidence.LETTER,
            ),
        ),
        asks_recipients=True,
    )


def _begun(who: Person) -> Form:
    """The address is decided; of the number it is still to be said on what."""
    at = who.address
    address = Disputed(
        Field.ADDRESS,
        Act.CORRECTED,
        old=f"{at.street}, {at.postcode} {at.city}, {at.country}",
        new=f"Chestnut Lane 3, {at.postcode} {at.city}, {at.country}",
        reason="A bill of this spring shows the new address.",
    )
    mobile = Disputed(Field.MOBILE, Act.CORRECTED, old=who.mobile, new=who.mobile[:-4] + "0417")
    return Form((replace(mobile, evidence=Evidence.LETTER), address))

"""Which of the fields a person can dispute a recipient has received: only of these are they told (Art. 19, 5(1)(c)).

Boundary: pure; what the log tells of is known by the kinds of the data map, the rest by what is sent. R-02.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Column
from sqlalchemy.orm import InstrumentedAttribute

from backoffice.people.correction_rules import Field
from backoffice.rights.rectification_places import PLAIN, SEALED
from backoffice.store.datamap import Personal, classification

# In the course of business less is sent than the kinds of it say: a transfer carries a name and no birth date, a mail
# an address of mail and no postal one, an order of our custodian nobody's name at all.
_SENT: Mapping[str, frozenset[Field]] = {
    "check": frozenset({Field.LEGAL_NAME, Field.BIRTH_ON, Field.COUNTRY, Field.DOCUMENT_NUMBER}),
    "movement": frozenset({Field.LEGAL_NAME}),
    "mail": frozenset({Field.LEGAL_NAME, Field.EMAIL}),
}
_NAMELESS = frozenset({"financial"})


def carried(act: str, categories: Sequence[str]) -> frozenset[Field] | None:
    """The fields that such an act gave away; None where nobody has described what was in it."""
    if act in _SENT:
        return frozenset() if _NAMELESS.issuperset(categories) else _SENT[act]
    if not categories:
        return None
    return frozenset(field for field, kind in _kinds().items() if kind in categories)


def _kinds() -> Mapping[Field, str]:
    """The kind of each field, as the data map has it; what is disputed without a name is of no kind."""
    columns: Mapping[Field, InstrumentedAttribute[Any]] = {**PLAIN, **SEALED}
    told = {field: classification(cast("Column[Any]", each.property.columns[0])) for field, each in columns.items()}
    return {field: each.category.value for field, each in told.items() if isinstance(each, Personal)}

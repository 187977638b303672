"""One entry ready to be shown: its line, all facts in words, and how it can be proved.

Boundary: pure; made in a pool's thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from backoffice.audit.rules import Entry
from ui.audit.rows import Line, lines_of
from ui.audit.wording import AuditWording, utc_words
from ui.widgets.shapes import Shape


@dataclass(frozen=True, slots=True)
class Labels:
    """The window's own words for what every entry has; facts have theirs in the vocabulary."""

    when: str
    utc: str
    who: str
    sign_in_name: str
    customer: str
    action: str
    batch: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`facts` are pairs of label and value, `proof` says whether the entry can be proved."""

    line: Line
    facts: tuple[tuple[str, str], ...]
    proof: str
    proof_shape: Shape


def sheet_of(
    entry: Entry,
    numbers: Mapping[UUID, int],
    customer: str,
    proof: tuple[Shape, str, str],
    wording: AuditWording,
    labels: Labels,
) -> Sheet:
    """`customer` is the name the reader may see, `proof` a shape, a word and the batch."""
    (line,) = lines_of([entry], numbers, wording)
    shape, words, batch = proof
    facts = [
        (labels.when, wording.when_with_zone(entry.at)),
        (labels.utc, utc_words(entry.at).removesuffix(" UTC")),
        (labels.who, line.who),
    ]
    if line.who != entry.actor:
        facts.append((labels.sign_in_name, entry.actor))
    if entry.subject is not None:
        facts.append((labels.customer, f"{customer}\n{entry.subject}" if customer else str(entry.subject)))
    facts += [(wording.label(name), _told(name, value, numbers, wording)) for name, value in entry.facts.items()]
    facts.append((labels.action, entry.action))
    if batch:
        facts.append((labels.batch, batch))
    return Sheet(line, tuple(facts), words, shape)


def _told(name: str, value: object, numbers: Mapping[UUID, int], wording: AuditWording) -> str:
    """The fact in words, and its code where the words are not the code itself."""
    said = wording.fact(name, value, numbers)
    code = "" if isinstance(value, list | tuple | bool | int) or value is None else str(value)
    return said if not code or code in said else f"{said}\n{code}"

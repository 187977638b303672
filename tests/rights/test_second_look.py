"""A second person agrees to a correction they have read: values, reasons and papers, as far as duties open them."""

from __future__ import annotations

import hashlib
import json
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from backoffice import vault
from backoffice.desk import Work
from backoffice.jobs.expiry import expire_second_views
from backoffice.people.correction_rules import Act, Field
from backoffice.people.tables import ParticularsRow
from backoffice.rights import agreed_lines, course, rectification, second_look, second_queries
from backoffice.rights import queries as requests
from backoffice.rights import rectification_queries as queries
from backoffice.rights.identity_papers import Verdict
from backoffice.rights.rectification_rules import Disputed, Form, SecondDiffers, SecondUnseen, from_bytes
from backoffice.rights.rules import Right
from backoffice.rights.sealing import opened_form
from backoffice.staff import seconding
from backoffice.staff.refusals import NoSuchProposal
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.datamap import FieldClass
from tests.given import ANNA, MARIA, WEN, Given
from tests.rights.asking import asked
from tests.rights.test_identity_papers import decided
from tests.rights.test_rectification import (
    MAIL,
    MARRIED,
    MOVED,
    agreed,
    begun,
    carried_out,
    proposed_lines,
    stands,
)

BORN = Disputed(Field.BIRTH_ON, Act.CORRECTED, new="1990-04-07", reason="The passport says so")


@pytest.mark.promise("S-05")
def test_who_leads_kyc_reads_old_and_new_values_and_the_paper_before_agreeing_and_not_otherwise(given: Given) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.RECTIFICATION)
    begun(given, request, MARRIED, MAIL)
    made = given.desk(MARIA).do(uuid4(), rectification.propose, request)
    lead, shown = given.desk(WEN), given.desk(WEN).ask(seconding.proposal, made)
    with pytest.raises(SecondUnseen):
        lead.do(uuid4(), seconding.agree, made, shown.hash())
    # Nothing shows before it was opened, and a claim to have read it needs what is sealed.
    assert lead.ask(second_look.view, made).lines == ()
    with given.sql(WEN) as plain:
        assert plain.execute("select count(identity) from rights.second_view").fetchone() == (0,)
    with given.sql(ANNA) as plain, pytest.raises(psycopg.DatabaseError):
        plain.execute("select rights.second_unchecked(%s)", [made])
    for proofs in ("{}", '{"identity": "00"}'):
        with given.sql(WEN) as plain, pytest.raises(psycopg.DatabaseError, match="second_unseen"):
            plain.execute("select rights.note_second_look(%s, %s, '[]', '', '{}')", [made, proofs])
    with given.sql(WEN) as plain, pytest.raises(psycopg.errors.InsufficientPrivilege):
        plain.execute("select proofs from rights.second_view")
    with pytest.raises(NoSuchProposal):
        given.desk(ANNA).do(uuid4(), second_look.take_access, made)
    lead.do(uuid4(), second_look.take_access, made)
    told = lead.ask(second_look.view, made)
    assert [(line.field, line.old, line.new) for line in told.lines] == [
        (Field.LEGAL_NAME, "Samira Yousef Haddadin", MARRIED.new),
        (Field.EMAIL, stands(given, request).held[Field.EMAIL], MAIL.new),
    ]
    assert all(line.reason for line in told.lines)
    assert told.hidden == ()
    # Nobody has shown who asks; a check of papers is seen at once, with nothing put before them anew.
    assert told.unchecked
    decided(given, request, Verdict.CONFIRMED)
    assert not lead.ask(second_look.view, made).unchecked
    (letter_words,) = told.evidence
    assert letter_words.media == "text/plain"
    assert b"Please send me all you hold" in lead.ask(second_look.evidence, letter_words.evidence)
    with given.sql(BOOTSTRAP) as plain:
        opened = "select count(*) from audit.event where action = 'vault.opened' and facts ->> 'ground' = 'second'"
        assert plain.execute(opened).fetchone() == (1,)
    lead.do(uuid4(), second_look.note_read, made)
    lead.do(uuid4(), seconding.agree, made, shown.hash())
    # Once decided nothing of it is left to read, nor a ticket to it.
    with given.sql(BOOTSTRAP) as plain:
        for left in ("rights.second_view", "rights.second_evidence", "vault.ticket where ground = 'second'"):
            assert plain.execute(f"select count(*) from {left}").fetchone() == (0,)  # type: ignore[arg-type]
    carried_out(given, request)


@pytest.mark.promise("S-05")
def test_who_may_not_read_a_part_of_a_correction_is_told_so_and_cannot_agree_to_it(given: Given) -> None:
    request = asked(given, given.customer(), Right.RECTIFICATION)
    note = Disputed(Field.OTHER, Act.COMPLETED, statement="I never lived there", reason="Their word", old="")
    begun(given, request, MARRIED, note)
    made = given.desk(MARIA).do(uuid4(), rectification.propose, request)
    lead = given.desk(WEN)
    lead.do(uuid4(), second_look.take_access, made)
    told = lead.ask(second_look.view, made)
    assert [line.field for line in told.lines] == [Field.LEGAL_NAME]
    assert told.hidden == (FieldClass.REQUEST,)
    with pytest.raises(SecondUnseen):
        lead.do(uuid4(), second_look.note_read, made)
    with pytest.raises(SecondUnseen):
        lead.do(uuid4(), seconding.agree, made, lead.ask(seconding.proposal, made).hash())
    # Nobody decides in its time: what was put before them goes, and what would be written.
    given.clock_moves(timedelta(days=8))
    given.worker().do(uuid4(), expire_second_views)
    with given.sql(BOOTSTRAP) as plain:
        for left in ("rights.second_view", "rights.second_evidence", "rights.rectification where plan is not null"):
            assert plain.execute(f"select count(*) from {left}").fetchone() == (0,)  # type: ignore[arg-type]


@pytest.mark.promise("S-05")
def test_who_cannot_read_a_part_of_a_correction_can_still_refuse_it(given: Given) -> None:
    request = asked(given, given.customer(), Right.RECTIFICATION)
    begun(given, request, MARRIED)
    made, lead = given.desk(MARIA).do(uuid4(), rectification.propose, request), given.desk(WEN)
    lead.do(uuid4(), seconding.refuse, made, lead.ask(seconding.proposal, made).hash(), "Somebody of the DPO decides")


@pytest.mark.promise("S-05")
def test_what_a_second_person_reads_is_what_is_written_and_an_exchange_of_sealed_values_is_refused(
    given: Given,
) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.RECTIFICATION)
    begun(given, request, BORN, MOVED)
    desk, lead = given.desk(MARIA), given.desk(WEN)
    # By their own client an officer puts one day of birth before the lead, and would write another.
    for shown_is_honest in (False, True):
        made = desk.do(uuid4(), exchanged, request, shown_is_honest)
        lead.do(uuid4(), second_look.take_access, made)
        with pytest.raises(SecondDiffers):
            lead.do(uuid4(), second_look.note_read, made)
        if shown_is_honest:
            # The database says so too, whatever client the second person has.
            with pytest.raises(SecondDiffers):
                lead.do(uuid4(), note_blindly, made)
        with pytest.raises(SecondUnseen):
            lead.do(uuid4(), seconding.agree, made, lead.ask(seconding.proposal, made).hash())
        desk.do(uuid4(), rectification.reopen, request)
        desk.do(uuid4(), course.take_access, request)
    # Honestly put and read, another envelope of the same place is not what was agreed to.
    agreed(given, request)
    desk.do(uuid4(), course.take_access, request)
    lines = desk.do(uuid4(), proposed_lines, request)
    other = desk.do(uuid4(), resealed, customer, lines)
    which = desk.ask(rectification.standing, request).rectification
    with given.sql(MARIA) as plain, pytest.raises(psycopg.DatabaseError, match="proposal_differs"):
        plain.execute("select rights.rectify(%s, gen_random_uuid(), 1, %s)", [which, Jsonb({"lines": other})])
    carried_out(given, request)
    held = stands(given, request).held
    assert (held[Field.BIRTH_ON], held[Field.ADDRESS]) == (BORN.new, MOVED.new)
    with given.sql(BOOTSTRAP) as plain:
        assert plain.execute("select plan from rights.rectification").fetchall() == [(None,)]


def exchanged(work: Work, request: UUID, shown_is_honest: bool) -> UUID:
    """Propose as a hostile client would: the view says one day, what would be written another."""
    row = queries.open_one(work.session, request)
    asking = requests.request(work.session, request)
    assert row is not None
    assert row.salt is not None
    form = from_bytes(opened_form(work, row.body or b"", row=row.id, subject=row.customer_id) or b"")
    written = Form((replace(form.lines[0], new="1971-01-01"), *form.lines[1:]))
    lines = agreed_lines.lines_of(work, row.customer_id, written)
    honest = agreed_lines.lines_of(work, row.customer_id, form) if shown_is_honest else lines
    said = agreed_lines.said_of(row.id, row.salt, form)
    made = queries.propose(work.session, row.id, lines, said, b"plan")
    shown = second_look.Proposed(row.id, row.salt, form, tuple(honest))
    second_look.put_before(work, asking, made, shown)
    return made


def note_blindly(work: Work, proposal: UUID) -> None:
    """What a client sends that does not look: all that it opened, as it came."""
    opened = second_look._opened(work, proposal)
    parts = {kind: json.loads(plain[32:]) for kind, (_whose, plain) in opened.items()}
    proofs = {kind.value: hashlib.sha256(plain).hexdigest() for kind, (_whose, plain) in opened.items()}
    contents = {}
    for paper in second_queries.papers(work.session, proposal):
        content = second_look._content(work, paper.id)
        proofs[str(paper.id)] = hashlib.sha256(content).hexdigest()
        contents[str(paper.id)] = hashlib.sha256(content[32:]).hexdigest()
    lines = [line for part in parts.values() for line in part["lines"]]
    first = next(iter(parts.values()))
    form = Form(tuple(line for part in parts.values() for line in from_bytes(part["said"].encode()).lines))
    said = agreed_lines.said_of(UUID(first["correction"]), bytes.fromhex(first["salt"]), form)
    second_queries.note_look(work.session, proposal, proofs, lines, said, contents)


def resealed(work: Work, customer: UUID, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same lines with an envelope of another day."""
    other = deepcopy(lines)
    value = vault.seal(work, ParticularsRow.birth_on, row=customer, customer=customer, value=b"1971-01-01")
    other[0]["changes"][0]["sealed"] = value.hex()
    return other

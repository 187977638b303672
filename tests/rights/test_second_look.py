"""A second person agrees to a correction they have read: values, reasons and papers, as far as duties open them."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from backoffice.people.correction_rules import Act, Field
from backoffice.rights import rectification, second_look
from backoffice.rights.identity_papers import Verdict
from backoffice.rights.rectification_rules import Disputed, SecondUnseen
from backoffice.rights.rules import Right
from backoffice.staff import seconding
from backoffice.staff.refusals import NoSuchProposal
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.datamap import FieldClass
from tests.given import ANNA, MARIA, WEN, Given
from tests.rights.asking import asked
from tests.rights.test_identity_papers import decided
from tests.rights.test_rectification import MAIL, MARRIED, begun, carried_out, stands


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
            plain.execute("select rights.note_second_look(%s, %s)", [made, proofs])
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
    # They can still refuse it.
    lead.do(uuid4(), seconding.refuse, made, lead.ask(seconding.proposal, made).hash(), "Somebody of the DPO decides")

"""Another e-mail address: two people agree first, and the old address is told in the transaction that changes it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from backoffice.outbox.body import Written, body_of
from backoffice.people.correction_rules import Field
from backoffice.rights import replies
from backoffice.rights.rectification_rules import SecondPersonFirst
from backoffice.rights.rules import NoticeStays, ReplyKind, Right
from backoffice.store.cluster import BOOTSTRAP
from tests.given import MARIA, Given
from tests.rights.asking import asked
from tests.rights.test_rectification import MAIL, agreed, begun, carried_out, proposed_lines, stands

pytestmark = pytest.mark.promise("R-02", "S-05")


def notices(given: Given) -> list[tuple[UUID, Written]]:
    """Each notice that waits, with what it says."""
    with given.sql(BOOTSTRAP) as connection:
        found = connection.execute(
            "select p.id, m.id from rights.reply p join outbox.message m on m.reply_id = p.id"
            " where p.kind = 'address_changed' and m.state = 'waiting' order by p.made_at"
        ).fetchall()
    told = [(reply, given.worker().ask(body_of, message)) for reply, message in found]
    return [(reply, body) for reply, body in told if body is not None]


@pytest.mark.parametrize(("language", "said"), [("en", "taking over your account"), ("zh", "他人冒用")])
def test_the_old_address_is_told_and_only_two_people_change_it(given: Given, language: str, said: str) -> None:
    request = asked(given, given.customer(language=language), Right.RECTIFICATION)
    begun(given, request, MAIL)
    old = stands(given, request).held[Field.EMAIL]
    with pytest.raises(SecondPersonFirst):
        carried_out(given, request)
    agreed(given, request)
    assert notices(given) == []
    carried_out(given, request)
    assert stands(given, request).held[Field.EMAIL] == MAIL.new
    ((reply, told),) = notices(given)
    assert (told.email, told.name, told.language) == (old, "", language)
    assert said in told.text
    # The old address may have been a stranger's: it learns neither who it is about nor the new one.
    assert MAIL.new not in told.text
    assert "Haddadin" not in told.text
    assert "[" not in told.text
    with pytest.raises(NoticeStays):
        given.desk(MARIA).do(reply, replies.call_back, reply)
    # Another change does not turn the letter that is on its way to somebody else.
    begun(given, request, replace(MAIL, new="samira@example.net"))
    agreed(given, request)
    carried_out(given, request)
    assert [each.email for _, each in notices(given)] == [old, MAIL.new]
    kinds = [each.kind for each in given.desk(MARIA).ask(replies.replies_of, request)]
    assert kinds == [ReplyKind.ADDRESS_CHANGED, ReplyKind.ADDRESS_CHANGED]


def test_no_plain_sql_changes_an_address_without_telling_it(given: Given) -> None:
    request = asked(given, given.customer(), Right.RECTIFICATION)
    begun(given, request, MAIL)
    which = stands(given, request).rectification
    agreed(given, request)
    lines = given.desk(MARIA).do(uuid4(), proposed_lines, request)
    another = deepcopy(lines)
    another[0]["changes"][0]["value"] = "eve@example.org"
    for told, code in ((lines, "old_address_untold"), (another, "proposal_differs")):
        with pytest.raises(psycopg.Error, match=code), given.sql(MARIA) as connection:
            connection.execute("select rights.rectify(%s, gen_random_uuid(), 1, %s)", [which, Jsonb({"lines": told})])

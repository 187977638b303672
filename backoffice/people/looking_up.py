"""Looking customers up: one command searches and enters it, and once that is committed a query reads whom it found.

Boundary: a search whose command is rolled back shows nothing; 60 a minute and person; the trail never holds the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from backoffice import vault
from backoffice.desk import Desk, ReadWork, Work
from backoffice.people import queries
from backoffice.people.rules import SearchKind, SearchOver, TooManySearches, name_tokens
from backoffice.people.tables import ParticularsRow
from backoffice.vault.service import SealedColumn

AT_MOST_A_MINUTE = 60
_DIGITS_OF_A_PHONE = 7


def customers_like(desk: Desk, typed: str, limit: int) -> tuple[UUID, ...]:
    """Customers by the beginning of an e-mail address, by a phone number, else by words of their name in any order.

    Raises SearchTooShort below three letters (two of Chinese, Japanese or Korean), TooManySearches, NotYoursToLookUp.
    """
    made = desk.do(uuid4(), search, typed, limit, uuid4())
    return desk.ask(found, [made]) if made else ()


def search(work: Work, typed: str, limit: int, _salt: UUID) -> UUID | None:
    """Look for at most `limit` customers; the id of the search, None for a text that cannot be anybody's.

    `_salt` is random and kept nowhere: what the house keeps of a command's arguments then tells nothing of the text.
    """
    if "@" in typed:
        return queries.search(work.session, SearchKind.EMAIL, [typed.strip().lower()], None, limit)
    if is_phone(typed):
        return search_sealed(work, SearchKind.PHONE, ParticularsRow.mobile, typed, limit)
    tokens = name_tokens(typed) if len(typed) <= 200 else frozenset()
    # The longest word first: it is the rarest, and the others are only looked for among those it finds.
    words = sorted(tokens, key=lambda word: (-len(word), word))
    return queries.search(work.session, SearchKind.NAME, words, None, limit) if words else None


def search_sealed(work: Work, kind: SearchKind, column: SealedColumn, value: str, limit: int) -> UUID | None:
    """Look for those whose sealed `column` holds an equal value; None for a person without the indexes' key."""
    keyed = vault.keyed_form(work, column, value)
    return None if keyed is None else queries.search(work.session, kind, [], keyed, limit)


def found(work: ReadWork, searches: Sequence[UUID]) -> tuple[UUID, ...]:
    """Whom the actor's own committed searches found, each once. Raises TooManySearches, SearchOver after a minute."""
    customers: dict[UUID, None] = {}
    for each in searches:
        row = queries.searched(work.session, each)
        if row is None:
            raise SearchOver
        if row.found is None:
            raise TooManySearches(at_most=AT_MOST_A_MINUTE)
        customers.update(dict.fromkeys(row.found))
    return tuple(customers)


def is_phone(typed: str) -> bool:
    """Whether a text has the digits of a phone number and no letter."""
    digits = sum(sign.isdecimal() for sign in typed)
    return digits >= _DIGITS_OF_A_PHONE and not any(sign.isalpha() for sign in typed)

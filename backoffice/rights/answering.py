"""What keeps an answer from saying that all was done: what is still to be done, by name.

Boundary: asks the guard of the answer beforehand, so that its writer knows; the guard asks again. R-01, R-02, R-04,
R-05, R-07.
"""

from __future__ import annotations

from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.errors import Refused
from backoffice.rights import queries
from backoffice.rights.rules import Outcome


class ExtensionWaits(Refused):
    """A letter that extends the request is on its way already. Facts: `number`."""

    code = "rights.extension_waits"


class CopyNeeded(Refused):
    """No package was written for the request. Facts: `number`."""

    code = "rights.copy_needed"


class CopyIsStale(Refused):
    """The data was corrected after the package was written. Facts: `number`."""

    code = "rights.copy_is_stale"


class NothingRestricted(Refused):
    """Facts: `number`."""

    code = "rights.nothing_restricted"


class ConsentStands(Refused):
    """Something that the letter takes back stands. Facts: `number`."""

    code = "rights.consent_stands"


class NothingCorrected(Refused):
    """Facts: `number`."""

    code = "rights.nothing_corrected"


class NobodyOfOurs(Refused):
    """For whom nobody holds anything nothing can be done. Facts: `number`."""

    code = "rights.nobody_of_ours"


_LACKS = {
    each.code: each
    for each in (CopyNeeded, CopyIsStale, NothingRestricted, ConsentStands, NothingCorrected, NobodyOfOurs)
}


def lacking(work: ReadWork, request: UUID) -> dict[Outcome, Refused]:
    """Which outcomes an answer cannot have now, and why each. Raises NoSuchRequest."""
    row = queries.request(work.session, request)
    if row.ended_at is not None:
        return {}
    found = {each: queries.lacks(work.session, request, each.value) for each in (Outcome.FULFILLED, Outcome.PARTLY)}
    return {each: _LACKS[code](number=row.number) for each, code in found.items() if code is not None}

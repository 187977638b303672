"""The door to the area's documents: costs nothing to import, loads the kit only where a PDF is made.

Boundary: frozen values in, PDF bytes out; slow, so desks go through `documents.press`.
"""

from __future__ import annotations

from backoffice.rights.access_answer import Answer


def answer_pdf(answer: Answer) -> bytes:
    """The finished, unsigned PDF of an answer; the same answer has the same bytes."""
    from backoffice.rights.access_pages import AnswerPages

    return AnswerPages(answer).write()

"""The door to the area's documents: costs nothing to import, loads the kit only where a PDF is made.

Boundary: frozen values in, PDF bytes out; slow, so desks go through `documents.press`.
"""

from __future__ import annotations

from backoffice.kyc.case_file import CaseFile


def case_file_pdf(case_file: CaseFile) -> bytes:
    """The finished, unsigned PDF of a case file; the same case file has the same bytes.

    From a window: `press(case_file_pdf, case_file)`.
    """
    from backoffice.kyc.case_file_pages import CaseFilePages

    return CaseFilePages(case_file).write()

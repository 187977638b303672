"""The door to the area's document: costs nothing to import, loads the kit only where a PDF is made.

Boundary: frozen values in, PDF bytes out; slow, so desks go through `documents.press`.
"""

from __future__ import annotations

from backoffice.reconcile.report import ReconcileReport


def report_pdf(report: ReconcileReport) -> bytes:
    """The finished, unsigned PDF; the same report has the same bytes. From a window: `press(report_pdf, report)`."""
    from backoffice.reconcile.report_pages import ReportPages

    return ReportPages(report).write()

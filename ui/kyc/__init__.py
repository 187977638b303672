"""The KYC workspace: the lists of cases, and the page on which a case is looked at and decided."""

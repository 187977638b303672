"""The sample firm: invented people, their drawn documents and their failed attempts, all from one seed.

Boundary: pure functions of a seed; no database. Names, addresses, numbers and documents are made up.
"""

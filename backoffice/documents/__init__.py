"""The document kit: pages, type, tables, marks, pictures, structure, signature and press of the firm's PDFs.

Boundary: frozen values in, bytes out. Only `press` and `signature` are free to import; the rest loads reportlab.
"""

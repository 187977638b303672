"""The vault: sealed fields, the keys that open them, and the tickets without which nothing opens (S-02, S-03)."""

from backoffice.vault.indexing import find_sealed
from backoffice.vault.service import Ground, classes_of, open_sealed, seal, take_ticket

__all__ = ["Ground", "classes_of", "find_sealed", "open_sealed", "seal", "take_ticket"]

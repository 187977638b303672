"""The vault: sealed fields, the keys that open them, and the tickets without which nothing opens (S-02, S-03)."""

from backoffice.vault.indexing import keyed_form
from backoffice.vault.service import Ground, classes_of, enter_in_index, open_sealed, seal, take_ticket

__all__ = ["Ground", "classes_of", "enter_in_index", "keyed_form", "open_sealed", "seal", "take_ticket"]

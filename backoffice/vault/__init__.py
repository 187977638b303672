"""The vault: sealed fields and the keys that open them (S-02, S-03)."""

from backoffice.vault.service import open_sealed, seal

__all__ = ["open_sealed", "seal"]

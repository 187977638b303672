"""One sentence for each error code of keys and what they open: grants, custody, tokens, sealed fields.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

KEYS: dict[str, str] = {
    "vault.certificate_not_ours": QT_TRANSLATE_NOOP(
        "Error",
        "The firm’s root key never vouched for the key of {whose}. Nothing was sealed to it; tell your "
        "administrator at once.",
    ),
    "vault.key_not_held": QT_TRANSLATE_NOOP(
        "Error",
        "You hold no key for these fields, so they stay closed. An administrator must certify your keys, then a lead "
        "gives you those of your duties; Keys says how far yours are.",
    ),
    "vault.keyring_absent": QT_TRANSLATE_NOOP(
        "Error",
        "This computer has no keyring that keeps secrets safe. Your keys stay closed; give a passphrase for "
        "this session.",
    ),
    "vault.keyring_dismissed": QT_TRANSLATE_NOOP(
        "Error",
        "The question of the keyring was closed unanswered, so your keys stay closed. Try again, or give a passphrase.",
    ),
    "vault.keyring_entry_missing": QT_TRANSLATE_NOOP(
        "Error",
        "The keyring of this computer does not hold your key. Nothing was opened; use the other computer, or a "
        "passphrase.",
    ),
    "vault.keyring_failed": QT_TRANSLATE_NOOP(
        "Error", "The keyring answered with a fault ({fault}). Your keys stay closed; try again, or give a passphrase."
    ),
    "vault.keyring_locked": QT_TRANSLATE_NOOP(
        "Error",
        "The keyring of this computer is locked, so your keys stay closed. Unlock it, or give a passphrase for "
        "this session.",
    ),
    "vault.passphrase_wrong": QT_TRANSLATE_NOOP(
        "Error", "This passphrase does not open your keys. Nothing was opened; type it again."
    ),
    "vault.seal_broken": QT_TRANSLATE_NOOP(
        "Error",
        "A sealed field was changed or moved, so it stays closed. Nothing was changed; tell your administrator.",
    ),
    "vault.signature_broken": QT_TRANSLATE_NOOP(
        "Error", "A signature does not fit what it stands under. Nothing was changed; tell your administrator."
    ),
    "vault.slot_broken": QT_TRANSLATE_NOOP(
        "Error", "Your stored keys were changed or are another person’s. Nothing was opened; tell your administrator."
    ),
    "vault.sealed_under_another": QT_TRANSLATE_NOOP(
        "Error",
        "Your password was changed outside Backoffice; enter the one your keys were sealed with. If it is lost, an "
        "administrator gives you a one-time password, and you get new keys.",
    ),
    "vault.token_pin_wanted": QT_TRANSLATE_NOOP(
        "Error", "Your keys are on a token, so nothing is open yet. Put it in, type its PIN and sign in again."
    ),
    "vault.token_absent": QT_TRANSLATE_NOOP(
        "Error", "No reader holds your token {token}. Your keys stay closed; put it in and try again."
    ),
    "vault.token_failed": QT_TRANSLATE_NOOP(
        "Error",
        "The token {token} answered with a fault ({fault}). Nothing was changed; take it out, put it in and try again.",
    ),
    "vault.token_in_use": QT_TRANSLATE_NOOP(
        "Error", "Somebody is already signed in to the token {token} here. Nothing was opened; end that session first."
    ),
    "vault.token_keys_missing": QT_TRANSLATE_NOOP(
        "Error",
        "The token {token} does not hold your keys. Nothing was opened; put in the one you signed in with before.",
    ),
    "vault.token_library_missing": QT_TRANSLATE_NOOP(
        "Error",
        "The token’s software in {library} cannot be loaded. Your keys stay closed; install it, or correct the "
        "settings.",
    ),
    "vault.token_pin_last_try": QT_TRANSLATE_NOOP(
        "Error",
        "This PIN is wrong, and one more wrong PIN locks the token {token}. Nothing was opened; look it up first.",
    ),
    "vault.token_pin_locked": QT_TRANSLATE_NOOP(
        "Error",
        "The token {token} is locked after too many wrong PINs. Your keys are safe in it; unlock it with its "
        "own software.",
    ),
    "vault.token_pin_unset": QT_TRANSLATE_NOOP(
        "Error",
        "The PIN of the token {token} is not set or has run out. Nothing was opened; set it with the token’s "
        "own software.",
    ),
    "vault.token_pin_wrong": QT_TRANSLATE_NOOP(
        "Error",
        "This PIN is wrong for the token {token}. Nothing was opened; too many wrong ones lock it, so type it "
        "with care.",
    ),
    "vault.token_removed": QT_TRANSLATE_NOOP(
        "Error",
        "The token {token} is gone, so your keys are closed. What you typed stays; put it in and enter your PIN again.",
    ),
    "vault.token_unfit": QT_TRANSLATE_NOOP(
        "Error",
        "The token {token} cannot keep these keys ({lacks}). Nothing was made; use another token, or a passphrase.",
    ),
}

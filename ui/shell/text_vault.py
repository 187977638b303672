"""One sentence for each error code of keys in the database: tickets, classes, the firm's root.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

VAULT: dict[str, str] = {
    "vault.another_root_pinned": QT_TRANSLATE_NOOP(
        "Error",
        "This computer knows the root key of a firm ({file}), and no new firm is founded over it. Nothing was changed. "
        "Open that firm’s snapshot with “Work offline”; to reach its server, tell BACKOFFICE_DATABASE_URL; to have a "
        "firm of its own here, start with another BACKOFFICE_HOME.",
    ),
    "vault.class_key_retired": QT_TRANSLATE_NOOP(
        "Error", "The keys were renewed while this was being saved. Nothing was changed; do the same again."
    ),
    "vault.holders_moved_on": QT_TRANSLATE_NOOP(
        "Error", "Those who hold the key of “{field_class}” have changed meanwhile. Nothing was changed; begin again."
    ),
    "vault.key_out_of_reach": QT_TRANSLATE_NOOP(
        "Error",
        "This is sealed, and nothing lets you open it now: your time with this customer is over, or its key was "
        "destroyed. Open the case again.",
    ),
    "vault.key_was_destroyed": QT_TRANSLATE_NOOP(
        "Error", "This key was destroyed and may not come back. Nothing was kept of it."
    ),
    "vault.keys_are_there": QT_TRANSLATE_NOOP(
        "Error", "You have keys already. An administrator has to take them away before you make new ones."
    ),
    "vault.keys_moved_on": QT_TRANSLATE_NOOP(
        "Error", "The keys for {person} are not the ones you looked at, or somebody was faster. Look again."
    ),
    "vault.keys_not_certified": QT_TRANSLATE_NOOP(
        "Error", "The keys of {person} are not certified yet. Nothing was given; an administrator certifies them first."
    ),
    "vault.no_class_key": QT_TRANSLATE_NOOP(
        "Error", "The firm has no key for “{field_class}” yet, so this cannot be sealed. Tell an administrator."
    ),
    "vault.no_ground": QT_TRANSLATE_NOOP(
        "Error", "You may open this only while you hold the case, or with an approval that stands. Nothing was opened."
    ),
    "vault.no_slot": QT_TRANSLATE_NOOP(
        "Error", "Your keys are kept another way on this firm’s server: {others}. Unlock them that way."
    ),
    "vault.nobody_agreed": QT_TRANSLATE_NOOP(
        "Error", "Nobody agreed to give {person} the key of “{field_class}”. Nothing was given; propose it first."
    ),
    "vault.not_a_wrap": QT_TRANSLATE_NOOP(
        "Error", "What was sent as a key is none, so it could never be opened. It was not kept; tell an administrator."
    ),
    "vault.not_that_class": QT_TRANSLATE_NOOP(
        "Error", "A key was offered for another kind of data than it is for. It was not kept; tell an administrator."
    ),
    "vault.not_their_duty": QT_TRANSLATE_NOOP(
        "Error", "{person} has no duty that may hold the key of “{field_class}”. Nothing was given."
    ),
    "vault.not_your_class": QT_TRANSLATE_NOOP(
        "Error", "None of your duties opens this kind of data on that ground. Nothing was opened."
    ),
    "vault.last_holder": QT_TRANSLATE_NOOP(
        "Error",
        "Nobody else at work holds {person}’s key “{field_class}”; its fields would be lost. Give it to another first.",
    ),
    "vault.not_yours_to_certify": QT_TRANSLATE_NOOP(
        "Error", "You may not certify this: it is your own, or certifying is not among your duties."
    ),
    "vault.nothing_to_rotate": QT_TRANSLATE_NOOP(
        "Error", "There is no older key of “{field_class}” to leave. Nothing was changed."
    ),
    "vault.root_not_pinned": QT_TRANSLATE_NOOP(
        "Error",
        "This computer does not know the firm’s root key, so it cannot tell whether the server’s keys are the firm’s. "
        "Ask an administrator for the file firm-root and put it into the home folder.",
    ),
    "vault.rotation_not_done": QT_TRANSLATE_NOOP(
        "Error", "Some keys still have to be renewed, so the old one stays in use. Go on, then finish."
    ),
    "vault.rotation_not_yours": QT_TRANSLATE_NOOP(
        "Error", "Somebody else leads this renewal of keys now. What was done stays; take the lead to go on."
    ),
}

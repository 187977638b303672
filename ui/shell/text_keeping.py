"""One sentence for each error code of the database's own keeping: where it is, how it is reached, dumps, deploying.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

KEEPING: dict[str, str] = {
    "store.bad_database_url": QT_TRANSLATE_NOOP(
        "Error", "The address of the database {host} cannot be read. Correct BACKOFFICE_DATABASE_URL and start again."
    ),
    "store.binaries_missing": QT_TRANSLATE_NOOP(
        "Error", "The database program is missing in {looked_in}. Your data is safe; install Back office again."
    ),
    "store.client_certificate_needed": QT_TRANSLATE_NOOP(
        "Error",
        "The server wants a certificate of this computer: {reason}. No password was sent; give sslcert and sslkey in "
        "the URL.",
    ),
    "store.data_newer": QT_TRANSLATE_NOOP(
        "Error",
        "The data in {path} is of version {found} and this program knows {ours}. It was not touched; "
        "use the newer program.",
    ),
    "store.disk_full": QT_TRANSLATE_NOOP(
        "Error",
        "The disk is full: {free} free at {path}, {needed} needed. Your data is safe; make room and start again.",
    ),
    "store.folder_not_writable": QT_TRANSLATE_NOOP(
        "Error", "{path} cannot be written: {reason}. Nothing was changed; correct its rights or set BACKOFFICE_HOME."
    ),
    "store.home_unreachable": QT_TRANSLATE_NOOP(
        "Error", "The account {user} cannot reach {path}. Your data is safe; choose another BACKOFFICE_HOME."
    ),
    "store.newer_database": QT_TRANSLATE_NOOP(
        "Error", "The database was made by a newer version of Back office. It was not touched; use the newer version."
    ),
    "store.no_server_user": QT_TRANSLATE_NOOP(
        "Error", "The database needs an account to run as, and {user} is not usable: {reason}. Start as a normal user."
    ),
    "store.root_certificate_missing": QT_TRANSLATE_NOOP(
        "Error",
        "The certificate of your authority cannot be read: {reason}. Nothing was sent; correct sslrootcert in the URL.",
    ),
    "store.secret_unavailable": QT_TRANSLATE_NOOP(
        "Error", "The keyring of this computer does not answer: {reason}. Your data is safe; unlock it and start again."
    ),
    "store.server_certificate_expired": QT_TRANSLATE_NOOP(
        "Error", "The server’s certificate is out of its time: {reason}. No password was sent; its keeper renews it."
    ),
    "store.server_name_differs": QT_TRANSLATE_NOOP(
        "Error",
        "The server’s certificate is made out to another name: {reason}. No password was sent; check the address.",
    ),
    "store.server_not_bound": QT_TRANSLATE_NOOP(
        "Error",
        "The server does not tie the password to this connection, so none was sent. Its keeper sets scram-sha-256.",
    ),
    "store.server_not_started": QT_TRANSLATE_NOOP(
        "Error", "The database did not start. Your data in {path} is safe. Its last words: {log}"
    ),
    "store.server_not_trusted": QT_TRANSLATE_NOOP(
        "Error",
        "No authority you trust has signed the server’s certificate. No password was sent; tell your administrator.",
    ),
    "store.server_tls_too_old": QT_TRANSLATE_NOOP(
        "Error", "The server knows no TLS 1.3. No password was sent; its keeper has to update it."
    ),
    "store.server_without_tls": QT_TRANSLATE_NOOP(
        "Error", "The server takes connections only unprotected. No password was sent; its keeper switches TLS on."
    ),
    "store.start_busy": QT_TRANSLATE_NOOP(
        "Error", "Another start of Back office has been busy for {waited} s. Your data is safe; wait, then start again."
    ),
    "store.weak_transport": QT_TRANSLATE_NOOP(
        "Error", "{setting}={asked} would weaken the connection; {needed} is needed. Nothing was sent; correct the URL."
    ),
    "upkeep.already_founded": QT_TRANSLATE_NOOP(
        "Error", "{firm} has keys and people already. Nothing was changed; an administrator adds people in the window."
    ),
    "upkeep.too_few_founders": QT_TRANSLATE_NOOP(
        "Error", "A firm cannot begin without: {missing}. Nothing was made; name them with --person."
    ),
    "upkeep.backup_key_forgotten": QT_TRANSLATE_NOOP(
        "Error",
        "The key of {epoch} was destroyed at {at}, and this dump with it. Nothing was changed; take a later dump.",
    ),
    "upkeep.backup_key_missing": QT_TRANSLATE_NOOP(
        "Error", "The key of {epoch} is not kept on this computer. Nothing was changed; name its file with --keys."
    ),
    "upkeep.backup_keys_unreadable": QT_TRANSLATE_NOOP(
        "Error",
        "The backup keys in {path} cannot be used: {reason}. Nothing was changed; bring back your copy of the file.",
    ),
    "upkeep.erasures_missing": QT_TRANSLATE_NOOP(
        "Error",
        "The register of erasures beside the checkpoints was cut short, so people erased since this dump would come"
        " back ({missing} of them at least). Bring checkpoints/ from another copy; if there is none, restore with"
        " --without-erasures and erase them anew from the requests' letters.",
    ),
    "upkeep.dump_damaged": QT_TRANSLATE_NOOP(
        "Error", "{path} was changed or cut (piece {chunk}), so nothing of it was used. Take another copy of the dump."
    ),
    "upkeep.dump_exists": QT_TRANSLATE_NOOP(
        "Error", "{path} is there already. It was not touched; choose another name."
    ),
    "upkeep.dump_newer": QT_TRANSLATE_NOOP(
        "Error",
        "{path} was written by a newer version ({found}, this one knows {ours}). Nothing was changed; use that one.",
    ),
    "upkeep.dump_not_read": QT_TRANSLATE_NOOP(
        "Error", "{path} cannot be read: {reason}. Nothing was changed; check the name and its rights."
    ),
    "upkeep.dump_not_written": QT_TRANSLATE_NOOP(
        "Error", "{path} cannot be written: {reason}. No dump was made; choose another place."
    ),
    "upkeep.firm_unnamed": QT_TRANSLATE_NOOP(
        "Error",
        "The database is empty and nobody said whose it is. Nothing was changed; give the firm’s name with --firm.",
    ),
    "upkeep.house_not_empty": QT_TRANSLATE_NOOP(
        "Error", "A dump goes into an empty database only, and this one is not. Nothing was changed; choose another."
    ),
    "upkeep.no_room_for_dump": QT_TRANSLATE_NOOP(
        "Error", "The disk of {path} is full ({free} free). No dump was made; make room and try again."
    ),
    "upkeep.no_such_epoch": QT_TRANSLATE_NOOP(
        "Error", "There is no backup key of {epoch} here. Nothing was destroyed; write the month as 2026-05."
    ),
    "upkeep.not_a_dump": QT_TRANSLATE_NOOP(
        "Error", "{path} is no dump of Back office. Nothing was changed; choose another file."
    ),
    "upkeep.not_the_keeper": QT_TRANSLATE_NOOP(
        "Error", "This role may not do a keeper’s work: {what}. Nothing was changed; use the role deployer or backup."
    ),
    "upkeep.passphrase_needed": QT_TRANSLATE_NOOP(
        "Error", "This dump was sealed under a passphrase. Nothing was changed; give it with --passphrase-fd."
    ),
    "upkeep.passphrase_wrong": QT_TRANSLATE_NOOP(
        "Error", "The passphrase is not the one that sealed this dump. Nothing was changed; try again."
    ),
}

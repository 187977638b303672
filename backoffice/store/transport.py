"""What a connection to a server of one's own was refused for, named by its cause.

Boundary: reads what libpq said; only a certificate that failed is looked at once more, with nothing sent. S-01.
"""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Mapping
from contextlib import suppress

import psycopg

from backoffice.errors import Unavailable


class ServerWithoutTls(Unavailable):
    """The server takes plain connections only; the client left before a password was asked for."""

    code = "store.server_without_tls"


class ServerTlsTooOld(Unavailable):
    """The server knows no TLS 1.3."""

    code = "store.server_tls_too_old"


class ServerNameDiffers(Unavailable):
    """The certificate is good and made out to another name. Facts: `reason`."""

    code = "store.server_name_differs"


class ServerNotTrusted(Unavailable):
    """No authority we trust has signed the server's certificate. Facts: `reason`."""

    code = "store.server_not_trusted"


class ServerCertificateExpired(Unavailable):
    """The server's certificate is past its last day, or before its first. Facts: `reason`."""

    code = "store.server_certificate_expired"


class ServerNotBound(Unavailable):
    """The server does not tie the password to this TLS channel (SCRAM-SHA-256-PLUS), so it got none."""

    code = "store.server_not_bound"


class RootCertificateMissing(Unavailable):
    """The file of the trusted authority is not there, or not readable. Facts: `reason`."""

    code = "store.root_certificate_missing"


class ClientCertificateNeeded(Unavailable):
    """The server asks for a certificate of this client and got none it takes. Facts: `reason`."""

    code = "store.client_certificate_needed"


# In this order: what libpq says about a certificate begins alike.
_TELLING: tuple[tuple[type[Unavailable], tuple[str, ...]], ...] = (
    (ServerWithoutTls, ("server does not support SSL", "no encryption")),
    (
        ServerNotBound,
        ("channel binding", "server requested a hashed password", "server requested a cleartext password",
         "server did not complete authentication", 'authentication method requirement "scram-sha-256" failed'),
    ),
    (ServerTlsTooOld, ("unsupported protocol", "alert protocol version", "does not support any SSL protocol version")),
    (ServerNameDiffers, ("does not match host name",)),
    (ServerNotTrusted, ("certificate verify failed",)),
    (RootCertificateMissing, ("root certificate file", "locate root certificate", "system root certificate")),
    (
        ClientCertificateNeeded,
        ("valid client certificate", "alert certificate required", "alert bad certificate", "alert unknown ca",
         "private key file", "certificate file", "alert certificate expired",
         "certificate authentication failed"),
    ),
)  # fmt: skip


_TLS_REQUEST = struct.pack("!ii", 8, 80877103)
_OUT_OF_TIME = (9, 10)
_LOOK_SECONDS = 3.0


def transport_fault(fault: BaseException | None, arguments: Mapping[str, str]) -> Unavailable | None:
    """The named cause of a connection refused with these libpq keywords; None for others, such as a wrong password.

    With several hosts libpq lists one line for each; the first cause known counts.
    """
    if not isinstance(fault, psycopg.OperationalError):
        return None
    said = str(fault)
    for kind, signs in _TELLING:
        if any(sign in said for sign in signs):
            if kind is ServerNotTrusted and (expired := _out_of_time(arguments)):
                return ServerCertificateExpired(reason=expired)
            return kind(reason=_line(said, signs))
    return None


def _out_of_time(arguments: Mapping[str, str]) -> str:
    """What is wrong with the dates of the server's certificate; libpq does not tell them from a foreign authority."""
    host = (arguments.get("hostaddr") or arguments.get("host") or "").split(",")[0]
    port = int((arguments.get("port") or "5432").split(",")[0])
    trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusted.check_hostname = False
    with suppress(OSError), socket.create_connection((host, port), _LOOK_SECONDS) as plain:
        trusted.load_verify_locations(arguments.get("sslrootcert"))
        plain.sendall(_TLS_REQUEST)
        if plain.recv(1) == b"S":
            try:
                trusted.wrap_socket(plain).close()
            except ssl.SSLCertVerificationError as fault:
                return fault.verify_message if fault.verify_code in _OUT_OF_TIME else ""
    return ""


def _line(said: str, signs: tuple[str, ...]) -> str:
    """The one line that told, without the host's address before it."""
    line = next(line for line in said.splitlines() if any(sign in line for sign in signs))
    return line.rsplit("failed: ", 1)[-1].strip() if "verify failed: " not in line else line.split("verify failed: ")[1]

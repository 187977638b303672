"""A server of one's own is reached over verified TLS 1.3 with a bound password, or not at all (real PostgreSQL 15)."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Thread

import psycopg
import pytest

from backoffice.errors import BackofficeError
from backoffice.store.engine import WeakTransport, server_arguments
from backoffice.store.transport import (
    ClientCertificateNeeded,
    RootCertificateMissing,
    ServerCertificateExpired,
    ServerNameDiffers,
    ServerNotBound,
    ServerNotTrusted,
    ServerTlsTooOld,
    ServerWithoutTls,
    transport_fault,
)
from tests.made import quick_folder
from tests.store.debian_server import DebianServer

pytestmark = [pytest.mark.needs("postgresql-15"), pytest.mark.promise("S-01")]

NAME, PASSWORD = "anna.lindqvist", "correct horse battery staple"


@pytest.fixture(scope="module")
def running() -> Iterator[DebianServer]:
    server = DebianServer(quick_folder())
    with server.dba() as connection:
        connection.execute(f"create role \"{NAME}\" login password '{PASSWORD}'")
    yield server
    server.close()


@pytest.fixture
def debian(running: DebianServer) -> Iterator[DebianServer]:
    """The server as a firm would run it; what a test changes of it is undone."""
    yield running
    running.identify()
    running.set()


def enter(url: str) -> tuple[str, bool]:
    """Sign in; the TLS version, and whether a password was used."""
    with closing(psycopg.connect(**server_arguments(url, NAME, PASSWORD))) as connection:
        found = connection.execute("select version from pg_stat_ssl where pid = pg_backend_pid()").fetchone()
        return str(found and found[0]), bool(connection.pgconn.used_password)


def refusal(url: str) -> BackofficeError | None:
    with pytest.raises(psycopg.OperationalError) as refused:
        enter(url)
    return transport_fault(refused.value, server_arguments(url))


def test_a_person_enters_by_tls_13_with_a_bound_password(debian: DebianServer) -> None:
    assert enter(debian.url()) == ("TLSv1.3", True)


def test_a_wrong_password_is_no_fault_of_the_transport(debian: DebianServer) -> None:
    with pytest.raises(psycopg.OperationalError) as refused:
        psycopg.connect(**server_arguments(debian.url(), NAME, "wrong"))
    assert transport_fault(refused.value, server_arguments(debian.url())) is None


def test_a_server_without_tls_is_left_before_any_password(debian: DebianServer) -> None:
    debian.set("host all all 127.0.0.1/32 scram-sha-256", ssl="off")
    assert isinstance(refusal(debian.url()), ServerWithoutTls)


def test_one_who_stands_between_and_says_no_tls_hears_eight_bytes(debian: DebianServer) -> None:
    heard = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as between:
        url = debian.url().replace(f":{debian.port}/", f":{between.getsockname()[1]}/")

        def listen() -> None:
            caller, _ = between.accept()
            with caller:
                heard.extend(caller.recv(4096))
                caller.sendall(b"N")
                while more := caller.recv(4096):
                    heard.extend(more)

        listening = Thread(target=listen)
        listening.start()
        assert isinstance(refusal(url), ServerWithoutTls)
        listening.join()
    # The request for TLS: its length and the number 80877103; no name, no password.
    assert bytes(heard) == (8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")


def test_a_server_that_knows_only_tls_12_is_refused(debian: DebianServer) -> None:
    debian.set(ssl_min_protocol_version="TLSv1.2", ssl_max_protocol_version="TLSv1.2")
    assert isinstance(refusal(debian.url()), ServerTlsTooOld)


def test_a_certificate_of_another_host_is_refused(debian: DebianServer) -> None:
    debian.identify(name="elsewhere.example.org")
    debian.set()
    found = refusal(debian.url())
    assert isinstance(found, ServerNameDiffers)
    assert "elsewhere.example.org" in str(found.facts["reason"])


def test_a_certificate_of_a_foreign_authority_is_refused(debian: DebianServer) -> None:
    debian.identify(debian.stranger)
    debian.set()
    assert isinstance(refusal(debian.url()), ServerNotTrusted)


@pytest.mark.parametrize(("begins", "ends"), [(-40, -1), (1, 30)])
def test_a_certificate_out_of_its_time_is_refused(debian: DebianServer, begins: int, ends: int) -> None:
    debian.identify(begins=timedelta(days=begins), ends=timedelta(days=ends))
    debian.set()
    assert isinstance(refusal(debian.url()), ServerCertificateExpired)


@pytest.mark.parametrize("method", ["password", "trust"])
def test_a_server_that_does_not_bind_the_password_gets_none(debian: DebianServer, method: str) -> None:
    debian.set(f"hostssl all all 127.0.0.1/32 {method}")
    assert isinstance(refusal(debian.url()), ServerNotBound)


def test_a_root_certificate_that_is_not_there_is_named(debian: DebianServer, tmp_path: Path) -> None:
    found = refusal(debian.url(root=tmp_path / "nothing.crt"))
    assert isinstance(found, RootCertificateMissing)
    assert "nothing.crt" in str(found.facts["reason"])


def test_a_server_may_ask_for_the_clients_certificate_too(debian: DebianServer, tmp_path: Path) -> None:
    debian.set("hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-full")
    assert isinstance(refusal(debian.url()), ClientCertificateNeeded)
    certificate, key = debian.authority.issue(tmp_path, NAME)
    assert enter(debian.url(sslcert=str(certificate), sslkey=str(key))) == ("TLSv1.3", True)
    # Somebody else's is a wrong answer like a wrong password, and the server tells no more.
    certificate, key = debian.authority.issue(tmp_path, "tomasz.wierzba")
    assert refusal(debian.url(sslcert=str(certificate), sslkey=str(key))) is None
    certificate, key = debian.stranger.issue(tmp_path, NAME)
    assert isinstance(refusal(debian.url(sslcert=str(certificate), sslkey=str(key))), ClientCertificateNeeded)


@pytest.mark.parametrize(
    "weak",
    [
        "sslmode=disable",
        "sslmode=verify-ca",
        "ssl_min_protocol_version=TLSv1.2",
        "ssl_max_protocol_version=TLSv1.2",
        "channel_binding=prefer",
        "require_auth=none",
        "gssencmode=prefer",
        "sslkeylogfile=/tmp/keys",
        "host=/var/run/postgresql",
        "host=db.example.org,/var/run/postgresql",
    ],
)
def test_a_url_cannot_ask_for_less(weak: str) -> None:
    with pytest.raises(WeakTransport):
        server_arguments(f"host=db.example.org {weak}")

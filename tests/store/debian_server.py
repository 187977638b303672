"""A server of one's own as Debian ships it: PostgreSQL 15 on a TCP port with TLS, under an authority of this run.

Boundary: a folder and a process of this test alone; the machine's own cluster is not touched.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlencode

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from backoffice.store.server_user import ServerUser, is_root, system_user, this_person

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
HOST = "db.example.org"
DBA = "dba"


class Authority:
    """A certificate authority; `file` is what its clients trust."""

    def __init__(self, folder: Path, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.file = folder / f"{name}.crt"
        made = (
            self._builder(self._name, self._key.public_key(), timedelta(days=-1), timedelta(days=30))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.file.write_bytes(made.public_bytes(serialization.Encoding.PEM))

    def issue(
        self, folder: Path, name: str, *, begins: timedelta = timedelta(days=-1), ends: timedelta = timedelta(days=30)
    ) -> tuple[Path, Path]:
        """Certificate and key files for a host, or for a client of that name."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        names = x509.SubjectAlternativeName([x509.DNSName(name), x509.IPAddress(ip_address("192.0.2.1"))])
        made = (
            self._builder(subject, key.public_key(), begins, ends)
            .add_extension(names, critical=False)
            .add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]),
                critical=False,
            )
            .sign(self._key, hashes.SHA256())
        )
        certificate, private = folder / f"{name}.crt", folder / f"{name}.key"
        certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        private.unlink(missing_ok=True)
        private.touch(mode=0o600)
        private.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return certificate, private

    def _builder(
        self, subject: x509.Name, public: ec.EllipticCurvePublicKey, begins: timedelta, ends: timedelta
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + begins)
            .not_valid_after(now + ends)
        )


class DebianServer:
    """A running server; `dba` is its superuser, entering by the socket as a database administrator would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.account: ServerUser = system_user() if is_root() else this_person()
        self.authority = Authority(folder, "firm-ca")
        self.stranger = Authority(folder, "other-ca")
        self.port = _free_port()
        self.account.give(folder)
        made = self._run(
            "initdb", "--pgdata=data", f"--username={DBA}", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"
        )
        assert made.status == 0, made.output
        self.identify()
        self.set()
        log = "--log=server.log"
        started = self._run("pg_ctl", "start", "--silent", "--wait", "--pgdata=data", log)
        assert started.status == 0, (folder / "server.log").read_text()

    def identify(self, authority: Authority | None = None, name: str = HOST, **dates: timedelta) -> None:
        """Give the server a certificate; `set` makes it use it."""
        for file, kept in zip(
            (authority or self.authority).issue(self.folder, name, **dates), ("crt", "key"), strict=True
        ):
            file.replace(self.folder / "data" / f"server.{kept}")
            self.account.give(self.folder / "data" / f"server.{kept}")

    def set(self, entry: str = "hostssl all all 127.0.0.1/32 scram-sha-256", **settings: str) -> None:
        """Write settings and the rule of entry; a running server takes them up at once."""
        told = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": str(self.folder),
            "password_encryption": "scram-sha-256",
            "fsync": "off",
            "ssl": "on",
            "ssl_ca_file": str(self.authority.file),
            "ssl_min_protocol_version": "TLSv1.3",
            **settings,
        }
        data = self.folder / "data"
        (data / "postgresql.conf").write_text("".join(f"{name} = '{value}'\n" for name, value in told.items()))
        (data / "pg_hba.conf").write_text(f"local all {DBA} trust\n{entry}\n")
        pid = data / "postmaster.pid"
        if pid.exists():
            with self.dba() as connection:
                began = connection.execute("select pg_conf_load_time()").fetchone()
                connection.execute("select pg_reload_conf()")
                while connection.execute("select pg_conf_load_time()").fetchone() == began:
                    time.sleep(0.005)

    def dba(self, dbname: str = "postgres") -> psycopg.Connection:
        """The administrator's own connection; each statement by itself."""
        return psycopg.connect(host=str(self.folder), port=self.port, user=DBA, dbname=dbname, autocommit=True)

    def psql(self, *arguments: str | Path, dbname: str = "postgres") -> str:
        """Run psql as the administrator; its output."""
        ended = subprocess.run(
            [PROGRAMS / "psql", "-X", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-p", str(self.port), "-U", DBA,
             "-d", dbname, *arguments],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def url(self, dbname: str = "postgres", host: str = HOST, root: Path | None = None, **more: str) -> str:
        """As a firm would write it; the name is pinned to this machine's address, as its own DNS would."""
        told = {"hostaddr": "127.0.0.1", "sslrootcert": str(root or self.authority.file), **more}
        return f"postgresql://{host}:{self.port}/{dbname}?{urlencode(told)}"

    def close(self) -> None:
        self._run("pg_ctl", "stop", "--silent", "--wait", "--mode=immediate", "--pgdata=data")
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str):  # type: ignore[no-untyped-def]
        return self.account.run([PROGRAMS / program, *arguments], within=self.folder)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


__all__ = ["DBA", "HOST", "PROGRAMS", "Authority", "DebianServer"]

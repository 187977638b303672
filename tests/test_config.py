"""Settings: where they come from, and what is said when they cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from backoffice.config import SettingsUnreadable, default_home, read_settings
from backoffice.store.engine import BadDatabaseUrl, WeakTransport, server_arguments


def test_the_environment_names_the_home(tmp_path: Path) -> None:
    settings = read_settings({"BACKOFFICE_HOME": str(tmp_path)})
    assert settings.home == tmp_path
    assert settings.database_url is None


def test_without_a_word_the_home_is_the_platforms() -> None:
    assert read_settings({}).home == default_home()


def test_the_file_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('smtp_url = "smtp://a"\ndatabase_url = "host=a"\n')
    settings = read_settings({"BACKOFFICE_HOME": str(tmp_path), "BACKOFFICE_DATABASE_URL": "host=b"})
    assert (settings.smtp_url, settings.database_url) == ("smtp://a", "host=b")


def test_the_token_library_is_this_computers_to_name(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('token_library = "/a.so"\ntoken = "Anna"\n')
    settings = read_settings({"BACKOFFICE_HOME": str(tmp_path), "BACKOFFICE_TOKEN_LIBRARY": "/b.so"})
    assert (settings.token_library, settings.token) == ("/b.so", "Anna")


@pytest.mark.parametrize("content", [b"smtp_url = ", b"colour = 'red'", b"firm = 3", b"\xff\xfe"])
def test_a_file_that_cannot_be_understood_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(content)
    with pytest.raises(SettingsUnreadable) as refused:
        read_settings({"BACKOFFICE_HOME": str(tmp_path)})
    assert refused.value.facts["file"] == str(tmp_path / "settings.toml")


@pytest.mark.promise("S-01")
@pytest.mark.parametrize("weak", ["sslmode=disable", "sslmode=require", "ssl_min_protocol_version=TLSv1.2"])
def test_a_server_without_verified_tls_13_is_refused(weak: str) -> None:
    with pytest.raises(WeakTransport):
        server_arguments(f"host=db.example.org dbname=backoffice {weak}")


@pytest.mark.promise("S-01")
def test_a_server_is_reached_over_verified_tls_13(tmp_path: Path) -> None:
    told = server_arguments("postgresql://db.example.org/backoffice", "anna.lindqvist", "secret")
    assert told["sslmode"] == "verify-full"
    assert told["ssl_min_protocol_version"] == "TLSv1.3"


def test_an_unreadable_url_is_refused_without_telling_its_password() -> None:
    with pytest.raises(BadDatabaseUrl) as refused:
        server_arguments("postgresql://anna:hunter2@db.example.org/x?nonsense=1&&==")
    assert "hunter2" not in str(refused.value)

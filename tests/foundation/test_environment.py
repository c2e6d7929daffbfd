"""What the environment may say, and what is refused, in which words."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from timeline import environment

LONG = "a-secret-that-is-long-enough-to-be-taken-for-one-0123456789"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in ["SECRET_KEY", "SECRET_KEY_FILE", "DATABASE_URL", "NAME"]:
        monkeypatch.delenv(name, raising=False)


def refusal(function, *args, **options):
    with pytest.raises(SystemExit) as stopped:
        function(*args, **options)
    return stopped.value.code


@pytest.mark.parametrize("word, meaning", [("true", True), ("Yes", True), ("1", True), ("off", False), ("", False)])
def test_a_switch_takes_the_usual_words(monkeypatch, word, meaning):
    monkeypatch.setenv("NAME", word)

    assert environment.switch("NAME") is meaning


def test_a_switch_refuses_any_other_word(monkeypatch):
    monkeypatch.setenv("NAME", "maybe")

    assert refusal(environment.switch, "NAME") == "NAME must be true or false, not “maybe”."


@pytest.mark.parametrize("value", ["0", "65536", "-1", "8000.5", "eight", "８０００"])
def test_a_number_outside_of_its_limits_is_refused(monkeypatch, value):
    monkeypatch.setenv("NAME", value)

    said = refusal(environment.number, "NAME", 8000, least=1, most=65535)

    assert said == f"NAME must be a whole number from 1 to 65535, not “{value}”."


def test_a_number_that_is_not_set_is_the_default():
    assert environment.number("NAME", 8000, least=1, most=65535) == 8000


def test_hosts_are_parted_by_commas(monkeypatch):
    monkeypatch.setenv("NAME", " example.org, .example.net ,")

    assert environment.hosts("NAME", "localhost") == ["example.org", ".example.net"]


def test_an_address_is_not_a_host(monkeypatch):
    monkeypatch.setenv("NAME", "example.org,https://example.net/")

    assert refusal(environment.hosts, "NAME", "") == (
        "NAME takes host names with commas between them, such as “example.org”; “https://example.net/” is not one."
    )


def test_a_folder_is_made_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("NAME", str(tmp_path / "new" / "data"))

    made = environment.folder("NAME", "var")

    assert (made, stat.S_IMODE(made.stat().st_mode)) == (tmp_path / "new" / "data", 0o700)


def test_a_folder_that_cannot_be_made_is_refused(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("NAME", str(tmp_path / "file"))

    assert refusal(environment.folder, "NAME", "var") == (
        f"NAME is “{tmp_path / 'file'}”, which cannot be made: File exists."
    )


def test_a_postgresql_address_becomes_a_connection(monkeypatch):
    monkeypatch.setenv("NAME", "postgresql://curator:s%40fe@db.example.org:5433/negotiations")

    connection = environment.postgresql("NAME")

    assert [connection[part] for part in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "curator",
        "s@fe",
        "db.example.org",
        5433,
        "negotiations",
    ]


@pytest.mark.parametrize(
    "address",
    ["mysql://u:hunter2@host/name", "postgresql://u:hunter2@host/", "postgresql://u:hunter2@host:port/name", "x"],
)
def test_any_other_address_is_refused_without_repeating_its_password(monkeypatch, address):
    monkeypatch.setenv("NAME", address)

    assert refusal(environment.postgresql, "NAME") == (
        "NAME must be an address such as “postgresql://user:password@host:5432/name”."
    )


def test_a_secret_key_is_made_once_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "secret_key"

    first, second = environment.secret_key(keep_in=path), environment.secret_key(keep_in=path)

    assert first == second == path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_starts_at_the_same_moment_agree_on_one_secret_key(tmp_path):
    with ThreadPoolExecutor(16) as starts:
        keys = set(starts.map(lambda _: environment.secret_key(keep_in=tmp_path / "secret_key"), range(64)))

    assert keys == {(tmp_path / "secret_key").read_text()}


def test_a_given_secret_key_comes_before_the_kept_one(monkeypatch, tmp_path):
    (tmp_path / "given").write_text(f"{LONG}\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "given"))
    assert environment.secret_key(keep_in=tmp_path / "secret_key") == LONG

    monkeypatch.setenv("SECRET_KEY", LONG[::-1])
    assert environment.secret_key(keep_in=tmp_path / "secret_key") == LONG[::-1]
    assert not (tmp_path / "secret_key").exists()


def test_a_short_secret_key_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "changeme")

    assert refusal(environment.secret_key, keep_in=tmp_path / "secret_key") == (
        "SECRET_KEY must hold at least 50 characters that cannot be guessed."
    )


def test_a_missing_secret_key_file_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "none"))

    assert refusal(environment.secret_key, keep_in=tmp_path / "secret_key") == (
        f"SECRET_KEY_FILE is “{tmp_path / 'none'}”, which cannot be read: No such file or directory."
    )


def test_a_site_on_a_database_server_does_not_make_a_key_of_its_own(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://host/name")

    assert refusal(environment.secret_key, keep_in=tmp_path / "secret_key") == (
        "DATABASE_URL is set, so SECRET_KEY or SECRET_KEY_FILE must be too: all machines need the same key."
    )


def test_a_bad_value_stops_the_start_with_one_sentence_and_no_traceback(tmp_path):
    ended = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env=os.environ | {"DATA_DIR": str(tmp_path), "DEBUG": "perhaps"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "DEBUG must be true or false, not “perhaps”.\n")

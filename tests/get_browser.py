"""A Chromium for the browser tests: one that is there, else one that is fetched. As a script: print its path.

In this order: $CHROMIUM; one on PATH; the one Playwright keeps; and, as a script only, Debian's package (as root),
Playwright's download. Chromium's headless shell comes first: it draws the same and has no window to draw it in, so the
tests take a fifth less time. A program counts only if it answers `--version`: on some systems “chromium-browser” is a
note that asks for a snap.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]

NONE_FOUND = (
    "No Chromium was found, so the browser tests cannot run. Install one (on Debian: apt-get install chromium "
    "libatomic1), or set CHROMIUM to the path of one, and run “make test” again."
)
NO_DRIVER = (
    "Playwright's driver does not start, so the browser tests cannot run. On Debian, install what it needs "
    "(apt-get install libatomic1) and run “make test” again."
)


class NoBrowser(Exception):
    """There is no browser to be had here. Its message is a sentence for whoever runs the tests."""


@cache
def find():
    """The path of a Chromium that works; NoBrowser if there is none. Installs nothing."""
    for candidate in candidates():
        if works(candidate):
            return Path(candidate)
    raise NoBrowser(NONE_FOUND)


def candidates():
    if os.environ.get("CHROMIUM"):
        # Named on purpose: no other one will do.
        yield os.environ["CHROMIUM"]
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield from kept_by_playwright()


def kept_by_playwright():
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    yield from map(str, sorted(folder.glob("chromium-*/chrome-linux*/chrome"), reverse=True))


def works(program):
    return succeeds([program, "--version"])


def install():
    """The path of a Chromium that works, fetched if need be; NoBrowser where no way of fetching one works."""
    ensure_driver()
    ways = [nothing] if os.environ.get("CHROMIUM") else [nothing, shell_from_debian, from_debian, from_playwright]
    for way in ways:
        way()
        try:
            return find()
        except NoBrowser:
            continue
    raise NoBrowser(NONE_FOUND)


def ensure_driver():
    """Playwright's driver needs libatomic, which a minimal Debian lacks."""
    probe = [sys.executable, "-m", "playwright", "--version"]
    if succeeds(probe):
        return
    apt_install("libatomic1")
    if not succeeds(probe):
        raise NoBrowser(NO_DRIVER)


def nothing():
    """The first way: perhaps one is there already."""


def shell_from_debian():
    apt_install("chromium-headless-shell", "libatomic1")


def from_debian():
    apt_install("chromium", "libatomic1")


def from_playwright():
    extra = ["--with-deps"] if os.geteuid() == 0 else []
    shown([sys.executable, "-m", "playwright", "install", *extra, "chromium"])


def apt_install(*packages):
    """Install Debian packages where that can be done without asking: as root on a system that has apt-get."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    shown(["apt-get", "-qq", "update"], env=quiet)
    shown(["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *packages], env=quiet)


def shown(command, **options):
    """Run a command that may fail; its output goes to standard error, since standard output is for the answer."""
    print(f"$ {' '.join(command)}", file=sys.stderr)
    try:
        subprocess.run(command, check=False, stdout=sys.stderr, **options)
    except OSError as problem:
        print(problem, file=sys.stderr)


def succeeds(command):
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    try:
        print(install())
    except NoBrowser as reason:
        sys.exit(str(reason))

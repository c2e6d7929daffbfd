"""The settings of a public site, as docs/operating.md asks for them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

OPERATING = Path("docs/operating.md")


def documented_settings():
    """The variables of the block of docs/operating.md that is for a public site."""
    block = re.search(r"```ini\n# A public site\n(.*?)```", OPERATING.read_text(encoding="utf-8"), re.DOTALL)[1]
    return dict(line.split("=", 1) for line in block.splitlines() if line and not line.startswith("#"))


def manage(*arguments, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, env=kept | environment, capture_output=True, text=True, check=False)


@pytest.fixture
def public_site(tmp_path):
    return documented_settings() | {"DATA_DIR": str(tmp_path)}


def test_django_has_nothing_against_the_documented_settings(public_site):
    ended = manage("check", "--deploy", "--fail-level", "WARNING", **public_site)

    assert (ended.returncode, ended.stdout) == (0, "System check identified no issues (2 silenced).\n")


TURNED_ON = {
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 31536000,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "DEBUG": False,
}


def test_what_the_documented_settings_turn_on(public_site):
    question = f"{{name: getattr(settings, name) for name in {list(TURNED_ON)}}}"
    ended = manage("shell", "-v0", "-c", f"from django.conf import settings; print({question})", **public_site)

    assert ended.stdout == f"{TURNED_ON}\n"


def test_a_header_that_anybody_can_send_is_believed_only_behind_a_proxy(public_site):
    del public_site["BEHIND_PROXY"]

    ended = manage(
        "shell", "-v0", "-c", "from django.conf import settings; print(settings.SECURE_PROXY_SSL_HEADER)", **public_site
    )

    assert ended.stdout == "None\n"


def test_every_variable_that_is_read_is_documented():
    sources = [Path("timeline/settings.py"), Path("timeline/environment.py")]
    read = set()
    for source in sources:
        read |= set(re.findall(r'(?:environment\.\w+|\btext)\("([A-Z_]+)"', source.read_text(encoding="utf-8")))

    table = re.findall(r"^\| `([A-Z_]+)`", OPERATING.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(table) == sorted(read)

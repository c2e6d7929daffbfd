"""Settings as the environment gives them. What cannot be used stops the start with a sentence that names the variable.

Every function reads one variable, returns its value in the type that the setting wants, and raises SystemExit (exit
code 1, the sentence on standard error, no traceback) when the value makes no sense. An empty value counts as not set.
"""

import os
import secrets
from pathlib import Path

import dj_database_url

SWITCH_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}

# Below this Django's own deployment check calls a key weak.
SHORTEST_SECRET = 50


def text(name, default=""):
    """The variable as it stands, without blanks around it."""
    return os.environ.get(name, "").strip() or default


def switch(name):
    """True or False; off unless it is set."""
    value = text(name, "false")
    if value.lower() not in SWITCH_WORDS:
        refuse(f"{name} must be true or false, not “{value}”.")
    return SWITCH_WORDS[value.lower()]


def number(name, default, *, least, most):
    """A whole number from `least` to `most`."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        refuse(f"{name} must be a whole number from {least} to {most}, not “{value}”.")
    return int(value)


def hosts(name, default):
    """Host names, separated by commas, as Django's ALLOWED_HOSTS takes them."""
    names = [host.strip() for host in text(name, default).split(",") if host.strip()]
    for host in names:
        if "/" in host or " " in host:
            refuse(f"{name} takes host names with commas between them, such as “example.org”; “{host}” is not one.")
    return names


def folder(name, default):
    """A folder that can be written to, as a full path; made, for its owner alone, where it is missing."""
    path = Path(text(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        refuse(f"{name} is “{path}”, which cannot be made: {problem.strerror}.")
    if not os.access(path, os.W_OK | os.X_OK):
        refuse(f"{name} is “{path}”, which this user may not write to.")
    return path


def postgresql(name):
    """The connection that a postgresql:// address describes, as an entry of Django's DATABASES, or None if not set."""
    address = text(name)
    if not address:
        return None
    try:
        connection = dj_database_url.parse(address)
    except ValueError:
        connection = {}
    # The address is not repeated in the sentence: it may hold a password.
    if connection.get("ENGINE") != "django.db.backends.postgresql" or not connection.get("NAME"):
        refuse(f"{name} must be an address such as “postgresql://user:password@host:5432/name”.")
    return connection


def secret_key(*, keep_in):
    """The key that signs sessions: SECRET_KEY, else what SECRET_KEY_FILE holds, else one kept in the file `keep_in`.

    The last is made at the first start, readable by its owner alone. Several machines need one key, so a site on a
    database server has to be given it.
    """
    key = text("SECRET_KEY")
    if key:
        return long_enough(key, "SECRET_KEY")
    if text("SECRET_KEY_FILE"):
        return long_enough(contents_of(Path(text("SECRET_KEY_FILE"))), "SECRET_KEY_FILE")
    if text("DATABASE_URL"):
        refuse("DATABASE_URL is set, so SECRET_KEY or SECRET_KEY_FILE must be too: all machines need the same key.")
    return kept_secret(keep_in)


def kept_secret(path):
    """The key in `path`, made there if there is none; of two processes that make it at once, one wins for both."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    if not path.exists():
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(64))
            # A link appears whole or not at all, so nobody ever reads half a key.
            os.link(draft, path)
        except FileExistsError:
            pass
        except OSError as problem:
            refuse(f"The secret key cannot be kept in “{path}”: {problem.strerror}. Set SECRET_KEY instead.")
        finally:
            draft.unlink(missing_ok=True)
    return long_enough(contents_of(path), f"The file “{path}”")


def contents_of(path):
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        refuse(f"SECRET_KEY_FILE is “{path}”, which cannot be read: {getattr(problem, 'strerror', 'not text')}.")


def long_enough(key, where):
    if len(key) < SHORTEST_SECRET or len(set(key)) < 5:
        refuse(f"{where} must hold at least {SHORTEST_SECRET} characters that cannot be guessed.")
    return key


def refuse(sentence):
    raise SystemExit(sentence)

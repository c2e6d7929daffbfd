"""The words that readers see, gathered from code and templates into the catalogue of each language.

Run as a program (`make words`) it brings locale/*/LC_MESSAGES/django.po up to date and compiles it. What has no
translation yet is listed, and the program fails until somebody has written it.
"""

import ast
import io
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

BASE = Path(__file__).resolve().parent.parent
LOCALE = BASE / "locale"
CODE = ("timeline/public", "timeline/desk/views", "timeline/desk/forms.py")
"""Where readers' words stand in code. The rest of the desk is read by curators, in English."""
SENTENCES = ("timeline/dates",)
"""What knows no gettext: each of its sentences is a message, and the public rooms look it up."""
TEMPLATES = "templates"
NOT_READERS = "templates/admin"

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_SENTENCE = re.compile(r"[A-Z“].*[a-z0-9”)]\.", re.DOTALL)


@dataclass(frozen=True)
class Found:
    """A message in a file: (singular, plural) where it is counted; its context tells it from its namesakes."""

    message: str | tuple[str, str]
    context: str | None
    place: str


@cache
def gathered() -> tuple[Found, ...]:
    """Every message that readers may see, file by file."""
    return (*_from_code(), *_from_templates(), *_from_sentences())


def catalogue_of(language: str) -> Catalog:
    """The catalogue as it is kept. Fuzzy and obsolete messages are read as well."""
    with po_of(language).open("rb") as file:
        return read_po(file, locale=language)


def po_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def languages() -> list[str]:
    """The languages that have a catalogue, by their codes."""
    return sorted(path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/django.po"))


def brought_up_to_date(kept: Catalog) -> Catalog:
    """The catalogue with every message of now, translated where the kept one has it; what is gone is left out."""
    now = Catalog(
        locale=kept.locale,
        header_comment=kept.header_comment,
        project=kept.project,
        version=kept.version,
        last_translator=kept.last_translator,
        language_team=kept.language_team,
        # The day on which the file was begun. One of now would change with every run.
        creation_date=kept.creation_date,
        revision_date=kept.revision_date,
        fuzzy=False,
    )
    for found in gathered():
        known = kept.get(found.message, found.context)
        now.add(
            found.message,
            known.string if known and isinstance(known.id, type(found.message)) else None,
            # Line numbers would change with every other line of code.
            locations=[(found.place, None)],
            context=found.context,
            user_comments=known.user_comments if known else (),
        )
    return now


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the .mo file."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def untranslated(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id and not _is_whole(message)]


def main() -> int:
    """Renew every catalogue; 1 while a message has no translation."""
    missing = 0
    for language in languages():
        renewed = brought_up_to_date(catalogue_of(language))
        with po_of(language).open("wb") as file:
            write_po(file, renewed, width=120, sort_by_file=True)
        po_of(language).with_suffix(".mo").write_bytes(compiled(renewed))
        for message in untranslated(renewed):
            print(f"{language}: not translated: {message.id}", file=sys.stderr)
            missing = 1
    return missing


def _from_code():
    for path in _files(CODE, "*.py"):
        yield from _called(path, path.read_text(encoding="utf-8"))


def _from_templates():
    for path in _files((TEMPLATES,), "*.html"):
        if not path.is_relative_to(BASE / NOT_READERS):
            yield from _called(path, _as_code(path))


def _from_sentences():
    for path in _files(SENTENCES, "*.py"):
        yield from _sentences(path)


def _files(places, pattern):
    for place in places:
        path = BASE / place
        yield from [path] if path.is_file() else sorted(path.rglob(pattern))


def _called(path, source):
    """The messages of the calls of gettext and its kin."""
    calls = extract_python(io.BytesIO(source.encode()), _KEYWORDS, [], {"encoding": "utf-8"})
    for _line, name, given, _comments in calls:
        context, *words = _written_out(given) if "pgettext" in name else (None, *_written_out(given))
        if words:
            yield Found(tuple(words[:2]) if name.startswith("n") else words[0], context, _place(path))


def _written_out(given):
    """The arguments that are written out; what a call is given from elsewhere is looked up, not gathered."""
    return [one for one in (given if isinstance(given, tuple) else (given,)) if one is not None]


def _as_code(path):
    """A template as a Python expression of its calls, as Django writes it for its own command.

    In brackets, so that Python minds neither lines nor what they begin with.
    """
    return f"({templatize(path.read_text(encoding='utf-8'), origin=str(path))})"


def _sentences(path):
    """The strings that are whole sentences, docstrings aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(statement.value) for statement in ast.walk(tree) if isinstance(statement, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in told:
            continue
        if _SENTENCE.fullmatch(node.value):
            yield Found(node.value, None, _place(path))


def _place(path):
    return path.relative_to(BASE).as_posix()


def _is_whole(message):
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


if __name__ == "__main__":
    sys.exit(main())

"""Reads date phrases from standard input, one a line, and prints what they were read as."""

import json
import sys
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from timeline.dates.reader import Unreadable, read


class Command(BaseCommand):
    help = (
        "Read lines of phrase<TAB>anchor[<TAB>words to the left<TAB>words to the right] and print, line by line, "
        "start/end in ISO days (“..” where open; an empty line where the phrase is not read)."
    )

    def add_arguments(self, parser):
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--edtf", action="store_const", dest="form", const="edtf", help="print EDTF")
        form.add_argument("--json", action="store_const", dest="form", const="json", help="print JSON, refusals too")
        parser.set_defaults(form="days")

    def handle(self, *, form, **options):
        for number, line in enumerate(sys.stdin, start=1):
            self.stdout.write(_FORMS[form](*_fields(line.rstrip("\n"), number)))


def _fields(line, number):
    phrase, anchor, left, right, *_ = (*line.split("\t"), "", "", "")
    try:
        return phrase, date.fromisoformat(anchor.strip()) if anchor.strip() else None, left, right
    except ValueError:
        raise CommandError(
            f"Line {number}: “{anchor}” should be the day the phrase counts from, as in 2025-12-01."
        ) from None


def _days(phrase, anchor, left, right):
    try:
        stands = read(phrase, anchor=anchor, left=left, right=right)
    except Unreadable:
        return ""
    return f"{stands.earliest or '..'}/{stands.latest or '..'}"


def _edtf(phrase, anchor, left, right):
    try:
        return read(phrase, anchor=anchor, left=left, right=right).edtf
    except Unreadable:
        return ""


def _json(phrase, anchor, left, right):
    try:
        stands = read(phrase, anchor=anchor, left=left, right=right)
    except Unreadable as reason:
        return json.dumps({"phrase": phrase, "refused": str(reason)}, ensure_ascii=False)
    known = {
        "phrase": phrase,
        "earliest": stands.earliest and stands.earliest.isoformat(),
        "latest": stands.latest and stands.latest.isoformat(),
        "edtf": stands.edtf,
        "precision": stands.precision,
        "rule": stands.reading.rule,
        "alternatives": [{"edtf": other.edtf, "rule": other.rule} for other in stands.alternatives],
    }
    return json.dumps(known, ensure_ascii=False)


_FORMS = {"days": _days, "edtf": _edtf, "json": _json}

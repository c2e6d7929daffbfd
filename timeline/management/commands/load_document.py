"""manage.py load_document FILE [--publish]: a timeline document becomes drafts, or a published record."""

import sys
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from timeline.desk.drafting import draft
from timeline.desk.publishing import NotReady, publish_all
from timeline.records.document import parse
from timeline.records.plain import BadRecord


class Command(BaseCommand):
    help = "Load a timeline document as drafts, all of it or nothing. Loading it again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help="The document's file, or - for standard input.")
        parser.add_argument("--publish", action="store_true", help="Publish what was loaded, too.")
        parser.add_argument("--reason", default="", help="What readers are told where something was public before.")
        parser.add_argument("--by", default="", help="The user name of the curator in whose name it is published.")

    def handle(self, *, file, publish, reason, by, **options):
        document = self._parse(file)
        try:
            with transaction.atomic():
                drafted = draft(document)
                published = self._publish(drafted.rows, reason, by) if publish else 0
        except BadRecord as bad:
            raise CommandError(_listed(bad)) from None
        except NotReady as reason_against:
            raise CommandError(f"Nothing was loaded. {reason_against}") from None
        self.stdout.write(
            f"{document.negotiation.slug}: {drafted.made} made, {drafted.changed} changed, {drafted.same} unchanged; "
            f"{published} published."
        )

    def _parse(self, file):
        try:
            content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
            return parse(content)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except BadRecord as bad:
            raise CommandError(_listed(bad)) from None

    def _publish(self, rows, reason, by):
        curator = get_user_model().objects.filter(username=by).first() if by else None
        if by and not curator:
            raise CommandError(f"There is no curator “{by}”.")
        return publish_all(rows, by=curator, at=timezone.now(), reason=reason)


def _listed(bad):
    problems = "\n".join(f"  {place or 'the document'}: {sentence}" for place, sentence in bad.problems)
    return f"Nothing was loaded.\n{problems}"

"""manage.py redact: take out what must not be read, and leave a tombstone."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from timeline.desk import redaction


class Command(BaseCommand):
    help = (
        "Empty revisions for good: in the record, in frozen links and in the desk's memory. Readers are told that "
        "something was taken out, when, and why; the chain of revisions can still be verified."
    )

    def add_arguments(self, parser):
        parser.add_argument("revisions", nargs="*", type=int, help="The numbers of the revisions.")
        parser.add_argument("--containing", default="", help="Only list the revisions that hold this text.")
        parser.add_argument("--why", default="", help="The reason in general words, which readers are given.")
        parser.add_argument("--by", default="", help="The user name of the manager in whose name it is done.")
        parser.add_argument("--noinput", action="store_true", help="Do not ask again.")

    def handle(self, *, revisions, containing, why, by, noinput, **options):
        if containing:
            self._list(containing)
            return
        if not revisions:
            raise CommandError("Name the revisions by their numbers; --containing TEXT lists those that hold a text.")
        manager = get_user_model().objects.filter(username=by).first()
        if by and not manager:
            raise CommandError(f"There is no account “{by}”.")
        if not noinput and not self._is_meant(len(revisions)):
            raise CommandError("Nothing was redacted.")
        try:
            done = redaction.redact(revisions, by=manager, at=timezone.now(), reason=why)
        except redaction.NotRedacted as refusal:
            raise CommandError(f"Nothing was redacted. {refusal}") from None
        self._report(done)

    def _is_meant(self, number):
        try:
            return input(f"Empty {number} revisions? This cannot be undone. Type “redact”: ") == "redact"
        except EOFError:
            raise CommandError("Nothing was redacted: nobody is there to be asked. See --noinput.") from None

    def _list(self, text):
        for found in redaction.containing(text).iterator():
            self.stdout.write(f"{found.seq}: {found.deed} {found.noun} “{found.slug}” {found.negotiation}".rstrip())

    def _report(self, done):
        numbers = ", ".join(map(str, done.revisions))
        self.stdout.write(f"Redacted: revisions {numbers}; {done.links} frozen links held them and are changed.")
        for row in done.rows:
            self.stdout.write(f"“{row}” still holds it at the desk: change it there.")
        self.stdout.write("Copies of the database and the free pages of its file still hold it (docs/operating.md).")

"""manage.py verify_revisions: find any revision that was altered, removed or slipped in behind the app's back."""

from django.core.management.base import BaseCommand, CommandError

from timeline.public.store import ledger


class Command(BaseCommand):
    help = "Check the chain of revisions from the first to the last. Exits with an error that names every fault."

    def handle(self, **options):
        faults = list(ledger.faults())
        if faults:
            raise CommandError("\n".join(faults))
        head = ledger.head()
        if not head:
            self.stdout.write("No revision yet.")
            return
        self.stdout.write(f"{head.seq} revisions, none altered. The last one's hash is {head.hash}.")

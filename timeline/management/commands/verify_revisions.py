"""manage.py verify_revisions [--head HASH]: find what was altered, removed, slipped in or cut off behind the app."""

from django.core.management.base import BaseCommand, CommandError

from timeline.public.store import ledger, projection


class Command(BaseCommand):
    help = (
        "Check the chain of revisions from the first to the last, and that readers get what it says. "
        "Exits with an error that names every fault."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--head",
            default="",
            help="A hash that was noted before, from a page's foot or an export: all that stood then must still stand.",
        )

    def handle(self, *, head, **options):
        noted, faults = self._noted(head) if head else (None, [])
        faults += [*ledger.faults(), *projection.faults()]
        faults = faults or [*projection.strays()]
        if faults:
            raise CommandError("\n".join(faults))
        last = ledger.head()
        if not last:
            self.stdout.write("No revision yet.")
            return
        self.stdout.write(f"{last.seq} revisions, none altered. The last one's hash is {last.hash}.")
        if noted:
            self.stdout.write(f"The head that you gave is revision {noted.seq}; {last.seq - noted.seq} came after it.")

    def _noted(self, head):
        try:
            revision = ledger.with_hash(head)
        except ValueError as refusal:
            raise CommandError(str(refusal)) from None
        gone = f"No revision has the hash {head}: what stood at it was altered, removed or cut off."
        return revision, [] if revision else [gone]

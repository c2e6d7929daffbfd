"""manage.py dump_document NEGOTIATION: the desk's rows of a negotiation as a timeline document."""

from django.core.management.base import BaseCommand, CommandError

from timeline.desk.gathering import document_of
from timeline.desk.models import Negotiation
from timeline.records.document import canonical as canonical_bytes_of
from timeline.records.document import readable


class Command(BaseCommand):
    help = "Write a negotiation, drafts included, as a timeline document that load_document reads."

    def add_arguments(self, parser):
        parser.add_argument("negotiation", help="The negotiation's slug.")
        parser.add_argument("--canonical", action="store_true", help="In the one form that hashes are taken of.")

    def handle(self, *, negotiation, canonical, **options):
        row = Negotiation.objects.filter(slug=negotiation).first()
        if not row:
            known = ", ".join(Negotiation.objects.order_by("slug").values_list("slug", flat=True)) or "none"
            raise CommandError(f"There is no negotiation “{negotiation}”. There is: {known}.")
        form = canonical_bytes_of if canonical else readable
        self.stdout.write(form(document_of(row)).decode(), ending="")

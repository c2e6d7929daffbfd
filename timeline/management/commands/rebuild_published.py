"""manage.py rebuild_published: draw what readers see again from the revisions and the frozen links."""

from django.core.management.base import BaseCommand

from timeline.public.store import projection
from timeline.public.store.models import Published


class Command(BaseCommand):
    help = "Draw the published record again from the revisions. The result is the same, byte for byte."

    def handle(self, **options):
        projection.rebuild()
        self.stdout.write(f"{Published.objects.count()} published records were drawn again.")

"""manage.py prepare"""

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core import checks
from django.core.management import call_command
from django.core.management.base import BaseCommand

from timeline.public.store.models import Revision

SHIPPED_FACTS = Path(settings.BASE_DIR) / "timeline" / "facts" / "ukraine-2025.json"


class Command(BaseCommand):
    help = (
        "Make the site ready to be served: bring the database up to date, publish the shipped facts if nothing was "
        "ever published, collect the static files if they changed. Safe to run again: it keeps what is there."
    )

    def handle(self, **options):
        self.say = self.stdout.write if options["verbosity"] else lambda line: None
        # Drafts and curators' names are in the database, so its file is for its owner alone.
        os.umask(0o077)
        call_command("migrate", interactive=False, verbosity=0)
        self.judge_database()
        self.publish_shipped_facts()
        self.collect_static_files()

    def judge_database(self):
        for message in checks.run_checks(tags=[checks.Tags.database], databases=["default"]):
            self.say(f"{message.msg} {message.hint or ''}".strip())

    def publish_shipped_facts(self):
        """Load them into an empty record only: what curators have published since is theirs."""
        if Revision.objects.exists():
            return
        self.say("Publishing the shipped facts …")
        call_command("load_document", str(SHIPPED_FACTS), "--publish", stdout=self.stdout)

    def collect_static_files(self):
        """Collect, hash and compress, unless the files are those of the last time: it is most of a start."""
        note = Path(settings.STATIC_ROOT) / ".collected"
        now = fingerprint()
        if note.exists() and note.read_text() == now:
            return
        self.say("Collecting static files …")
        call_command("collectstatic", interactive=False, verbosity=0)
        note.write_text(now)


def fingerprint():
    """One hash of every static file's name and content, and of what works on them."""
    found = hashlib.sha256(f"{settings.STATIC_URL} {version('django')} {version('whitenoise')}".encode())
    for path, storage in sorted(static_files(), key=lambda pair: pair[0]):
        with storage.open(path) as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        found.update(f"\n{path} {content}".encode())
    return found.hexdigest()


def static_files():
    for finder in get_finders():
        yield from finder.list(None)

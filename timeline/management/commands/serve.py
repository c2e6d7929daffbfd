"""manage.py serve"""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connection

from timeline import health, server


class Command(BaseCommand):
    help = (
        "Serve the site with the production server until told to stop (TERM or INT). "
        "The variables HOST, PORT and THREADS say where and how."
    )

    def add_arguments(self, parser):
        parser.add_argument("--prepare", action="store_true", help="first do what “manage.py prepare” does")

    def handle(self, **options):
        if options["prepare"]:
            call_command("prepare", verbosity=options["verbosity"])
        try:
            health.ensure_ready()
            server.serve(
                get_internal_wsgi_application(),
                host=settings.HOST,
                port=settings.PORT,
                threads=settings.THREADS,
                behind_proxy=settings.BEHIND_PROXY,
                announce=self.announce,
            )
        except (health.NotReady, server.CannotListen) as reason:
            raise CommandError(str(reason)) from None

    def announce(self, address):
        # An address of PostgreSQL may hold a password, so it is not printed.
        is_ours = connection.vendor == "sqlite"
        where = "in another terminal" if is_ours else "with the same variables as here"
        folder = f"DATA_DIR={settings.DATA_DIR} " if is_ours else ""
        self.stdout.write(
            f"\n{settings.SITE_NAME} is at {address}\n"
            f"To edit it, make a curator’s account ({where}):\n"
            f"    {folder}.venv/bin/python manage.py createsuperuser\n"
            f"and sign in at {address}admin/. Stop the server with Ctrl-C.\n"
        )
        self.stdout.flush()

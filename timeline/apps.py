"""The one app of this project."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = "Negotiation timeline"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from timeline import checks  # noqa: F401  registers them
        from timeline.public.store import guards, search_index

        # SQLite drops a table's triggers whenever a migration rebuilds it, so they are put back after each one.
        post_migrate.connect(search_index.install_after_migrate, sender=self, dispatch_uid="index of the record")
        post_migrate.connect(guards.install_after_migrate, sender=self, dispatch_uid="guards of the record")

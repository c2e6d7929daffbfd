"""Sources: the published documents that facts rest on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from timeline.desk.models.actor import Actor
from timeline.desk.models.mergeable import Mergeable


class Source(Mergeable):
    """One published document. Its publication day anchors the date phrases that are cited from it."""

    outlet = models.ForeignKey(Actor, models.PROTECT, related_name="publications", verbose_name=_("outlet"))
    title = models.CharField(_("title"), max_length=300)
    published_on = models.DateField(_("published on"))
    place = models.CharField(_("dateline place"), max_length=100, blank=True)
    language = models.CharField(_("language"), max_length=35, default="en")
    url = models.URLField(_("address"), max_length=1000, blank=True)
    archived_url = models.URLField(_("archived copy"), max_length=1000, blank=True)
    accessed_on = models.DateField(_("accessed on"), null=True, blank=True)
    is_restricted = models.BooleanField(
        _("restricted"), default=False, help_text=_("Readers may need an account to open it.")
    )

    class Meta(Mergeable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            *Mergeable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="source_slug_is_unique"),
        ]

    def __str__(self):
        return f"{self.title} ({self.published_on.isoformat()})"

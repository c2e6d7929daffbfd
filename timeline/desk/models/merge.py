"""Merges of two rows that turned out to be one: what was moved, so that each can be undone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Merge(models.Model):
    """One merge of two actors, or of two sources.

    Rows are named by key, since a draft's slug may change. `moved` holds the keys of the rows that named the merged
    one, by model and column; `dropped` those that were deleted because the kept one had the same already; `before` and
    `after` are the kept one's record at the desk, as plain data; `first_seq` to `last_seq` the revisions that told
    readers, none where nothing of it was public.
    """

    noun = models.CharField(_("noun"), max_length=20)
    kept_key = models.BigIntegerField()
    kept_name = models.CharField(_("kept"), max_length=400)
    merged_key = models.BigIntegerField()
    merged_name = models.CharField(_("merged"), max_length=400)
    moved = models.JSONField(default=dict)
    dropped = models.JSONField(default=list)
    before = models.JSONField()
    after = models.JSONField()
    first_seq = models.BigIntegerField(null=True)
    last_seq = models.BigIntegerField(null=True)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="merges", verbose_name=_("by")
    )
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        # Whoever may see the nouns may see what became of them.
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="merge_is_of_two", condition=~Q(kept_key=F("merged_key"))),
            models.CheckConstraint(
                name="merge_has_both_ends_of_its_revisions",
                condition=Q(first_seq__isnull=True, last_seq__isnull=True) | Q(first_seq__lte=F("last_seq")),
            ),
        ]

    def __str__(self):
        return _("“%(merged)s” merged into “%(kept)s”") % {"merged": self.merged_name, "kept": self.kept_name}

"""What actors and sources have beside other nouns: two rows of one may be merged, and the other then leads to it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from timeline.desk.models.publishable import Publishable, PublishableQuerySet


class MergeableQuerySet(PublishableQuerySet):
    def standing(self):
        """Rows that were not merged into another: those that may still be named."""
        return self.filter(merged_into=None)


class Mergeable(Publishable):
    """A row that may turn out to be the same as another. It then keeps what it had, and nothing else names it."""

    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )

    objects = MergeableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        abstract = True
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="%(class)s_is_merged_into_another", condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id"))
            ),
        ]

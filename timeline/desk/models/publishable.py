"""What every noun at the desk has: a slug, a state between draft and retracted, and a count of its edits."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

is_slug = RegexValidator(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", _("Use small letters, digits and single hyphens."))


class State(models.TextChoices):
    """Where a row stands between the desk and the record."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in review", _("In review")
    PUBLISHED = "published", _("Published")
    CHANGED = "changed", _("Changed since publication")
    RETRACTED = "retracted", _("Retracted")


class PublishableQuerySet(models.QuerySet):
    def in_state(self, state):
        """Rows in one State."""
        return self.filter(_CONDITIONS[State(state)])


class Publishable(models.Model):
    """A row that can be published.

    `content_sha256` is the hash of the record that the row would make now, `published_sha256` that of the record last
    published (empty: never), `review_sha256` that of the record handed in for review, which a later change takes out of
    review by itself. `edits` counts the saves, so that a second curator's stale form is noticed.
    """

    slug = models.SlugField(_("slug"), max_length=120, validators=[is_slug])
    content_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    published_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    review_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    is_retracted = models.BooleanField(default=False, editable=False)
    edits = models.PositiveIntegerField(default=0, editable=False)

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_retracted_was_published", condition=Q(is_retracted=False) | ~Q(published_sha256="")
            ),
        ]

    @property
    def state(self) -> State:
        """One of State; what was handed in is IN_REVIEW whether readers have an earlier form of it or none."""
        if self.is_retracted:
            return State.RETRACTED
        if self.published_sha256 and self.published_sha256 == self.content_sha256:
            return State.PUBLISHED
        if self.review_sha256 and self.review_sha256 == self.content_sha256:
            return State.IN_REVIEW
        return State.CHANGED if self.published_sha256 else State.DRAFT

    @property
    def is_public(self) -> bool:
        """Whether readers have it, in this form or an earlier one."""
        return bool(self.published_sha256) and not self.is_retracted


_PUBLIC = Q(is_retracted=False) & ~Q(published_sha256="")
_AS_PUBLISHED = Q(published_sha256=F("content_sha256"))
_HANDED_IN = Q(review_sha256=F("content_sha256")) & ~Q(review_sha256="")
_CONDITIONS = {
    State.DRAFT: Q(is_retracted=False, published_sha256="") & ~_HANDED_IN,
    State.IN_REVIEW: Q(is_retracted=False) & _HANDED_IN & (Q(published_sha256="") | ~_AS_PUBLISHED),
    State.PUBLISHED: _PUBLIC & _AS_PUBLISHED,
    State.CHANGED: _PUBLIC & ~_AS_PUBLISHED & ~_HANDED_IN,
    State.RETRACTED: Q(is_retracted=True),
}

"""The record's tables. Revisions are the truth; Published and Mention are drawn from them and can be drawn again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

CURRENT = ""
"""The edition of Published that follows the revisions; every frozen share link has an edition of its own."""


SHORT_HASH = 12
"""How many digits of a revision's hash pages print; so many name it."""


class Deed(models.TextChoices):
    """What a revision does to the record."""

    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Corrected")
    RETRACTED = "retracted", _("Retracted")
    REDACTED = "redacted", _("Redacted")


class Revision(models.Model):
    """One act of publishing, never changed afterwards: the database refuses update, delete and any gap.

    The one exception is a redaction, which empties payload, reason and salt once a Redaction says so, and nothing else.

    `payload` is the record's canonical JSON. `content_sha256` is the SHA-256 of the payload, the reason and a random
    `salt`; `hash` that of this row's other fields, of `content_sha256` and of the row before. So nothing can be
    altered, removed or slipped in unnoticed, and what was said can be taken out of one row without breaking the chain;
    the salt goes with it, lest somebody guess the content and find the guess confirmed by its hash. `negotiation` is
    the slug of the negotiation that a record belongs to; actors and sources belong to none.
    """

    seq = models.BigIntegerField(primary_key=True)
    noun = models.CharField(max_length=20)
    negotiation = models.CharField(max_length=120, blank=True)
    slug = models.CharField(max_length=120)
    deed = models.CharField(max_length=10, choices=Deed.choices)
    payload = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    salt = models.CharField(max_length=32, blank=True)
    content_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        permissions = [
            ("publish_record", "Can publish, correct and retract"),
            ("redact_record", "Can redact what was published"),
        ]
        indexes = [
            models.Index(fields=["noun", "negotiation", "slug", "seq"], name="revision_of_record"),
            models.Index(fields=["negotiation", "seq"], name="revision_of_negotiation"),
            models.Index(fields=["deed", "at"], name="revision_by_deed"),
        ]
        constraints = [
            models.CheckConstraint(name="revision_seq_counts_from_one", condition=Q(seq__gte=1)),
            models.CheckConstraint(name="revision_deed_is_known", condition=Q(deed__in=Deed.values)),
            models.CheckConstraint(
                name="revision_of_something_public_has_reason",
                condition=Q(deed="published") | Q(payload="") | ~Q(reason=""),
            ),
        ]

    def __str__(self):
        return f"{self.seq}: {self.noun} {self.slug}"


class Redaction(models.Model):
    """That what a revision said was taken out. The tombstone is a later revision, with the deed REDACTED, of the same
    record: it says when and why, and its payload lists the revisions that it empties. Never changed or deleted either.
    """

    revision = models.OneToOneField(Revision, models.PROTECT, primary_key=True, related_name="redaction")
    tombstone = models.ForeignKey(Revision, models.PROTECT, related_name="redacts")

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        default_permissions = ()

    def __str__(self):
        return f"{self.revision_id}: {self.tombstone_id}"


class Published(models.Model):
    """One record of one edition as readers get it, with the columns that lists, filters and search ask for.

    `number` counts the record's own revisions, `first_at` and `at` are when it was first and last published, `title`
    is what it is called in lists, `words` the terms that a search looks for and `phrases` the texts in which it looks
    for phrases (see folding.py), `visibility` a negotiation's and `represents` an actor's. `entry` is the slug of the
    entry that a record stands under: an event's own, a stage's parent, for a plan version that of the event which
    introduces it. The rest is for events: `earliest` and `latest` are the days that the date admits, `sort_earliest`,
    `sort_latest` and `depth` its place in the list (an undated event stands with the one that it is known to follow),
    `known_on` the earliest publication day among its sources.

    What was known of an event or a plan version in the course of time stands beside it, a row for each time, in
    editions of their own (projection.past_edition): `stands_from` is the first day on which a row says what was known,
    `stands_until` the first on which it no longer does. Rows without `stands_from` hold for every day.
    """

    edition = models.CharField(max_length=40, default=CURRENT, blank=True)
    noun = models.CharField(max_length=20)
    negotiation = models.CharField(max_length=120, blank=True)
    slug = models.CharField(max_length=120)
    seq = models.BigIntegerField()
    number = models.PositiveIntegerField()
    first_at = models.DateTimeField()
    at = models.DateTimeField()
    is_retracted = models.BooleanField(default=False)
    notice = models.TextField(blank=True)
    title = models.CharField(max_length=300)
    payload = models.TextField()
    words = models.TextField(blank=True)
    phrases = models.TextField(blank=True)
    visibility = models.CharField(max_length=10, blank=True)
    represents = models.CharField(max_length=120, blank=True)

    kind = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=20, blank=True)
    entry = models.CharField(max_length=120, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    sort_earliest = models.DateField(null=True)
    sort_latest = models.DateField(null=True)
    depth = models.SmallIntegerField(default=0)
    known_on = models.DateField(null=True)
    stands_from = models.DateField(null=True)
    stands_until = models.DateField(null=True)

    class Meta:
        verbose_name = _("published record")
        verbose_name_plural = _("published records")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "noun", "negotiation", "slug"], name="published_is_one_per_record"
            ),
        ]
        indexes = [
            # All that lists, totals and drawings go by stands in these two, so that they need not read the rows: the
            # first is for one edition, the second for a day, which takes the rows of several.
            models.Index(
                fields=[
                    *("edition", "negotiation", "noun", "sort_latest", "sort_earliest", "depth", "slug"),
                    *("is_retracted", "entry", "kind", "status", "earliest", "latest", "known_on"),
                ],
                name="published_in_list_order",
            ),
            models.Index(
                fields=[
                    *("noun", "negotiation", "slug", "edition", "stands_from", "stands_until"),
                    *("sort_latest", "sort_earliest", "depth"),
                    *("is_retracted", "entry", "kind", "status", "earliest", "latest", "known_on"),
                ],
                name="published_at_all_times",
            ),
            # With the noun in it SQLite, which keeps no statistics here, prefers it to the index above.
            models.Index(fields=["edition", "negotiation", "noun", "entry"], name="published_under_entry"),
            models.Index(fields=["edition", "negotiation", "seq"], name="published_stamp"),
            models.Index(fields=["edition", "represents"], name="published_speaking_for"),
        ]

    def __str__(self):
        return f"{self.noun} {self.slug}"


class MentionKind(models.TextChoices):
    """How an event names something else: who took part, on which side where no actor says so, and whose word it is.

    A provision is named by the plan version that has a reading of it, on behalf of the event that introduces it, and
    an event by the one that is known to follow it.
    """

    ACTOR = "actor"
    SIDE = "side"
    TOPIC = "topic"
    PLAN = "plan version"
    SOURCE = "source"
    ORIGIN = "origin"
    HOP = "hop"
    PROVISION = "provision"
    EARLIER = "earlier"


class Mention(models.Model):
    """That an event names something, by slug, in one of the ways of MentionKind; filters and counts ask here.

    An empty slug for a side says that a side is not stated. `known_on` is the day on which that became known.
    """

    published = models.ForeignKey(Published, models.CASCADE, related_name="mentions")
    edition = models.CharField(max_length=40, default=CURRENT, blank=True)
    negotiation = models.CharField(max_length=120)
    entry = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=MentionKind.choices)
    slug = models.CharField(max_length=120, blank=True)
    known_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["published", "kind", "slug"], name="mention_is_kept_once"),
        ]
        indexes = [
            # The whole of a mention, so that counting needs no row.
            models.Index(
                fields=["edition", "negotiation", "kind", "slug", "entry", "published", "known_on"],
                name="mention_of_something",
            ),
        ]

    def __str__(self):
        return f"{self.entry}: {self.kind} {self.slug}"


class ShareLink(models.Model):
    """A read-only link, after the W3C TAG's practice for capability URLs: only the token's SHA-256 is kept.

    A live link shows the record as it stands, seen through `view` (a query string). A frozen one shows `document`,
    the canonical bytes of what the view gave when the link was made, for as long as the link lives; only a redaction
    changes it, and then `redacted_at` says when.
    """

    token_sha256 = models.CharField(max_length=64, unique=True)
    negotiation = models.CharField(max_length=120)
    label = models.CharField(_("label"), max_length=100, blank=True)
    view = models.TextField(blank=True)
    is_frozen = models.BooleanField(default=False)
    document = models.TextField(blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)
    frozen_seq = models.BigIntegerField(null=True)
    redacted_at = models.DateTimeField(null=True)
    with_exports = models.BooleanField(_("with the data file"), default=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="share_links")
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("share link")
        verbose_name_plural = _("share links")
        indexes = [models.Index(fields=["negotiation", "made_at"], name="sharelink_of_negotiation")]
        constraints = [
            models.CheckConstraint(
                name="sharelink_frozen_has_document",
                condition=Q(is_frozen=False, document="", document_sha256="", frozen_seq__isnull=True)
                | (Q(is_frozen=True, frozen_seq__isnull=False) & ~Q(document="") & ~Q(document_sha256="")),
            ),
        ]

    def __str__(self):
        return self.label or str(_("Share link without a label"))

    def is_alive(self, *, now) -> bool:
        """Whether the link works at a moment: not revoked, not expired."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


class ShareOpening(models.Model):
    """How often a link was opened on a day: no address, no agent, no cookie, only the count."""

    link = models.ForeignKey(ShareLink, models.CASCADE, related_name="openings")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("opening of a share link")
        verbose_name_plural = _("openings of share links")
        constraints = [models.UniqueConstraint(fields=["link", "day"], name="shareopening_is_one_per_day")]

    def __str__(self):
        return f"{self.link}, {self.day.isoformat()}: {self.count}"

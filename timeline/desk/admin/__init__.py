"""The desk's pages: Django's admin over the working tables, one file a noun. Saving here changes nothing public."""

from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext_lazy

from timeline.desk.admin.accounts import AccountAdmin
from timeline.desk.admin.actor import ActorAdmin
from timeline.desk.admin.article import ArticleAdmin
from timeline.desk.admin.citation import CitationAdmin
from timeline.desk.admin.event import EventAdmin, ParticipationAdmin
from timeline.desk.admin.imports import ImportAdmin
from timeline.desk.admin.merging import MergeAdmin
from timeline.desk.admin.negotiation import NegotiationAdmin, TopicAdmin
from timeline.desk.admin.plan import PlanVersionAdmin, ProvisionAdmin, ReadingAdmin
from timeline.desk.admin.revision import RevisionAdmin
from timeline.desk.admin.share_link import ShareLinkAdmin
from timeline.desk.admin.source import SourceAdmin

__all__ = [
    "AccountAdmin",
    "ActorAdmin",
    "ArticleAdmin",
    "CitationAdmin",
    "EventAdmin",
    "ImportAdmin",
    "MergeAdmin",
    "NegotiationAdmin",
    "ParticipationAdmin",
    "PlanVersionAdmin",
    "ProvisionAdmin",
    "ReadingAdmin",
    "RevisionAdmin",
    "ShareLinkAdmin",
    "SourceAdmin",
    "TopicAdmin",
]

admin.site.site_header = admin.site.site_title = f"{settings.SITE_NAME}: {gettext_lazy('desk')}"
admin.site.index_title = gettext_lazy("What the desk keeps")

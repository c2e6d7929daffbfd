"""Share links, to see which are alive and to revoke them. They are made on the timeline; no token is shown here."""

from django.contrib import admin, messages
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.desk import roles
from timeline.desk.admin.desk import ReadOnlyAdmin
from timeline.public import sharing
from timeline.public.store.models import ShareLink


@admin.register(ShareLink)
class ShareLinkAdmin(ReadOnlyAdmin):
    actions = ["revoke_selected"]
    list_display = ["__str__", "negotiation", "kind", "made_at", "made_by", "expires_at", "standing", "opened"]
    list_filter = ["is_frozen", ("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["made_by"]
    search_fields = ["label", "negotiation", "made_by__username"]
    ordering = ["-made_at", "-pk"]
    fields = [
        "label",
        "negotiation",
        "kind",
        "view",
        "standing",
        "made_at",
        "made_by",
        "expires_at",
        "revoked_at",
        "opened",
        "document_sha256",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("document").annotate(times_opened=Sum("openings__count", default=0))

    @admin.action(description=gettext_lazy("Revoke selected"), permissions=["revoke"])
    def revoke_selected(self, request, queryset):
        links = [link for link in queryset.order_by("pk") if not link.revoked_at]
        for link in links:
            sharing.revoke(link, at=timezone.now())
        told = ngettext("%(count)s link is revoked.", "%(count)s links are revoked.", len(links)) % {
            "count": len(links)
        }
        self.message_user(request, told, messages.SUCCESS)

    def has_revoke_permission(self, request):
        return request.user.has_perm(roles.REVOKE)

    @admin.display(description=gettext_lazy("shows"))
    def kind(self, link):
        return _("Frozen") if link.is_frozen else _("Live")

    @admin.display(description=gettext_lazy("state"))
    def standing(self, link):
        if link.revoked_at:
            return _("Revoked")
        has_expired = link.expires_at and link.expires_at <= timezone.now()
        return _("Expired") if has_expired else _("Open")

    @admin.display(description=gettext_lazy("times opened"), ordering="times_opened")
    def opened(self, link):
        return link.times_opened

"""The page of a noun: its state, what may no longer change once readers have it, and the way to publishing."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.desk import publishing, roles
from timeline.desk.admin import publication
from timeline.desk.admin.desk import DeskAdmin, page_of
from timeline.desk.history import bring_back, history_of
from timeline.desk.models import DraftVersion
from timeline.desk.models.publishable import State
from timeline.desk.publishing import NotReady
from timeline.public.drawing.corrections import changed_fields


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        return queryset.in_state(self.value()) if self.value() in State.values else queryset


class PublishableAdmin(DeskAdmin):
    """A noun's page: its state, the two deeds, and a slug and a negotiation that stay once readers have the address."""

    actions = ["hand_in_selected", "send_back_selected", "publish_selected", "retract_selected"]
    slug_from = "title"
    view_on_site = False
    fixed_once_published = ("slug",)
    object_history_template = "admin/timeline/history.html"

    @admin.display(description=gettext_lazy("state"))
    def state(self, row):
        return row.state.label

    @admin.action(description=gettext_lazy("Hand in selected for review"), permissions=["change"])
    def hand_in_selected(self, request, queryset):
        publication.do_at_once(self, request, publishing.hand_in, queryset)

    @admin.action(description=gettext_lazy("Send selected back from review"), permissions=["change"])
    def send_back_selected(self, request, queryset):
        publication.do_at_once(self, request, publishing.send_back, queryset)

    @admin.action(description=gettext_lazy("Publish selected"), permissions=["publish"])
    def publish_selected(self, request, queryset):
        return publication.ask(self, request, publication.Publish(), list(queryset.order_by("pk")))

    @admin.action(description=gettext_lazy("Retract selected"), permissions=["publish"])
    def retract_selected(self, request, queryset):
        return publication.ask(self, request, publication.Retract(), list(queryset.order_by("pk")))

    def get_urls(self):
        deeds = [self._deed_url(deed) for deed in (publication.Publish(), publication.Retract())]
        bring_back = self.admin_site.admin_view(self.bring_back_view)
        name = f"timeline_{self.opts.model_name}_bring_back"
        return [*deeds, path("<int:pk>/history/<int:version>/", bring_back, name=name), *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, object_id)
        if row is None or not self.has_view_permission(request, row):
            return super().history_view(request, object_id, extra_context)
        before = request.GET.get("before", "")
        steps, earlier = history_of(row, before=int(before) if before.isdecimal() and len(before) < 19 else None)
        shown = [(step, changed_fields(step.changes)) for step in steps]
        may_change = self.has_change_permission(request, row)
        context = {"steps": shown, "earlier": earlier, "may_bring_back": may_change, "row": row}
        return super().history_view(request, object_id, context | (extra_context or {}))

    def bring_back_view(self, request, pk, version):
        """Make a row hold one of its old versions again, as a draft. What others saved meanwhile is not run over."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        with transaction.atomic():
            row = get_object_or_404(self.get_queryset(request).select_for_update(of=("self",)), pk=pk)
            if not self.has_change_permission(request, row):
                raise PermissionDenied
            self._bring_back(request, row, get_object_or_404(DraftVersion.objects.of(row), pk=version))
        return HttpResponseRedirect(page_of(row))

    def _bring_back(self, request, row, version):
        if request.POST.get("edits") != str(row.edits):
            told = _("“%(row)s” was changed while you were looking, so it stays as it was.") % {"row": row}
            self.message_user(request, told, messages.WARNING)
            return
        try:
            bring_back(row, version, by=request.user)
        except NotReady as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return
        told = _("“%(row)s” holds the earlier version again, as a draft.") % {"row": row}
        self.log_change(request, row, told)
        self.message_user(request, told, messages.SUCCESS)

    def get_readonly_fields(self, request, obj=None):
        fixed = self.fixed_once_published if obj and obj.published_sha256 else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj and obj.published_sha256 else {"slug": (self.slug_from,)}

    def has_publish_permission(self, request):
        """Whether somebody may publish, correct and retract rows of this noun."""
        return self.has_change_permission(request) and request.user.has_perm(roles.PUBLISH)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.published_sha256)

    def delete_model(self, request, obj):
        # It may have been published since the page asked.
        if type(obj).objects.select_for_update().get(pk=obj.pk).published_sha256:
            raise PermissionDenied
        super().delete_model(request, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.instance.is_public and form.instance.state != State.PUBLISHED:
            told = _("Readers still see “%(row)s” as it was published. Publish it again, with a reason, to show this.")
            self.message_user(request, told % {"row": form.instance}, messages.INFO)

    def response_post_save_add(self, request, obj):
        return self._on_from(request, obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request, obj):
        return self._on_from(request, obj) or super().response_post_save_change(request, obj)

    def _on_from(self, request, row):
        """Where “Save and publish” and “Save and next draft” lead; None for the other ways to save."""
        if "_review" in request.POST:
            publication.do_at_once(self, request, publishing.hand_in, type(row).objects.filter(pk=row.pk))
        if "_publish" in request.POST:
            return HttpResponseRedirect(self.deed_address(publication.Publish(), row))
        if "_next" not in request.POST:
            return None
        draft = self.next_draft(request, row)
        if draft:
            return HttpResponseRedirect(page_of(draft))
        self.message_user(request, _("No other draft is left."), messages.INFO)
        return HttpResponseRedirect(reverse(f"admin:timeline_{self.opts.model_name}_changelist"))

    def drafts(self, request):
        """The rows that a curator may go through one after the other."""
        return self.get_queryset(request).in_state(State.DRAFT)

    def next_draft(self, request, row):
        """The draft that comes after a row as they were added, of its negotiation if it has one; round to the first."""
        drafts = self.drafts(request).exclude(pk=row.pk).order_by("pk")
        if hasattr(row, "negotiation_id"):
            drafts = drafts.filter(negotiation=row.negotiation_id)
        return drafts.filter(pk__gt=row.pk).first() or drafts.first()

    def deed_address(self, deed, row):
        """Where the page is that asks before a deed is done to one row."""
        return f"{reverse(f'admin:{self._deed_name(deed)}')}?{urlencode({'id': row.pk})}"

    def _deed_url(self, deed):
        @self.admin_site.admin_view
        def page(request):
            return self._deed_page(request, deed)

        return path(f"{deed.name}/", page, name=self._deed_name(deed))

    def _deed_name(self, deed):
        return f"timeline_{self.opts.model_name}_{deed.name}"

    def _deed_page(self, request, deed):
        if not self.has_publish_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return publication.answer(self, request, deed)
        row = self.get_object(request, request.GET.get("id", ""))
        if row is None:
            raise Http404
        return publication.ask(self, request, deed, [row])

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):  # noqa: FBT002 - Django's own signature
        is_whole_page = self.has_change_permission(request, obj) and IS_POPUP_VAR not in request.GET
        may_publish = is_whole_page and self.has_publish_permission(request)
        context["show_save_and_hand_in"] = is_whole_page and not may_publish
        context["show_save_and_publish"] = may_publish
        context["show_next_draft"] = IS_POPUP_VAR not in request.GET
        if obj and may_publish and obj.is_public:
            context["retract_url"] = self.deed_address(publication.Retract(), obj)
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)

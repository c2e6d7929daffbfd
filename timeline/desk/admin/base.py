"""The two kinds of admin page at the desk: of a noun that is published, and of a part that is published inside one."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.text import smart_split
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.desk.admin import publication
from timeline.desk.admin.fields import DeskFields
from timeline.desk.admin.forms import LockedForm
from timeline.desk.admin.keeping import Overtaken, claim, keeper_of, touch
from timeline.desk.models.publishable import State
from timeline.desk.publishing import refresh

MOST_WORDS = 10


class SpellingSearch(admin.ModelAdmin):
    """Finds rows by every word of a search, each in any field and in any spelling's upper or lower case."""

    def get_search_results(self, request, queryset, search_term):
        for word in list(smart_split(search_term.replace("\x00", "")))[:MOST_WORDS]:
            matching = Q()
            for spelling in _spellings(word):
                found, _may_repeat = super().get_search_results(request, self.model._default_manager.all(), spelling)
                matching |= Q(pk__in=found.values("pk"))
            queryset = queryset.filter(matching)
        return queryset, False


def _spellings(word):
    # SQLite knows upper and lower case of ASCII letters only, so “гнатов” alone would miss Гнатов.
    return {word} if word.isascii() else {word, word.lower(), word.upper(), word.title()}


class ReadOnlyAdmin(SpellingSearch):
    """Rows to look at. What may be done to them, if anything, is an action with a permission of its own."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class DeskAdmin(DeskFields, SpellingSearch):
    """A page that counts its row's edits, refuses a stale save, and says how the dates on it were read."""

    form = LockedForm
    list_per_page = 50
    show_full_result_count = False

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Overtaken:
            # Another save came between this form's check and its write. Checked again, the form now says so.
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if change:
            claim(keeper_of(obj), seen=form.seen)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        refresh(keeper_of(form.instance))
        for dated in [form, *(inside for formset in formsets for inside in formset.forms)]:
            if heard := getattr(dated, "heard", ""):
                self.message_user(request, heard, messages.INFO)

    def get_actions(self, request):
        actions = super().get_actions(request)
        # Rows are deleted one at a time: whether one may be is its own matter.
        actions.pop("delete_selected", None)
        return actions


def page_of(row):
    """Where one row is edited."""
    return reverse(f"admin:timeline_{row._meta.model_name}_change", args=[row.pk])


def count_of_citations(part):
    """A link to the citations of a part, from the page of the noun that keeps it; the part has `citation_count`."""
    return render_to_string("admin/timeline/cited.html", {"part": part, "page": page_of(part) if part.pk else ""})


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        return queryset.in_state(self.value()) if self.value() in State.values else queryset


class PublishableAdmin(DeskAdmin):
    """A noun's page: its state, the two deeds, and a slug and a negotiation that stay once readers have the address."""

    actions = ["publish_selected", "retract_selected"]
    slug_from = "title"
    fixed_once_published = ("slug",)

    @admin.display(description=gettext_lazy("state"))
    def state(self, row):
        return row.state.label

    @admin.action(description=gettext_lazy("Publish selected"), permissions=["change"])
    def publish_selected(self, request, queryset):
        return publication.ask(self, request, publication.Publish(), list(queryset.order_by("pk")))

    @admin.action(description=gettext_lazy("Retract selected"), permissions=["change"])
    def retract_selected(self, request, queryset):
        return publication.ask(self, request, publication.Retract(), list(queryset.order_by("pk")))

    def get_urls(self):
        return [self._deed_url(deed) for deed in (publication.Publish(), publication.Retract())] + super().get_urls()

    def get_readonly_fields(self, request, obj=None):
        fixed = self.fixed_once_published if obj and obj.published_sha256 else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj and obj.published_sha256 else {"slug": (self.slug_from,)}

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.published_sha256)

    def delete_model(self, request, obj):
        # It may have been published since the page asked.
        if type(obj).objects.select_for_update().get(pk=obj.pk).published_sha256:
            raise PermissionDenied
        super().delete_model(request, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.instance.state == State.CHANGED:
            told = _("Readers still see “%(row)s” as it was published. Publish it again, with a reason, to show this.")
            self.message_user(request, told % {"row": form.instance}, messages.INFO)

    def response_post_save_add(self, request, obj):
        return self._on_to_publishing(request, obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request, obj):
        return self._on_to_publishing(request, obj) or super().response_post_save_change(request, obj)

    def _on_to_publishing(self, request, row):
        if "_publish" not in request.POST:
            return None
        return HttpResponseRedirect(self.deed_address(publication.Publish(), row))

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
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return publication.answer(self, request, deed)
        row = self.get_object(request, request.GET.get("id", ""))
        if row is None:
            raise Http404
        return publication.ask(self, request, deed, [row])

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):  # noqa: FBT002 - Django's own signature
        may_publish = self.has_change_permission(request, obj) and IS_POPUP_VAR not in request.GET
        context["show_save_and_publish"] = may_publish
        if obj and may_publish and obj.state in (State.PUBLISHED, State.CHANGED):
            context["retract_url"] = self.deed_address(publication.Retract(), obj)
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)


class PartAdmin(DeskAdmin):
    """The page of a part. It is reached from the noun that keeps it, and saving it counts as an edit of that noun."""

    def has_module_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            touch(keeper_of(obj))
        super().save_model(request, obj, form, change)

    @transaction.atomic
    def delete_model(self, request, obj):
        keeper = keeper_of(obj)
        request.way_back = page_of(keeper_of(obj))
        touch(keeper)
        super().delete_model(request, obj)
        refresh(keeper)
        self._log_on(keeper, request, _("Deleted %(noun)s “%(part)s”.") % {"noun": self.opts.verbose_name, "part": obj})

    def log_addition(self, request, obj, message):
        self._log_on(
            keeper_of(obj), request, _("Added %(noun)s “%(part)s”.") % {"noun": self.opts.verbose_name, "part": obj}
        )
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        self._log_on(
            keeper_of(obj), request, _("Changed %(noun)s “%(part)s”.") % {"noun": self.opts.verbose_name, "part": obj}
        )
        return super().log_change(request, obj, message)

    def _log_on(self, keeper, request, message):
        super().log_change(request, keeper, message)

    def response_delete(self, request, obj_display, obj_id):
        super().response_delete(request, obj_display, obj_id)
        return HttpResponseRedirect(request.way_back)

    def response_post_save_add(self, request, obj):
        return HttpResponseRedirect(page_of(keeper_of(obj)))

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(page_of(keeper_of(obj)))

"""What every page of the desk does: search by any spelling, refuse a stale save, and tell how dates were read."""

from django.contrib import admin, messages
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import smart_split

from timeline.desk.admin.fields import DeskFields
from timeline.desk.admin.forms import LockedForm
from timeline.desk.keeping import Overtaken, claim, keeper_of
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
        refresh(keeper_of(form.instance), by=request.user)
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
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def count_of_citations(part):
    """A link to the citations of a part, from the page of the noun that keeps it; the part has `citation_count`."""
    return render_to_string("admin/timeline/cited.html", {"part": part, "page": page_of(part) if part.pk else ""})

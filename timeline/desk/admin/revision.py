"""The record's revisions, to look up what was published when, and why; and for managers, to take out what must go."""

import json

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.desk import holding, redaction, roles
from timeline.desk.admin.asking import asking
from timeline.desk.admin.desk import ReadOnlyAdmin, page_of
from timeline.public.store.models import Revision

MOST_AT_ONCE = 200


class WordsForm(forms.Form):
    """Words that must be gone, to find every place that holds them."""

    words = forms.CharField(
        label=gettext_lazy("Words that must be gone"),
        help_text=gettext_lazy("As they stand there, such as a surname. Upper and lower case are alike."),
        min_length=holding.SHORTEST,
        max_length=holding.LONGEST,
    )


class ForgetForm(WordsForm):
    """The same words, and that whoever asks has understood."""

    is_understood = forms.BooleanField(label=gettext_lazy("This cannot be undone. I have looked at each of them."))


class RedactionForm(forms.Form):
    """Why, for readers, and that whoever asks has understood."""

    reason = forms.CharField(
        label=gettext_lazy("Reason, for readers"),
        help_text=gettext_lazy("In general words, such as “A name was removed to protect a person”."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "class": "vLargeTextField"}),
    )
    is_understood = forms.BooleanField(label=gettext_lazy("This cannot be undone. I have looked at each of them."))


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    actions = ["redact_selected"]
    list_display = ["seq", "deed", "noun", "slug", "negotiation", "reason", "at"]
    list_filter = ["deed", "noun"]
    search_fields = ["slug", "reason", "payload", "=hash"]
    ordering = ["-seq"]
    fields = [
        "seq",
        "deed",
        "noun",
        "negotiation",
        "slug",
        "reason",
        "at",
        "record",
        "content_sha256",
        "previous_hash",
        "hash",
    ]

    @admin.display(description=gettext_lazy("record"))
    def record(self, revision):
        if not revision.payload:
            tombstone = revision.redaction.tombstone
            return _("Redacted by revision %(seq)s: %(why)s") % {"seq": tombstone.seq, "why": tombstone.reason}
        pretty = json.dumps(json.loads(revision.payload), ensure_ascii=False, indent=2)
        return render_to_string("admin/timeline/payload.html", {"payload": pretty})

    def get_urls(self):
        redact, words = map(self.admin_site.admin_view, (self.redact_view, self.words_view))
        return [
            path("redact/", redact, name="timeline_revision_redact"),
            path("words/", words, name="timeline_revision_words"),
            *super().get_urls(),
        ]

    def has_redact_permission(self, request):
        return request.user.has_perm(roles.REDACT)

    @admin.action(description=gettext_lazy("Redact selected"), permissions=["redact"])
    def redact_selected(self, request, queryset):
        numbers = list(queryset.order_by("seq").values_list("seq", flat=True)[: MOST_AT_ONCE + 1])
        if len(numbers) > MOST_AT_ONCE:
            told = _("Choose between 1 and %(most)s at once.") % {"most": MOST_AT_ONCE}
            self.message_user(request, told, messages.WARNING)
            return None
        return self._ask(request, numbers, RedactionForm())

    def redact_view(self, request):
        """The page that asks, and once it was answered the deed. 400 for numbers that no page sends."""
        if not self.has_redact_permission(request):
            raise PermissionDenied
        is_answered = request.method == "POST"
        numbers = _numbers_in(request.POST if is_answered else request.GET)
        form = RedactionForm(request.POST if is_answered else None)
        if not form.is_valid():
            return self._ask(request, numbers, form)
        try:
            reason = form.cleaned_data["reason"]
            done = redaction.redact(numbers, by=request.user, at=timezone.now(), reason=reason)
        except redaction.NotRedacted as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
        else:
            self._report(request, done)
        return HttpResponseRedirect(reverse("admin:timeline_revision_changelist"))

    def words_view(self, request):
        """Every place that still holds some words, with what to do there; and the deed for what no page can change."""
        if not self.has_redact_permission(request):
            raise PermissionDenied
        is_answered = request.method == "POST"
        form = WordsForm(request.POST if is_answered else request.GET or None)
        deed = ForgetForm(request.POST if is_answered else None)
        if deed.is_valid():
            emptied = holding.forget(deed.cleaned_data["words"])
            told = ngettext("%(count)s row is emptied.", "%(count)s rows are emptied.", emptied) % {"count": emptied}
            self.message_user(request, told, messages.SUCCESS)
        return self._show_words(request, form, deed)

    def _show_words(self, request, form, deed):
        found = holding.places(form.cleaned_data["words"]) if form.is_valid() else []
        response = asking(
            self,
            request,
            "admin/timeline/words.html",
            title=_("Where words still stand"),
            form=form,
            deed=deed,
            places=[(place, self._page_of(place.row, request)) for place in found],
            has_memory=any(place.is_memory for place in found),
        )
        response.status_code = 400 if form.errors or deed.errors else 200
        return response

    def _page_of(self, row, request):
        if not self.admin_site.is_registered(type(row)):
            return ""
        return page_of(row) if self.admin_site.get_model_admin(type(row)).has_view_permission(request, row) else ""

    def _ask(self, request, numbers, form):
        return asking(
            self,
            request,
            "admin/timeline/redaction.html",
            title=_("Redact"),
            action=reverse("admin:timeline_revision_redact"),
            revisions=Revision.objects.filter(seq__in=numbers).order_by("seq"),
            form=form,
        )

    def _report(self, request, done):
        told = ngettext(
            "%(count)s revision is redacted; frozen links changed: %(links)s.",
            "%(count)s revisions are redacted; frozen links changed: %(links)s.",
            len(done.revisions),
        )
        words = {"count": len(done.revisions), "links": done.links}
        self.message_user(request, told % words, messages.SUCCESS)
        for row in done.rows:
            still = _("“%(row)s” still holds it at the desk: it has to be changed there.") % {"row": row}
            self.message_user(request, still, messages.WARNING)
        told = render_to_string("admin/timeline/words_left.html")
        self.message_user(request, told, messages.INFO)


def _numbers_in(query):
    try:
        numbers = [int(number) for number in query.getlist("revision")]
    except ValueError:
        numbers = []
    if not 0 < len(numbers) <= MOST_AT_ONCE or max(numbers) >= 2**63:
        raise BadRequest("Revisions are named by their numbers.")
    return numbers

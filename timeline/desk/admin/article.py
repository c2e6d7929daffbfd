"""Articles: pasted or uploaded, read into proposals, and checked on a page of their own beside the text."""

import re
from pathlib import PurePath

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.desk import proposals, publishing
from timeline.desk.admin import publication
from timeline.desk.admin.desk import SpellingSearch, page_of
from timeline.desk.admin.fields import DeskFields
from timeline.desk.checking import Checking
from timeline.desk.intake.propose import LONGEST
from timeline.desk.intake.uploads import NoText, cleaned, text_of
from timeline.desk.models import Article, Event, Negotiation, Proposal
from timeline.records.actor import ActorKind

MOST_BYTES = 2_000_000


class ArticleForm(forms.ModelForm):
    """An article as text or as a file. Raises no more than sentences for whatever a curator may paste."""

    upload = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        help_text=gettext_lazy("A .txt or .html file. Menus and scripts of a page are left out."),
        widget=forms.ClearableFileInput({"accept": ".txt,.html,.htm,text/plain,text/html"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False

    def clean_outlet(self):
        outlet = self.cleaned_data["outlet"]
        if outlet.kind != ActorKind.OUTLET:
            raise forms.ValidationError(_("“%(outlet)s” is no media outlet."), params={"outlet": outlet})
        return outlet

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if not upload:
            return ""
        if PurePath(upload.name).suffix.lower() not in (".txt", ".html", ".htm"):
            raise forms.ValidationError(_("Choose a .txt or .html file."))
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large. Paste the article's text instead."))
        try:
            return text_of(upload.read(), is_html=not upload.name.lower().endswith(".txt"))
        except NoText as reason:
            raise forms.ValidationError(str(reason)) from None

    def clean(self):
        filled = super().clean() or self.cleaned_data
        text = cleaned(filled.get("text") or "") or filled.get("upload") or ""
        filled["text"] = text
        if not text and not self.errors:
            self.add_error("text", _("Paste the text of the article, or choose a file."))
        if len(text) > LONGEST:
            words = {"length": f"{len(text):,}", "most": f"{LONGEST:,}"}
            refusal = _("The text has %(length)s characters; at most %(most)s are read at once. Take it in parts.")
            self.add_error("text", refusal % words)
        return filled


@admin.register(Article)
class ArticleAdmin(DeskFields, SpellingSearch):
    """Taking an article in, and the page on which its proposals are checked. An article is not edited afterwards."""

    form = ArticleForm
    list_display = ["title", "outlet", "published_on", "negotiation", "progress"]
    list_select_related = ["outlet", "negotiation"]
    list_filter = ["negotiation"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["title", "url", "outlet__name", "outlet__names__text"]
    ordering = ["-pk"]
    autocomplete_fields = ["negotiation", "outlet"]
    fieldsets = [
        (None, {"fields": ["negotiation", "outlet", "title", ("published_on", "place"), "url"]}),
        (None, {"fields": ["text", "upload"]}),
    ]

    def get_queryset(self, request):
        events = Q(proposals__kind=Proposal.Kind.EVENT)
        return (
            super()
            .get_queryset(request)
            .annotate(
                proposed=Count("proposals", filter=events),
                decided=Count("proposals", filter=events & ~Q(proposals__state=Proposal.State.PROPOSED)),
            )
        )

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description=gettext_lazy("checked"))
    def progress(self, article):
        return _("%(decided)s of %(all)s") % {"decided": article.decided, "all": article.proposed}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "text":
            field.widget.attrs["rows"] = 16
        return field

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/drafts/", view(self.drafts), name="timeline_article_drafts"),
            path("<int:pk>/drafts/accept/", view(self.accept_sure), name="timeline_article_accept_sure"),
            path("<int:pk>/drafts/undo/", view(self.undo_at_once), name="timeline_article_undo"),
            path("<int:pk>/drafts/publish/", view(self.publish), name="timeline_article_publish"),
            path("<int:pk>/drafts/hand-in/", view(self.hand_in), name="timeline_article_hand_in"),
            path("proposals/<int:pk>/<str:deed>/", view(self.decide), name="timeline_proposal_decide"),
            *super().get_urls(),
        ]

    def get_changeform_initial_data(self, request):
        only = Negotiation.objects.order_by("pk")[:2]
        return super().get_changeform_initial_data(request) | ({"negotiation": only[0].pk} if len(only) == 1 else {})

    def add_view(self, request, form_url="", extra_context=None):
        one_way_on = {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().add_view(request, form_url, {**(extra_context or {}), **one_way_on})

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        found = proposals.take_in(form.instance)
        told = ngettext("%(count)s possible entry was found.", "%(count)s possible entries were found.", found)
        self.message_user(request, told % {"count": found}, messages.SUCCESS)

    def response_add(self, request, obj, post_url_continue=None):
        return HttpResponseRedirect(_drafts_of(obj))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return HttpResponseRedirect(_drafts_of(self._article(request, object_id)))

    def drafts(self, request, pk):
        """The text on one side and the drafts on the other."""
        article = self._article(request, pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Check the drafts"),
            "article": article,
            "checking": Checking(article),
            "may_decide": self._may_decide(request),
            "may_publish": self._events.has_publish_permission(request),
            "at_once": _numbers(request.GET.get("at_once", "")),
            "may_delete": self.has_delete_permission(request, article),
        }
        return TemplateResponse(request, "admin/timeline/drafts.html", context)

    def accept_sure(self, request, pk):
        """Accept what nothing speaks against, all at once."""
        article = self._article(request, pk)
        self._refuse_reader(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        numbers = proposals.accept_sure(article, by=request.user)
        told = ngettext("%(count)s draft is accepted.", "%(count)s drafts are accepted.", len(numbers))
        self.message_user(request, told % {"count": len(numbers)}, messages.SUCCESS)
        return HttpResponseRedirect(f"{_drafts_of(article)}?at_once={'.'.join(map(str, numbers))}")

    def undo_at_once(self, request, pk):
        """Undo what was accepted at once; what was changed since stays."""
        article = self._article(request, pk)
        self._refuse_reader(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        count, refusals = proposals.undo_all(article, _numbers(request.POST.get("numbers", "")))
        told = ngettext("%(count)s draft is undone.", "%(count)s drafts are undone.", count)
        self.message_user(request, told % {"count": count}, messages.SUCCESS)
        for refusal in refusals:
            self.message_user(request, refusal, messages.WARNING)
        return HttpResponseRedirect(_drafts_of(article))

    def publish(self, request, pk):
        """The page that asks before all drafts that came of an article are published."""
        article = self._article(request, pk)
        if not self._events.has_publish_permission(request):
            raise PermissionDenied
        rows = list(proposals.unpublished_of(article).order_by("pk"))
        asked = publication.ask(self._events, request, publication.Publish(), rows) if rows else None
        return asked or HttpResponseRedirect(_drafts_of(article))

    def hand_in(self, request, pk):
        """Hand in for review all drafts that came of an article."""
        article = self._article(request, pk)
        self._refuse_reader(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        publication.do_at_once(self._events, request, publishing.hand_in, proposals.unpublished_of(article))
        return HttpResponseRedirect(_drafts_of(article))

    @property
    def _events(self):
        return self.admin_site.get_model_admin(Event)

    def decide(self, request, pk, deed):
        """Accept, edit, discard or undo one proposal. htmx gets its card back; without JavaScript the page is shown."""
        self._refuse_reader(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        proposal = Proposal.objects.select_related("article").filter(pk=pk).first()
        if proposal is None or deed not in _DEEDS:
            raise Http404
        try:
            row = _DEEDS[deed](proposal, request)
        except proposals.NotNow as reason:
            return self._answer(request, proposal, refusal=str(reason))
        if row and deed in ("accept", "edit"):
            self.log_change(request, proposal.article, _("Accepted “%(row)s”.") % {"row": row})
        return HttpResponseRedirect(page_of(row)) if deed == "edit" and row else self._answer(request, proposal)

    def _answer(self, request, proposal, *, refusal=""):
        if not request.htmx:
            if refusal:
                self.message_user(request, refusal, messages.WARNING)
            next_one = proposal if refusal else Checking(proposal.article).next_after(proposal)
            place = f"{next_one.kind.replace(' ', '-')}-{next_one.number}"
            return HttpResponseRedirect(f"{_drafts_of(proposal.article)}#{place}")
        checking = Checking(proposal.article)
        proposal = Proposal.objects.select_related("event", "actor", "plan_version").get(pk=proposal.pk)
        part = "card" if proposal.kind == Proposal.Kind.EVENT else "offer"
        context = {
            "article": proposal.article, "checking": checking, "may_decide": True, "refusal": refusal, "is_part": True,
            "may_publish": self._events.has_publish_permission(request),
            part: checking.card(proposal) if part == "card" else checking.offer(proposal),
        }  # fmt: skip
        return render(request, f"admin/timeline/drafts.html#{part}_with_counts", context)

    def _article(self, request, pk):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        return article

    def _may_decide(self, request):
        return self.has_change_permission(request) and request.user.has_perm("timeline.add_event")

    def _refuse_reader(self, request):
        if not self._may_decide(request):
            raise PermissionDenied


def _drafts_of(article):
    return reverse("admin:timeline_article_drafts", args=[article.pk])


def _numbers(written):
    """The numbers of drafts as an address holds them, “1.2.5”."""
    return [int(number) for number in written.split(".") if re.fullmatch(r"[0-9]{1,4}", number)]


def _accept(proposal, request):
    return proposals.accept(proposal, date=request.POST.get("date", ""), by=request.user)


_DEEDS = {
    "accept": _accept,
    "edit": _accept,
    "discard": lambda proposal, request: proposals.discard(proposal),
    "undo": lambda proposal, request: proposals.undo(proposal),
}

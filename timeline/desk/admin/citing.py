"""One source cited for many events at once, with the same chain."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.desk.admin.asking import asking
from timeline.desk.admin.chains import ChainField, read_chain, write_chain
from timeline.desk.admin.choices import Choice, keys_in
from timeline.desk.keeping import touch
from timeline.desk.models import Citation, Source
from timeline.desk.publishing import refresh

MOST_AT_ONCE = 200


class CitingForm(forms.ModelForm):
    """A citation that is for no event yet: its source, what it bears out, where, and its chain."""

    source = forms.ModelChoiceField(
        Source.objects.standing(),
        label=gettext_lazy("Source"),
        widget=Choice(Citation._meta.get_field("source"), admin.site),
    )
    chain_line = ChainField()

    class Meta:
        model = Citation
        fields = ["source", "chain_line", "supports", "locator"]

    def clean_chain_line(self):
        return read_chain(self.cleaned_data["chain_line"])

    def _post_clean(self):
        """The citation is for nothing yet, which the database would refuse; each copy of it is for an event."""


class CitesMany(admin.ModelAdmin):
    """A list of events, of which several can be given one citation."""

    @admin.action(description=gettext_lazy("Cite a source for the selected"), permissions=["change"])
    def cite_selected(self, request, queryset):
        events = list(queryset.order_by("pk")[: MOST_AT_ONCE + 1])
        if len(events) > MOST_AT_ONCE:
            self.message_user(request, _too_many(), messages.WARNING)
            return None
        return self._citing_page(request, events, CitingForm())

    def get_urls(self):
        view = self.admin_site.admin_view(self.cite_view)
        return [path("cite/", view, name=f"timeline_{self.opts.model_name}_cite"), *super().get_urls()]

    def cite_view(self, request):
        """Cite the source for the events that the page showed, all of them or none."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        keys = keys_in(request.POST.getlist("row")[: MOST_AT_ONCE + 1])
        if not 0 < len(keys) <= MOST_AT_ONCE:
            raise BadRequest(_too_many())
        events = list(self.get_queryset(request).filter(pk__in=keys).order_by("pk"))
        form = CitingForm(request.POST)
        if not form.is_valid():
            return self._citing_page(request, events, form)
        cited = cite(events, **form.cleaned_data)
        for event in cited:
            self.log_change(request, event, _("Cited “%(source)s”.") % {"source": form.cleaned_data["source"]})
        self._report(request, cited, len(events) - len(cited))
        return HttpResponseRedirect(reverse(f"admin:timeline_{self.opts.model_name}_changelist"))

    def _report(self, request, cited, left):
        told = ngettext("%(count)s event cites it now.", "%(count)s events cite it now.", len(cited))
        self.message_user(request, told % {"count": len(cited)}, messages.SUCCESS)
        if left:
            told = ngettext("%(count)s cited it for this already.", "%(count)s cited it for this already.", left)
            self.message_user(request, told % {"count": left}, messages.INFO)

    def _citing_page(self, request, events, form):
        action = reverse(f"admin:timeline_{self.opts.model_name}_cite")
        context = {"title": _("Cite a source"), "rows": events, "form": form, "action": action}
        return asking(self, request, "admin/timeline/cite.html", **context, form_media=form.media)


@transaction.atomic
def cite(events, *, source, chain_line, supports, locator) -> list:
    """Add a citation with a chain to each event that does not cite the source for the same yet; returns these."""
    for_the_same = Citation.objects.filter(source=source, supports=supports, locator=locator, event__in=events)
    has_it = set(for_the_same.values_list("event", flat=True))
    cited = [event for event in events if event.pk not in has_it]
    for event in cited:
        touch(event)
        last = event.citations.order_by("-position").first()
        citation = event.citations.create(
            source=source, supports=supports, locator=locator, position=last.position + 1 if last else 0
        )
        write_chain(citation, chain_line)
        refresh(event)
    return cited


def _too_many():
    return _("Choose between 1 and %(most)s at once.") % {"most": MOST_AT_ONCE}

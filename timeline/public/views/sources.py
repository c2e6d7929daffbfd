"""What we read: the sources, and what rests on each."""

from django.http import Http404
from django.utils.translation import gettext as _

from timeline.public.asking import pages
from timeline.public.drawing.sources import source_lines, source_page
from timeline.public.forms import ListForm
from timeline.public.responses import led_on, page, reader_page
from timeline.public.views.timeline import refusal


@reader_page
def sources(request, scope):
    """Every source, with the number of entries that rest on it; of a long list a part, which begins behind `after`."""
    form = ListForm(request.GET)
    if not form.is_valid():
        return refusal(request, scope, form)
    shown = pages.sources_page(scope, after=form.cleaned_data["after"])
    if not shown:
        raise Http404(_("No such source is on record here."))
    context = {
        "negotiation": shown.document.negotiation,
        "lines": source_lines(shown.document, shown.entries, sources=shown.sources),
        "page": shown,
    }
    return page(request, scope, "public/sources.html", context, section="sources")


@reader_page
def source(request, scope, slug):
    """One source and the entries that rest on it."""
    shown = pages.source_page(scope, slug)
    if not shown and (kept := pages.slug_kept(scope, "source", slug)):
        return led_on(request, f"{scope.root}sources/{kept}/")
    if not shown:
        raise Http404(_("No such source is on record here."))
    drawn = source_page(shown.document, shown.source, shown.events, entries=shown.total)
    context = {"negotiation": shown.document.negotiation, "drawn": drawn}
    return page(request, scope, "public/source.html", context, section="sources")

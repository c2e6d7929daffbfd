"""People, states, organisations, outlets and groups."""

from django.http import Http404
from django.utils.translation import gettext as _

from timeline.public.asking import pages
from timeline.public.drawing.actors import actor_page, sides_of
from timeline.public.drawing.footnotes import notes_under
from timeline.public.forms import ListForm
from timeline.public.responses import led_on, page, reader_page
from timeline.public.views.timeline import refusal


@reader_page
def actors(request, scope):
    """Everyone on record, side by side; of a long list a part, which begins behind `after`."""
    form = ListForm(request.GET)
    if not form.is_valid():
        return refusal(request, scope, form)
    shown = pages.actors_page(scope, after=form.cleaned_data["after"])
    context = {
        "negotiation": shown.document.negotiation,
        "sides": sides_of(shown.document, shown.entries),
        "page": shown,
    }
    return page(request, scope, "public/actors.html", context, section="actors")


@reader_page
def actor(request, scope, slug):
    """One actor: roles, meetings, names and offices by source."""
    shown = pages.actor_page(scope, slug)
    if not shown and (kept := pages.slug_kept(scope, "actor", slug)):
        return led_on(request, f"{scope.root}actors/{kept}/")
    if not shown:
        raise Http404(_("Nobody by that name is on record here."))
    drawn = actor_page(shown.document, shown.actor, shown.events, entries=shown.total)
    printed = [line.source.slug for line in drawn.printed if line.source]
    notes = notes_under(shown.document, shown.events, sources=printed)
    context = {"negotiation": shown.document.negotiation, "drawn": drawn, "notes": notes}
    return page(request, scope, "public/actor.html", context, section="actors")

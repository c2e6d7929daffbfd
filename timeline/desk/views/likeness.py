"""What may be the same as what a curator types: what stands below the fields of the desk, asked for by htmx."""

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from timeline.dates.reader import Unreadable
from timeline.desk import duplicates
from timeline.desk.admin.alike import with_pages
from timeline.desk.admin.choices import keys_in
from timeline.desk.models import Actor, Event, Negotiation, Source
from timeline.desk.views.reading import phrase_form

LONGEST = 1000
MOST_VALUES = 30


@never_cache
@staff_member_required
@require_GET
def likely_duplicates(request, noun):
    """The rows of a noun that may be what is typed, as the part of a page below its fields."""
    if noun not in _NOUNS:
        raise Http404(_("There is no such page."))
    if not request.user.has_perm(f"timeline.view_{noun}"):
        raise PermissionDenied
    model, found = _NOUNS[noun]
    besides = model.objects.filter(pk__in=keys_in(request.GET.getlist("besides"))).first()
    rows = found(request.GET, besides)
    return render(request, "admin/timeline/alike.html#found", {"rows": with_pages(rows)})


def _actors(asked, besides):
    return duplicates.actors_like(_typed(asked, "name", "short_name", "text"), besides=besides)


def _sources(asked, besides):
    return duplicates.sources_like(asked.get("url", "")[:LONGEST], besides=besides)


def _events(asked, besides):
    negotiation = Negotiation.objects.filter(pk__in=keys_in(asked.getlist("negotiation"))).first()
    form = phrase_form(asked)
    if not negotiation and besides:
        negotiation = besides.negotiation
    if not negotiation or not form.is_valid():
        return []
    try:
        date = form.date()
    except Unreadable:
        return []
    parent = Event.objects.filter(pk__in=keys_in(asked.getlist("parent"))).first()
    actors = keys_in(_typed(asked, "actor", "side"))
    return duplicates.events_like(negotiation, date, actors, besides=besides, stage_of=parent)


def _typed(asked, *names):
    """The values of some fields, in whichever lines of a page they stand."""
    lists = (values for key, values in asked.lists() if key.rpartition("-")[-1] in names)
    return [value[:LONGEST] for values in lists for value in values if value][:MOST_VALUES]


_NOUNS = {"actor": (Actor, _actors), "event": (Event, _events), "source": (Source, _sources)}

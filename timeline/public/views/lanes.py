"""Who acted, and when: the entries of a timeline in a lane for each side."""

from timeline.public.asking.lanes import lanes_page
from timeline.public.asking.pages import count_matching
from timeline.public.drawing.footnotes import notes_under
from timeline.public.drawing.in_use import address, chips, nothing_found
from timeline.public.drawing.lanes import lanes as drawn_lanes
from timeline.public.responses import page, reader_page
from timeline.public.views.timeline import form_of, refusal


@reader_page
def lanes(request, scope):
    """The entries that match the query string by side: the filters of the timeline, with its answers to a bad one."""
    form = form_of(request, scope)
    if not form.is_valid():
        return refusal(request, form)
    shown = lanes_page(scope, form.filters)
    root = f"{scope.root}lanes/"
    in_use = chips(form.filters, form.labels, root=root)
    context = {
        "negotiation": shown.document.negotiation,
        "drawn": drawn_lanes(shown, form.filters, root=scope.root),
        "notes": notes_under(shown.document, shown.events),
        "chips": in_use,
        "clear_url": root,
        "query": form.filters.query,
        "list_url": address(scope.root, form.filters),
        "empty": None if shown.total else _nothing(scope, form.filters, in_use, root),
    }
    return page(request, scope, "public/lanes.html", context, section="timeline")


def _nothing(scope, filters, in_use, root):
    without = {chip.name: count_matching(scope, filters.without(chip.name)) for chip in in_use}
    return nothing_found(in_use, without, root=root)

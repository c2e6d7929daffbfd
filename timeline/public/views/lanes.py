"""Who acted, and when: the entries of a timeline in a lane for each side."""

from django.shortcuts import redirect

from timeline.public.asking.lanes import lanes_page
from timeline.public.drawing.footnotes import notes_under
from timeline.public.drawing.in_use import address
from timeline.public.drawing.lanes import lanes as drawn_lanes
from timeline.public.responses import page, reader_page
from timeline.public.views.timeline import chips_of, empty_list, form_of, one_address, refusal


@reader_page
def lanes(request, scope):
    """The entries that match the query string by side: the filters of the timeline, with its answers to a bad one."""
    form = form_of(request, scope)
    if not form.is_valid():
        return refusal(request, scope, form)
    if elsewhere := one_address(request, scope, form):
        return redirect(elsewhere)
    shown = lanes_page(scope, form.filters)
    root = f"{scope.root}lanes/"
    context = {
        "negotiation": shown.document.negotiation,
        "drawn": drawn_lanes(shown, form.filters, root=scope.root),
        "notes": notes_under(shown.document, shown.events),
        "chips": chips_of(form, root=root),
        "clear_url": root,
        "query": form.filters.query,
        "list_url": address(scope.root, form.filters),
        "empty": None if shown.total else empty_list(scope, form, root=root),
    }
    return page(request, scope, "public/lanes.html", context, section="timeline")

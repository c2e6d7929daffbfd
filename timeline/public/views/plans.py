"""The versions of the plan, and any two of them compared."""

from django.http import Http404
from django.utils.translation import gettext as _

from timeline.public.asking.pages import plans_page
from timeline.public.comparison import SameVersion, compare
from timeline.public.drawing.footnotes import notes_under
from timeline.public.drawing.plan_comparison import comparison_page
from timeline.public.drawing.plan_versions import contents, pair_links, said_about, version_lines
from timeline.public.responses import page, reader_page


@reader_page
def plans(request, scope):
    """Every version on record, how they are related, and what is said about the plan."""
    document = plans_page(scope).document
    context = {
        "negotiation": document.negotiation,
        "versions": version_lines(document),
        "pairs": pair_links(document),
        "contents": contents(document),
        "said": said_about(document),
        "notes": notes_under(document, (*document.plan_versions, *document.events)),
    }
    return page(request, scope, "public/plans.html", context, section="plans")


@reader_page
def comparison(request, scope, a, b):
    """Two versions, provision by provision. 404 where one is not on record or both are the same."""
    document = plans_page(scope).document
    try:
        compared = compare(document, a, b)
    except KeyError:
        raise Http404(_("There is no such version of the plan.")) from None
    except SameVersion as same:
        raise Http404(str(same)) from None
    context = {
        "negotiation": document.negotiation,
        "drawn": comparison_page(document, compared),
        "versions": version_lines(document),
        "said": said_about(document, a, b),
        "notes": notes_under(document, (*document.plan_versions, *document.events)),
    }
    return page(request, scope, "public/comparison.html", context, section="plans")

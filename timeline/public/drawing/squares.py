"""The two rows of squares of a comparison, with the words that say the same, and the small pair for the timeline."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from timeline.public.comparison import Comparison, Direction, Group, compare, pairs
from timeline.public.drawing.point_grid import Grid, Square, lay_out
from timeline.records.document import Document
from timeline.records.plan import PlanVersion, RelationKind


@dataclass(frozen=True, kw_only=True)
class Row:
    """A version, its big number (“?” where none is stated), what is known of it in words, and its squares."""

    version: PlanVersion
    number: str
    words: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Two rows on one grid. `alternative` says it all to those who do not see it, `notes` what it leaves open.

    `gone` is what a dashed square stands for.
    """

    rows: tuple[Row, Row]
    grid: Grid
    alternative: str
    notes: tuple[str, ...]
    gone: str


@dataclass(frozen=True, kw_only=True)
class SmallSquares:
    """The pair for the timeline's margin, with a finding as its title; `path` is below the negotiation's root."""

    title: str
    chart: Chart
    path: str


def chart(comparison: Comparison) -> Chart:
    """The squares of two versions in full."""
    left = described(comparison.left, len(comparison.known_left))
    right = described(comparison.right, len(comparison.known_right))
    change = net_words(comparison)
    right_and_change = _("%(known)s. %(change)s") % {"known": right, "change": change} if change else right
    return _chart(comparison, left, right_and_change, size=36)


def small_squares(document: Document) -> SmallSquares | None:
    """The latest revision of the plan beside what it revises; failing one, the latest related pair, if any."""
    related = pairs(document)
    revised = [pair for pair in related if pair[2] == RelationKind.REVISES]
    if not related:
        return None
    earlier, later, _kind = (revised or related)[-1]
    comparison = compare(document, earlier.slug, later.slug)
    left = _points_and(earlier, described(earlier, len(comparison.known_left)))
    right = _points_and(later, described(later, len(comparison.known_right)))
    return SmallSquares(
        title=_title(comparison),
        chart=_chart(comparison, left, right, size=24),
        path=f"plans/{earlier.slug}...{later.slug}/",
    )


def described(version: PlanVersion, known: int) -> str:
    """How much of a version is known: “4 subjects known, up to 24 points not described”."""
    if not known:
        return _("None described") if version.points is not None else _("Number of points not stated, none described")
    subjects = ngettext("%(n)d subject known", "%(n)d subjects known", known) % {"n": known}
    if version.points is None:
        return _("%(subjects)s, number of points not stated") % {"subjects": subjects}
    if known > version.points:
        return _("%(subjects)s, which does not fit the number of points stated") % {"subjects": subjects}
    rest = version.points - known
    if not rest:
        return _("%(subjects)s, as many as there are points") % {"subjects": subjects}
    points = ngettext("up to %(n)d point not described", "up to %(n)d points not described", rest) % {"n": rest}
    return _("%(subjects)s, %(points)s") % {"subjects": subjects, "points": points}


def net_words(comparison: Comparison) -> str:
    """The net change, what is named of it and what is not: “9 fewer: 4 named as removed, 5 unexplained”.

    Empty where a total is not stated.
    """
    if comparison.net is None:
        return ""
    named = ", ".join(part for part in (*_named_changes(comparison), _unexplained(comparison)) if part)
    return _("%(change)s: %(named)s") % {"change": _net(comparison), "named": named} if named else _net(comparison)


def _chart(comparison, left, right, *, size):
    grid = lay_out(comparison, size=size)
    return Chart(
        rows=(
            Row(version=comparison.left, number=_number(comparison.left), words=left, squares=grid.left),
            Row(version=comparison.right, number=_number(comparison.right), words=right, squares=grid.right),
        ),
        grid=grid,
        alternative=_alternative(comparison, grid),
        notes=tuple(_notes(comparison)),
        gone=_("no longer there") if _is_shrunk_revision(comparison) else _("not there"),
    )


def _number(version):
    return "?" if version.points is None else str(version.points)


def _points_and(version, words):
    if version.points is None:
        return words
    points = ngettext("%(n)d point", "%(n)d points", version.points) % {"n": version.points}
    return _("%(points)s, %(described)s") % {"points": points, "described": words[:1].lower() + words[1:]}


def _net(comparison):
    if not comparison.net:
        return _("As many points")
    fewer = ngettext("%(n)d fewer", "%(n)d fewer", abs(comparison.net))
    more = ngettext("%(n)d more", "%(n)d more", abs(comparison.net))
    return (more if comparison.net > 0 else fewer) % {"n": abs(comparison.net)}


def _named_changes(comparison):
    words = _NAMED if comparison.direction == Direction.FORWARD else _NAMED_APART
    for group, named in words.items():
        found = len(comparison.of(group))
        if found:
            yield named % {"n": found}


_NAMED = {
    Group.REMOVED: ngettext_lazy("%(n)d named as removed", "%(n)d named as removed", "n"),
    Group.ADDED: ngettext_lazy("%(n)d named as added", "%(n)d named as added", "n"),
    Group.MERGED: ngettext_lazy("%(n)d named as merged", "%(n)d named as merged", "n"),
    Group.SPLIT: ngettext_lazy("%(n)d named as split", "%(n)d named as split", "n"),
}

# Where the second version does not revise the first, nothing was removed or added on the way from one to the other.
_NAMED_APART = {
    Group.REMOVED: ngettext_lazy("%(n)d named for the other alone", "%(n)d named for the other alone", "n"),
    Group.ADDED: ngettext_lazy("%(n)d named for this one alone", "%(n)d named for this one alone", "n"),
    Group.MERGED: _NAMED[Group.MERGED],
    Group.SPLIT: _NAMED[Group.SPLIT],
}


def _unexplained(comparison):
    left_over = comparison.unaccounted
    if not left_over:
        return ""
    if left_over * comparison.net > 0:
        return ngettext("%(n)d unexplained", "%(n)d unexplained", abs(left_over)) % {"n": abs(left_over)}
    return ngettext(
        "what makes up for %(n)d of them is not reported",
        "what makes up for %(n)d of them is not reported",
        abs(left_over),
    ) % {"n": abs(left_over)}


def _title(comparison):
    versions = {"left": comparison.left, "right": comparison.right}
    if comparison.direction != Direction.FORWARD:
        return _("%(left)s and %(right)s") % {name: version.label for name, version in versions.items()}
    removed = len(comparison.of(Group.REMOVED))
    change = _("%(left)s became %(right)s") % {name: version.label for name, version in versions.items()}
    if comparison.net:
        change = _("%(left)d points became %(right)d") % {name: version.points for name, version in versions.items()}
    if not removed:
        return change
    named = ngettext("%(n)d removal is named", "%(n)d removals are named", removed) % {"n": removed}
    return _("%(change)s; %(named)s") % {"change": change, "named": named}


def _alternative(comparison, grid):
    sides = ((comparison.left, comparison.known_left), (comparison.right, comparison.known_right))
    said = [
        _("%(version)s: %(words)s.")
        % {"version": version.label, "words": _points_and(version, described(version, len(known)))}
        for version, known in sides
    ]
    change = net_words(comparison)
    drawn = [_("Two versions in squares, one for each point.")] if grid.size else []
    return " ".join([*drawn, *said, *([f"{change}."] if change else [])])


def _notes(comparison):
    """What the squares cannot show."""
    known = (*comparison.known_left, *comparison.known_right)
    numbers = [reading.number for version in (comparison.left, comparison.right) for reading in version.readings]
    if known and not any(numbers):
        yield _(
            "One square is one point, in our order: the points’ own numbers are not reported, nor whether each named "
            "provision was exactly one point."
        )
    else:
        yield _("One square is one point, in our order.")
    unexplained = abs(comparison.unaccounted or 0)
    if unexplained and comparison.unaccounted < 0 and _is_shrunk_revision(comparison):
        yield ngettext(
            "The %(n)d unexplained may have been dropped, merged or rewritten.",
            "The %(n)d unexplained may have been dropped, merged or rewritten.",
            unexplained,
        ) % {"n": unexplained}


def _is_shrunk_revision(comparison):
    return comparison.direction == Direction.FORWARD and (comparison.net or 0) < 0

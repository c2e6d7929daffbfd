"""Two versions of the plan on one page: what was removed, kept and changed, who says so, and what nobody reports."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from timeline.public import wording
from timeline.public.comparison import Compared, Comparison, Direction, Group, pairs
from timeline.public.drawing.attribution import Line, lines
from timeline.public.drawing.differences import Piece, differences
from timeline.public.drawing.plan_versions import chain_in_words, state_words, version_name
from timeline.public.drawing.squares import Chart, chart
from timeline.public.drawing.when import plain_day
from timeline.records.document import Document
from timeline.records.plan import ProvisionReading, ReadingState


@dataclass(frozen=True, kw_only=True)
class Marking:
    """How words are marked that only one of two wordings has: an HTML tag, and what is said before and behind them."""

    tag: str
    begins: str
    ends: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What one version is reported to say of a provision; drawn dashed where it is no part of it, or nobody says.

    `pieces` are its wording, cut where it differs from that of the other version; `marking` is for what differs.
    """

    label: str
    words: str
    is_part: bool
    has_title: bool
    reading: ProvisionReading | None
    pieces: tuple[Piece, ...] = ()
    marking: Marking | None = None


@dataclass(frozen=True, kw_only=True)
class ProvisionLine:
    """A provision across both versions; its title stands with the version that is known to hold it.

    `wordings` says how the two wordings differ, where both are known.
    """

    compared: Compared
    topic: str
    cells: tuple[Cell, Cell]
    lines: tuple[Line, ...]
    wordings: str = ""


@dataclass(frozen=True, kw_only=True)
class GroupPart:
    """One group of provisions; `sentence` says what an empty one means."""

    group: Group
    heading: str
    provisions: tuple[ProvisionLine, ...]
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class ComparisonPage:
    """All that the page of a comparison prints. `undescribed` has a line a version on the points nobody describes."""

    heading: str
    lede: str
    lines: tuple[Line, ...]
    notice: str
    chart: Chart
    origin: str
    groups: tuple[GroupPart, ...]
    undescribed: tuple[str, ...]
    texts: str


def comparison_page(document: Document, comparison: Comparison) -> ComparisonPage:
    """The page that compares two versions."""
    return ComparisonPage(
        heading=_heading(comparison),
        lede=_lede(comparison),
        lines=lines(document, _citations(comparison)),
        notice=_notice(document, comparison),
        chart=chart(comparison),
        origin=_origin(document, _citations(comparison)),
        groups=tuple(_groups(document, comparison)),
        undescribed=tuple(_undescribed(comparison)),
        texts=_texts(comparison),
    )


def _heading(comparison):
    if comparison.direction != Direction.FORWARD:
        versions = {"left": comparison.left.label, "right": comparison.right.label}
        return _("%(left)s and %(right)s compared") % versions
    if comparison.net:
        points = {"left": comparison.left.points, "right": comparison.right.points}
        return _("From %(left)d points to %(right)d") % points
    return _("From %(left)s to %(right)s") % {"left": comparison.left.label, "right": comparison.right.label}


def _lede(comparison):
    words = _FOUND if comparison.direction == Direction.FORWARD else _FOUND_APART
    labels = {"left": comparison.left.label, "right": comparison.right.label}
    found = [
        sentence % ({"n": len(comparison.of(group))} | labels)
        for group, sentence in words.items()
        if comparison.of(group)
    ]
    return " ".join([*found, *_silence(comparison, found)])


_FOUND = {
    Group.REMOVED: ngettext_lazy(
        "%(n)d provision is reported as removed.", "%(n)d provisions are reported as removed.", "n"
    ),
    Group.KEPT: ngettext_lazy(
        "%(n)d provision is reported in both versions.", "%(n)d provisions are reported in both versions.", "n"
    ),
    Group.CHANGED: ngettext_lazy(
        "%(n)d provision is reported as changed.", "%(n)d provisions are reported as changed.", "n"
    ),
    Group.ADDED: ngettext_lazy("%(n)d provision is reported as added.", "%(n)d provisions are reported as added.", "n"),
    Group.MERGED: ngettext_lazy(
        "%(n)d provision is reported as merged.", "%(n)d provisions are reported as merged.", "n"
    ),
    Group.SPLIT: ngettext_lazy("%(n)d provision is reported as split.", "%(n)d provisions are reported as split.", "n"),
}

# Where the second version does not revise the first, nothing was removed or added on the way from one to the other.
_FOUND_APART = _FOUND | {
    Group.REMOVED: ngettext_lazy(
        "%(n)d provision is reported for “%(left)s” alone.", "%(n)d provisions are reported for “%(left)s” alone.", "n"
    ),
    Group.ADDED: ngettext_lazy(
        "%(n)d provision is reported for “%(right)s” alone.",
        "%(n)d provisions are reported for “%(right)s” alone.",
        "n",
    ),
}


def _silence(comparison, found):
    """That nothing else is known, or nothing of what became of what is known, where that is so."""
    if not found and comparison.of(Group.NOT_REPORTED):
        yield _("What became of the provisions that are known is not reported.")
    held = comparison.left.text_source or comparison.right.text_source
    is_complete = 0 in (comparison.undescribed_left, comparison.undescribed_right)
    if held or is_complete or comparison.of(Group.NOT_REPORTED):
        return
    yield _("Nothing else about either text is reported.") if found else _("What either text says is not reported.")


def _notice(document, comparison):
    labels = {"left": comparison.left.label, "right": comparison.right.label}
    if comparison.direction == Direction.FORWARD:
        return ""
    if comparison.direction == Direction.BACKWARD:
        return _("“%(left)s” revises “%(right)s”; here the later version stands first.") % labels
    apart = _("Neither is on record as a revision of the other, so nothing is called removed or added here.")
    related = [
        _("“%(later)s” %(relation)s “%(earlier)s”.")
        % {"later": later.label, "relation": wording.RELATION_KINDS[kind], "earlier": earlier.label}
        for earlier, later, kind in pairs(document)
        if {earlier.slug, later.slug} == {comparison.left.slug, comparison.right.slug}
    ]
    return " ".join([*related, apart])


def _citations(comparison):
    """What the comparison rests on: every reading of either version, or, without one, what gives their totals."""
    versions = (comparison.left, comparison.right)
    told = comparison.provisions and [
        one for version in versions for reading in version.readings for one in reading.citations
    ]
    return tuple(told or [one for version in versions for one in version.citations])


def _origin(document, citations):
    """Who says so, in a sentence, and when it was published."""
    said = "; ".join(chain_in_words(line) for line in lines(document, citations))
    days = sorted({document.source(citation.source).published_on for citation in citations})
    if not said:
        return ""
    return _("Source: %(who)s, %(when)s.") % {"who": said, "when": _(", ").join(plain_day(day) for day in days)}


# Of all the wordings of a page together: two texts of 20,000 letters are compared in a tenth of a second.
_MOST_LETTERS = 400_000

_ALWAYS = (Group.REMOVED, Group.KEPT, Group.CHANGED, Group.NOT_REPORTED)


def _groups(document, comparison):
    for group in Group:
        found = comparison.of(group)
        if not found and group not in _ALWAYS:
            continue
        yield GroupPart(
            group=group,
            heading=_group_heading(comparison, group, len(found)),
            provisions=tuple(_provision_line(document, comparison, compared) for compared in found),
            sentence="" if found else _sentence(comparison, group),
        )


_HEADINGS = {
    Group.REMOVED: gettext_lazy("Removed"),
    Group.KEPT: gettext_lazy("Kept"),
    Group.CHANGED: gettext_lazy("Changed"),
    Group.ADDED: gettext_lazy("Added"),
    Group.MERGED: gettext_lazy("Merged"),
    Group.SPLIT: gettext_lazy("Split"),
    Group.NOT_REPORTED: gettext_lazy("Not reported"),
}

_HEADINGS_APART = _HEADINGS | {
    Group.REMOVED: gettext_lazy("Only in “%(left)s”"),
    Group.KEPT: gettext_lazy("In both"),
    Group.ADDED: gettext_lazy("Only in “%(right)s”"),
}


def _group_heading(comparison, group, found):
    headings = _HEADINGS if comparison.direction == Direction.FORWARD else _HEADINGS_APART
    heading = str(headings[group]) % {"left": comparison.left.label, "right": comparison.right.label}
    if group == Group.NOT_REPORTED:
        return heading
    if not found:
        return _("%(group)s: none reported") % {"group": heading}
    return ngettext("%(group)s: %(n)d named", "%(group)s: %(n)d named", found) % {"group": heading, "n": found}


def _sentence(comparison, group):
    if group == Group.REMOVED:
        return _("No source names a point that only this version has.")
    if group == Group.CHANGED:
        return _no_change(comparison)
    if group == Group.KEPT and comparison.direction == Direction.FORWARD and comparison.undescribed_right:
        return ngettext(
            "%(n)d later point is not described: whether it was kept, reworded or is new is not reported.",
            "%(n)d later points are not described: whether they were kept, reworded or are new is not reported.",
            comparison.undescribed_right,
        ) % {"n": comparison.undescribed_right}
    return _("No source names a point that both versions have.") if group == Group.KEPT else ""


def _no_change(comparison):
    worded = any(reading.wording for version in (comparison.left, comparison.right) for reading in version.readings)
    return _("No source names a change.") if worded else _("No wording of any point, in either version, is held.")


def _provision_line(document, comparison, compared):
    left = _cell(document, comparison.left, compared, compared.left, is_part=compared.in_left)
    right = _cell(document, comparison.right, compared, compared.right, is_part=compared.in_right)
    citations = [one for reading in (compared.left, compared.right) if reading for one in reading.citations]
    line = ProvisionLine(
        compared=compared,
        topic=document.topics.get(compared.provision.topic, ""),
        cells=(_titled(left), right) if left.is_part else (left, _titled(right)),
        lines=lines(document, citations),
    )
    return _with_differences(comparison, line) if _is_worded_twice(compared) else line


def _is_worded_twice(compared):
    return all(reading and reading.wording for reading in (compared.left, compared.right))


def _with_differences(comparison, line):
    """A line of which both wordings are known, with the words marked that only one of them has."""
    ours, theirs = line.compared.left, line.compared.right
    if ours.language != theirs.language:
        return replace(line, wordings=_("The two wordings are in different languages, so no words are marked."))
    if ours.wording == theirs.wording:
        return replace(line, wordings=_("The two wordings are the same."))
    share = _MOST_LETTERS // sum(1 for compared in comparison.provisions if _is_worded_twice(compared))
    if len(ours.wording) + len(theirs.wording) > share:
        return replace(line, wordings=_("The two wordings are too long for their words to be marked here."))
    found = differences(ours.wording, theirs.wording)
    markings = _REVISED if comparison.direction == Direction.FORWARD else _APART
    sides = zip(line.cells, (found.left, found.right), markings, strict=True)
    cells = tuple(replace(cell, pieces=pieces, marking=marking) for cell, pieces, marking in sides)
    return replace(line, cells=cells, wordings=_difference_words(comparison, found))


_REVISED = (
    Marking(tag="del", begins=gettext_lazy("removed words begin"), ends=gettext_lazy("removed words end")),
    Marking(tag="ins", begins=gettext_lazy("added words begin"), ends=gettext_lazy("added words end")),
)
_APART = (
    Marking(tag="mark", begins=gettext_lazy("words only here begin"), ends=gettext_lazy("words only here end")),
) * 2


def _difference_words(comparison, found):
    """How many words only one of two wordings has: “Marked: 2 words only in “First”, 1 word only in “Last”.”"""
    sides = ((comparison.left, found.only_left), (comparison.right, found.only_right))
    counted = [
        ngettext("%(n)d word only in “%(version)s”", "%(n)d words only in “%(version)s”", number)
        % {"n": number, "version": version.label}
        for version, number in sides
        if number
    ]
    if not counted:
        return _("The two wordings have the same words; only signs or spaces differ.")
    return _("Marked: %(counts)s.") % {"counts": _(", ").join(counted)}


def _cell(document, version, compared, reading, *, is_part):
    return Cell(
        label=version_name(version),
        words=state_words(document, reading) if reading else _unread(document, version, compared, is_part=is_part),
        is_part=bool(is_part),
        has_title=False,
        reading=reading,
    )


def _titled(cell):
    """A cell with the provision's title, which says already that it is part of the version."""
    is_plain = cell.reading and cell.reading.state == ReadingState.INCLUDED
    return replace(cell, has_title=True, words="" if is_plain else cell.words)


def _unread(document, version, compared, *, is_part):
    """What is known of a provision in a version without a reading of it: what other readings let one conclude."""
    if is_part is None:
        return _("Not reported")
    merged = [document.provision(reading.provision).title for reading in version.readings if _merges(reading, compared)]
    if merged:
        return _("Reported as merged with: %(others)s") % {"others": "; ".join(merged)}
    if is_part:
        return _("Part of it, by what its revision is reported to have done")
    if compared.group == Group.SPLIT:
        return _("Reported as part of another provision")
    return _("Not part of it, by what its revision is reported to have done")


def _merges(reading, compared):
    return reading.state == ReadingState.MERGED and compared.provision.slug in reading.related


def _undescribed(comparison):
    for version, rest in (
        (comparison.left, comparison.undescribed_left),
        (comparison.right, comparison.undescribed_right),
    ):
        words = {"version": version.label, "rest": rest, "points": version.points}
        if rest is None:
            yield _("%(version)s: the number of its points is not stated") % words
        elif 0 < rest < version.points:
            yield _("%(version)s: up to %(rest)d of %(points)d points") % words
        elif rest:
            yield ngettext("%(version)s: its %(points)d point", "%(version)s: all %(points)d points", rest) % words


def _texts(comparison):
    """Whose text we hold."""
    held = [version for version in (comparison.left, comparison.right) if version.text_source]
    if len(held) == 2:
        return _("Both texts are held.")
    if held:
        return _("The text of “%(version)s” is held, the other is not.") % {"version": held[0].label}
    return _("Neither text is held.")

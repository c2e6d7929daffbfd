"""Two versions of a plan side by side: what is reported of each provision, and the arithmetic of their points.

Only what a source says is counted. A provision of which one version says nothing is “not reported”, never kept and
never removed; “9 fewer” is a difference of two stated totals, not nine removals.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import count

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.records.document import Document
from timeline.records.plan import PlanVersion, Provision, ProvisionReading, ReadingState, RelationKind


class Direction(StrEnum):
    """Whether the right-hand version revises the left-hand one, perhaps in several steps, the other way, or neither."""

    FORWARD = "forward"
    BACKWARD = "backward"
    NONE = "none"


class Group(StrEnum):
    """What became of a provision from the left-hand version to the right-hand one, in the order of the page.

    Where the right-hand version does not revise the left-hand one, REMOVED means no more than “in the left alone”,
    ADDED “in the right alone” and KEPT “in both”.
    """

    REMOVED = "removed"
    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    MERGED = "merged"
    SPLIT = "split"
    NOT_REPORTED = "not reported"


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One provision in both versions, with a letter of ours.

    `in_left` and `in_right` say whether it is part of the version: None where no source says. `left` and `right` are
    the readings where there are any; a version may be known to hold a provision only from what its revision changed.
    """

    provision: Provision
    group: Group
    in_left: bool | None
    in_right: bool | None
    left: ProvisionReading | None
    right: ProvisionReading | None
    letter: str = ""


Point = tuple[Compared, ...]
"""One point of a version: mostly one provision, several where they were merged."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two versions, what is reported of each provision of theirs, and the points of which something is known."""

    left: PlanVersion
    right: PlanVersion
    direction: Direction
    provisions: tuple[Compared, ...]

    def of(self, group: Group) -> tuple[Compared, ...]:
        """The provisions of one group, in the order of their letters."""
        return tuple(compared for compared in self.provisions if compared.group == group)

    @property
    def known_left(self) -> tuple[Point, ...]:
        return _points(self.left, [compared for compared in self.provisions if compared.in_left])

    @property
    def known_right(self) -> tuple[Point, ...]:
        return _points(self.right, [compared for compared in self.provisions if compared.in_right])

    @property
    def undescribed_left(self) -> int | None:
        """How many points, at most, nothing is known of; None where the number of points is not stated."""
        return _undescribed(self.left, self.known_left)

    @property
    def undescribed_right(self) -> int | None:
        return _undescribed(self.right, self.known_right)

    @property
    def net(self) -> int | None:
        """How many points more the right-hand version has, below 0 for fewer; None where a total is not stated."""
        if self.left.points is None or self.right.points is None:
            return None
        return self.right.points - self.left.points

    @property
    def named_net(self) -> int:
        """What the named changes alone make of the total, each named provision taken for one point."""
        known = [compared for compared in self.provisions if None not in (compared.in_left, compared.in_right)]
        before = _points(self.left, [compared for compared in known if compared.in_left])
        after = _points(self.right, [compared for compared in known if compared.in_right])
        return len(after) - len(before)

    @property
    def unaccounted(self) -> int | None:
        """The part of the net change that no named change explains, with its sign; None where there is no net."""
        return None if self.net is None else self.net - self.named_net


class SameVersion(ValueError):
    """A version was to be compared with itself."""


def compare(document: Document, a: str, b: str) -> Comparison:
    """The version with the slug `a` on the left, `b` on the right.

    Raises KeyError where the document has no such version, SameVersion where both are one.
    """
    if a == b:
        raise SameVersion(_("A version can only be compared with another one."))
    left, right = document.plan_version(a), document.plan_version(b)
    if backwards := _steps(document, right, left):
        return _mirrored(_compared(document, right, left, backwards))
    return _compared(document, left, right, _steps(document, left, right))


def in_order(document: Document) -> tuple[PlanVersion, ...]:
    """The versions by date, in the timeline's order: an uncertain date stands at its last possible day."""
    last = date.max
    return tuple(
        sorted(
            document.plan_versions,
            key=lambda version: (version.date.latest or last, version.date.earliest or last, version.slug),
        )
    )


def pairs(document: Document) -> tuple[tuple[PlanVersion, PlanVersion, RelationKind], ...]:
    """(earlier, later, how the later stands to it) for every relation on record, in the order of the later ones."""
    return tuple(
        (document.plan_version(relation.version), version, relation.kind)
        for version in in_order(document)
        for relation in version.relations
    )


def strains(document: Document, a: str, b: str) -> tuple[str, ...]:
    """What does not fit in the readings of two versions and their stated totals: sentences for curators.

    Raises what `compare` raises.
    """
    comparison = compare(document, a, b)
    return (
        *_strained_points(comparison.left, comparison.known_left),
        *_strained_points(comparison.right, comparison.known_right),
        *_contradictions(document, comparison.left, comparison.right),
    )


# What a reading in a version says of the version before it.
_WAS_THERE = {ReadingState.REMOVED, ReadingState.CHANGED, ReadingState.MERGED, ReadingState.SPLIT}
_REWORKED = {
    ReadingState.CHANGED: Group.CHANGED,
    ReadingState.MERGED: Group.MERGED,
    ReadingState.SPLIT: Group.SPLIT,
}


def _steps(document, first, last):
    """The revisions that lead from one version to another, oldest first, `last` included; empty where none do."""
    paths, seen = [(last,)], {last.slug}
    for path in paths:
        for relation in path[0].relations:
            if relation.kind != RelationKind.REVISES:
                continue
            if relation.version == first.slug:
                return path
            if relation.version not in seen:
                seen.add(relation.version)
                paths.append((document.plan_version(relation.version), *path))
    return ()


def _compared(document, left, right, steps):
    here, there = _told(left), _told(right)
    found = []
    for slug in dict.fromkeys((*here, *there)):
        in_left, in_right = _is_part(here.get(slug)), _is_part(there.get(slug))
        if in_left is None and steps:
            in_left = _was_part(steps[0], slug)
        if in_left is False and in_right is False:
            continue
        found.append(
            Compared(
                provision=document.provision(slug),
                group=_group(in_left, in_right, [_told(step).get(slug) for step in steps]),
                in_left=in_left,
                in_right=in_right,
                left=_reading(left, slug),
                right=_reading(right, slug),
            )
        )
    direction = Direction.FORWARD if steps else Direction.NONE
    return Comparison(left=left, right=right, direction=direction, provisions=_lettered(found))


def _told(version):
    """Provision -> state as reported of one version. Whatever a provision is merged with is merged too."""
    states = {reading.provision: reading.state for reading in version.readings}
    for reading in version.readings:
        if reading.state == ReadingState.MERGED:
            states |= dict.fromkeys(reading.related, ReadingState.MERGED)
        if reading.state == ReadingState.SPLIT:
            states |= {slug: ReadingState.SPLIT for slug in reading.related if slug in states}
    return states


def _is_part(state):
    if state in (None, ReadingState.NOT_REPORTED):
        return None
    return state != ReadingState.REMOVED


def _was_part(revision, slug):
    """Whether the version before held a provision, as far as its revision tells."""
    if any(reading.state == ReadingState.SPLIT and slug in reading.related for reading in revision.readings):
        return False
    state = _told(revision).get(slug)
    if state == ReadingState.ADDED:
        return False
    return True if state in _WAS_THERE else None


def _group(in_left, in_right, states):
    """`states` are those along the steps from left to right; a change on the way is a change, whatever came after."""
    if in_left is None or in_right is None:
        return Group.NOT_REPORTED
    if not in_right:
        return Group.REMOVED
    reworked = [_REWORKED[state] for state in states if state in _REWORKED]
    if reworked:
        return reworked[-1]
    return Group.KEPT if in_left else Group.ADDED


def _reading(version, slug):
    return next((reading for reading in version.readings if reading.provision == slug), None)


def _lettered(found):
    order = list(Group)
    found = sorted(found, key=lambda compared: order.index(compared.group))
    return tuple(replace(compared, letter=letter) for compared, letter in zip(found, letters(), strict=False))


def letters() -> Iterator[str]:
    """A to Z, then AA, AB … as columns of a spreadsheet are named."""
    for number in count(1):
        letter = ""
        while number:
            number, place = divmod(number - 1, 26)
            letter = chr(ord("A") + place) + letter
        yield letter


_OPPOSITE = {Group.REMOVED: Group.ADDED, Group.ADDED: Group.REMOVED}


def _mirrored(comparison):
    """The same facts with the later version on the left."""
    found = [
        replace(
            compared,
            group=_OPPOSITE.get(compared.group, compared.group),
            in_left=compared.in_right,
            in_right=compared.in_left,
            left=compared.right,
            right=compared.left,
        )
        for compared in comparison.provisions
    ]
    return Comparison(
        left=comparison.right, right=comparison.left, direction=Direction.BACKWARD, provisions=_lettered(found)
    )


def _points(version, known):
    """The points that known provisions make in a version: merged ones share a point, a split one has several."""
    mates, parts = _merged_with(version), _split_into(version)
    named = {compared.provision.slug for compared in known}
    points = {}
    for compared in known:
        slug = compared.provision.slug
        unnamed_parts = [part for part in parts.get(slug, ()) if part not in named]
        for number in range(len(unnamed_parts) if parts.get(slug) else 1):
            key = (mates.get(slug, slug), number)
            points[key] = (*points.get(key, ()), compared)
    return tuple(points.values())


def _merged_with(version):
    """Provision -> one name for all that it shares a point with in this version."""
    shared = {}
    for reading in version.readings:
        if reading.state == ReadingState.MERGED:
            together = {reading.provision, *reading.related}
            together |= {slug for slug, name in shared.items() if name in {shared.get(mate) for mate in together}}
            shared |= dict.fromkeys(together, min(together))
    return shared


def _split_into(version):
    return {reading.provision: reading.related for reading in version.readings if reading.state == ReadingState.SPLIT}


def _undescribed(version, known):
    return None if version.points is None else max(version.points - len(known), 0)


def _strained_points(version, known):
    if version.points is None:
        return
    if len(known) > version.points:
        yield ngettext(
            "“%(version)s” has %(points)s point by its source, but the readings on record make %(known)s.",
            "“%(version)s” has %(points)s points by its source, but the readings on record make %(known)s.",
            version.points,
        ) % {"version": version.label, "points": version.points, "known": len(known)}
    numbers = sorted({reading.number for reading in version.readings if reading.number})
    for number in numbers:
        if number > version.points:
            yield _("“%(version)s” ends at point %(points)s, but a reading is filed under point %(number)s.") % {
                "version": version.label,
                "points": version.points,
                "number": number,
            }


def _contradictions(document, left, right):
    """Where a revision says of the version it revises what that version's own readings deny."""
    for revised, revision in ((left, right), (right, left)):
        if not any(relation.version == revised.slug for relation in revision.relations):
            continue
        states = _told(revised)
        for reading in revision.readings:
            words = {
                "provision": document.provision(reading.provision).title,
                "old": revised.label,
                "new": revision.label,
            }
            there = _is_part(states.get(reading.provision))
            if reading.state == ReadingState.ADDED and there:
                yield _("“%(provision)s” is filed as added in “%(new)s”, and as part of “%(old)s” before it.") % words
            if reading.state in _WAS_THERE and there is False:
                yield _("“%(provision)s” is filed as removed from “%(old)s”, and as part of it in “%(new)s”.") % words

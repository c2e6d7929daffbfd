"""What is doubtful in drafts, which of them are one event told twice, and how far each is to be trusted."""

import re
from dataclasses import replace

from timeline.dates.value import Precision, Reading
from timeline.dates.wording import in_words
from timeline.desk.intake.values import Confidence, Draft
from timeline.records.event import EventKind, Status

_GATHERINGS = (EventKind.TALKS, EventKind.VISIT)
_NEAR = 60
"""Drafts further apart than this in a text are not compared: the work stays linear in the text."""


def without_repeats(drafts: list[Draft], camps: dict[str, str]) -> list[Draft]:
    """The drafts without those that tell an earlier one again; an announced event keeps its narrowest date.

    `camps` gives the side of each actor's key, where it is known.
    """
    kept: list[Draft] = []
    for draft in drafts:
        place = next(
            (at for at in range(max(0, len(kept) - _NEAR), len(kept)) if _is_told_again(kept[at], draft, camps)), None
        )
        if place is None:
            kept.append(draft)
        else:
            kept[place] = _together(kept[place], draft)
    return _renumbered(kept, drafts)


def without_headings(drafts: list[Draft], headings: set[tuple[int, int]]) -> list[Draft]:
    """The drafts without those of a heading that the text below tells in full; `headings` are clauses of headings."""
    told = [draft for draft in drafts if draft.clause not in headings]
    again = {
        draft.number
        for draft in drafts
        if draft.clause in headings and any(_is_of_heading(draft, other) for other in told[:_NEAR])
    }
    return _renumbered([draft for draft in drafts if draft.number not in again], drafts)


def _is_of_heading(heading, other):
    is_same_day = bool(heading.date and other.date) and heading.date.edtf == other.date.edtf
    return is_same_day and (not heading.parts or bool(_who(heading) & _who(other)))


def _is_told_again(one, other, camps):
    is_announced = one.status == other.status == Status.PLANNED and {one.kind, other.kind} <= set(_GATHERINGS)
    if (
        one.kind == EventKind.STATEMENT
        or not (one.date and other.date)
        or (one.kind != other.kind and not is_announced)
    ):
        return False
    if one.stage_of or other.stage_of:
        return False
    if (one.status == Status.CANCELLED) != (other.status == Status.CANCELLED):
        return False
    shared = _who(one) & _who(other)
    if is_announced:
        return bool(shared) and (_holds(one.date, other.date) or _holds(other.date, one.date))
    if one.date.edtf != other.date.edtf or one.date.precision == Precision.YEAR:
        return False
    if one.kind in (*_GATHERINGS, EventKind.CALL):
        is_elsewhere = one.place and other.place and one.place != other.place
        ones, others = ({camps[key] for key in _who(draft) if key in camps} for draft in (one, other))
        is_of_others = (_who(one) and _who(other) and not shared) or (ones - others and others - ones)
        if not _who(other) and not other.place and _SAME_TALKS.match(other.title):
            return one.kind == EventKind.TALKS  # “Sunday’s session went on for five hours”
        return not is_elsewhere and not is_of_others and (bool(shared) or one.place == other.place != "")
    return _words(one.title) == _words(other.title)


_SAME_TALKS = re.compile(r"(?:The )?(?:session|talks|meeting|negotiations|round)\b", re.IGNORECASE)


def _words(title):
    return frozenset(title.lower().split())


def _together(one, other):
    """One draft for both: the narrower date stands, and everybody who is named takes part."""
    keys = {part.key for part in one.parts}
    parts = (*one.parts, *(part for part in other.parts if part.key not in keys))
    if one.date.edtf == other.date.edtf or _holds(other.date, one.date):
        base = one
    else:
        base = replace(one, date=other.date, phrase_at=other.phrase_at)
    reasons = one.reasons
    if one.date.edtf != other.date.edtf:
        wider = max(one.date, other.date, key=lambda date: date.latest - date.earliest)
        reasons = (*reasons, f"“{wider.phrase}” gives a wider window, {in_words(wider)}, and agrees.")
    return replace(base, parts=parts, place=one.place or other.place, reasons=reasons)


def _holds(outer, inner):
    closed = (outer.earliest, outer.latest, inner.earliest, inner.latest)
    return all(closed) and outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _renumbered(kept, drafts):
    numbers = {draft.number: number for number, draft in enumerate(kept, 1)}
    gone = {draft.number for draft in drafts} - numbers.keys()
    return [
        replace(
            draft,
            number=numbers[draft.number],
            stage_of=numbers.get(draft.stage_of),
            after=numbers.get(draft.after) if draft.after not in gone else None,
        )
        for draft in kept
    ]


def with_clashes(drafts: list[Draft], sides: dict[str, str]) -> list[Draft]:
    """Where two gatherings claim one side on one day in two places, the later one in the text may be of another day.

    Its words then keep both readings. `sides` gives the side of each actor's key.
    """
    judged = list(drafts)
    for at, draft in enumerate(judged):
        for other in judged[max(0, at - _NEAR) : at]:
            if _clash(draft, other, sides):
                judged[at] = _unclear(draft, other)
                break
    return judged


def _clash(one, other, sides):
    if not (one.kind in _GATHERINGS and other.kind in _GATHERINGS) and "talks" not in one.title.lower():
        return False
    if not (one.date and other.date) or one.stage_of or other.stage_of or not one.date.alternatives:
        return False
    if one.date.edtf != other.date.edtf or one.date.precision != Precision.DAY:
        return False
    if not one.place or not other.place or one.place == other.place:
        return False
    return bool({sides[key] for key in _who(one)} & {sides[key] for key in _who(other)})


def _unclear(draft, other):
    first, second = sorted({draft.date.edtf, draft.date.alternatives[0].edtf})
    why = (
        f"“{draft.date.phrase}” fits either day: the usual rule gives {in_words(draft.date)}, "
        f"when draft {other.number} has one side elsewhere."
    )
    override = Reading(edtf=f"[{first},{second}]", rule=why)
    return replace(draft, date=replace(draft.date, override=override), doubts=(*draft.doubts, why))


def _who(draft):
    return {part.key for part in draft.parts if part.key}


def with_confidence(draft: Draft, *, is_sure_of_kind: bool) -> Draft:
    """The draft with its word of confidence and the reasons that it rests on."""
    against = [*_against_date(draft)]
    if not is_sure_of_kind:
        against.append("No verb says plainly what kind of event it is.")
    if not draft.parts:
        against.append("Nobody is named who takes part.")
    level = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)[min(2, len(against) + bool(draft.doubts))]
    level = Confidence.LOW if draft.doubts else level
    return replace(draft, confidence=level, reasons=(*draft.reasons, *against))


def _against_date(draft):
    if not draft.date:
        if not draft.stage_of and (draft.date is None or not draft.date.phrase):
            yield "No date is given, only an order."
        return
    if draft.date.precision not in (Precision.DAY, Precision.UNCLEAR):
        yield "The date is no exact day."
    if draft.date.reading and "gives an order only" in draft.date.reading.rule:
        yield "Only an order is given."

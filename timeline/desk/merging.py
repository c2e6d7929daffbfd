"""Merging two actors, or two sources, that turned out to be one; and taking the two apart again.

At the desk whatever named the one names the other, which gains its names and offices; the merged row keeps what it had
and leads to the kept one. Of what readers have each record that named it is published anew, as it stands with them:
what a curator is still working on stays a draft.
"""

from dataclasses import replace
from datetime import datetime

from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.core import serializers
from django.db import transaction
from django.db.models import CASCADE
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.desk import publishing
from timeline.desk.drafting import write_back
from timeline.desk.keeping import keeper_of, touch
from timeline.desk.models import Actor, Merge, Name, Negotiation, Source
from timeline.desk.models.mergeable import Mergeable
from timeline.desk.recording import record_of
from timeline.public.asking.pages import holds
from timeline.public.asking.scope import public_negotiations, scope_of_negotiation
from timeline.public.store.models import Revision
from timeline.records.merging import ChangedSince, absorbed, released, renamed
from timeline.records.negotiation import Visibility
from timeline.records.plain import as_plain, from_plain

MOST_MOVED = 500


class CannotMerge(ValueError):
    """Two rows that cannot be merged, or taken apart again. The message tells the curator why, in sentences."""


@transaction.atomic
def merge(kept: Mergeable, merged: Mergeable, *, by, at: datetime, reason: str = "") -> Merge:
    """Make `kept` stand for `merged` too, at the desk and before readers. All of it or nothing. Raises CannotMerge.

    `by` is the curator (None for a command). `reason` is for readers, and needed where they have `merged`.
    """
    kept, merged = _locked(kept), _locked(merged)
    is_public = publishing.public_record(merged) is not None
    if sentences := hindrances(kept, merged):
        raise CannotMerge(" ".join(sentences))
    _refuse_without_reason(reason, is_public)

    before, theirs, is_told = record_of(kept), record_of(merged), _is_told(merged)
    dropped = _drop_what_would_repeat(kept, merged)
    moved, keepers = _move(_references_to(merged), kept)
    after = absorbed(before, theirs, is_told=is_told if is_public else not _is_any_private(keepers))
    write_back(kept, after)
    publishing.refresh(kept, by=by)
    _lead_on(merged, kept, by=by)
    _note_changes(keepers, by=by)
    told = _tell(_as_one(kept, merged, is_told=is_told) if is_public else (), by=by, at=at, reason=reason)
    made = Merge.objects.create(
        noun=_noun(kept),
        kept_key=kept.pk,
        kept_name=str(kept),
        merged_key=merged.pk,
        merged_name=str(merged),
        moved=moved,
        dropped=dropped,
        before=as_plain(before),
        after=as_plain(after),
        first_seq=told[0].seq if told else None,
        last_seq=told[-1].seq if told else None,
        reason=reason.strip(),
        at=at,
        by=by,
    )
    _log(by, [kept, merged, *keepers], str(made))
    return made


@transaction.atomic
def undo(made: Merge, *, by, at: datetime, reason: str = ""):
    """Take apart what was merged: both have what each had. What came to the kept one since stays with it.

    Raises CannotMerge where something that was merged has been changed since, so that it cannot be told whose it is.
    """
    made = Merge.objects.select_for_update().get(pk=made.pk)
    kept, merged = rows_of(made)
    if sentences := hindrances_to_undoing(made):
        raise CannotMerge(" ".join(sentences))
    _refuse_without_reason(reason, made.first_seq is not None)

    _lead_on(merged, None, by=by)
    __, keepers = _move(_moved_rows(made), merged)
    for line in serializers.deserialize("python", made.dropped):
        line.save()
        keepers.append(keeper_of(line.object))
    write_back(kept, _given_back(made, kept))
    publishing.refresh(kept, by=by)
    _note_changes(keepers, by=by)
    _tell(_steps_back(made), by=by, at=at, reason=reason)
    made.undone_at = at
    made.save(update_fields=["undone_at"])
    _log(by, [kept, merged, *keepers], _("Undone: %(merge)s") % {"merge": made})


def rows_of(made: Merge) -> tuple[Mergeable, Mergeable]:
    """The kept row of a merge, and the merged one."""
    rows = publishing.ROWS[made.noun].objects
    return rows.get(pk=made.kept_key), rows.get(pk=made.merged_key)


def mentions_of(row: Mergeable) -> list[tuple[str, int]]:
    """What names a row at the desk, as (what, how many), the kinds that there are none of left out."""
    counted = ((model._meta.verbose_name_plural, rows.count()) for model, _column, rows in _references_to(row))
    return [(str(what), count) for what, count in counted if count]


def hindrances(kept: Mergeable, merged: Mergeable) -> list[str]:
    """Why two rows of one noun cannot be merged, in sentences; none where they can."""
    found = _hindrances_of_actors if isinstance(kept, Actor) else _hindrances_of_sources
    return [*_hindrances_of_any(kept, merged), *found(kept, merged)]


def hindrances_to_undoing(made: Merge) -> list[str]:
    """Why a merge cannot be undone, in sentences; none where it can."""
    kept, merged = rows_of(made)
    if made.undone_at:
        return [_("This merge was undone already.")]
    if not made.before:
        return [_("What this merge moved was redacted, so it cannot be undone.")]
    if merged.merged_into_id != kept.pk:
        return [
            _("“%(kept)s” was merged into “%(other)s” since: undo that first.")
            % {"kept": kept, "other": merged.merged_into}
        ]
    return [*_changed_names(made, kept), *_changed_users(made), *_unpublished_users(made), *_redacted_users(made)]


def _hindrances_of_any(kept, merged):
    words = {"kept": kept, "merged": merged}
    for row in (kept, merged):
        if row.merged_into:
            yield _("“%(row)s” was merged into “%(into)s” already.") % {"row": row, "into": row.merged_into}
    if _is_known_instead(merged, kept):
        yield _("Readers have “%(merged)s” and not “%(kept)s”: keep the one that they have.") % words
    count = sum(count for _what, count in mentions_of(merged))
    if count > MOST_MOVED:
        yield _("“%(merged)s” is named %(count)s times. At most %(most)s can be moved: keep this one.") % {
            **words,
            "count": count,
            "most": MOST_MOVED,
        }


def _hindrances_of_actors(kept, merged):
    words = _in_order(kept, merged)
    if kept.kind != merged.kind:
        yield _("“%(one)s” and “%(other)s” are of different kinds: only actors of one kind are merged.") % words
    if _names(kept, merged) or _names(merged, kept):
        yield _("One of “%(one)s” and “%(other)s” is named on the page of the other, so they are two.") % words
    for negotiation in sorted(_parted_by(kept, merged)):
        yield _("Both are parties to “%(negotiation)s”: take one of them out first.") % {"negotiation": negotiation}


def _hindrances_of_sources(kept, merged):
    words = _in_order(kept, merged)
    if kept.outlet_id != merged.outlet_id:
        yield (
            _("“%(one)s” and “%(other)s” are of different outlets. Merge the outlets first, if they are one.") % words
        )
    if kept.published_on != merged.published_on:
        yield _("“%(one)s” and “%(other)s” are of different days, from which dates count: correct one first.") % words


def _in_order(kept, merged):
    """The two for a sentence that holds whichever of them is kept, and is the same then."""
    one, other = sorted((kept, merged), key=lambda row: row.pk)
    return {"one": one, "other": other}


def _names(row, other):
    records = filter(None, (record_of(row), publishing.public_record(row)))
    return any((_noun(other), other.slug) in set(record.references()) for record in records)


def _is_known_instead(row, other):
    """Whether readers have a row and not another one, which may be known only from a private negotiation."""
    if not publishing.public_record(other):
        return publishing.public_record(row) is not None
    return _is_told(row) and not _is_told(other) and bool(publishing.public_users(other))


def _is_told(row):
    """Whether readers of a public negotiation are told of a row, by whatever way it is named there."""
    if not publishing.public_record(row):
        return False
    scopes = (scope_of_negotiation(each.slug, is_curator=False) for each in public_negotiations())
    return any(holds(scope, _noun(row), row.slug) for scope in scopes)


def _is_any_private(keepers):
    """Whether something of a private negotiation is among some rows of the desk."""
    keys = {row.pk if isinstance(row, Negotiation) else getattr(row, "negotiation_id", None) for row in keepers}
    return Negotiation.objects.filter(pk__in=keys - {None}, visibility=Visibility.PRIVATE).exists()


def _parted_by(kept, merged):
    """The titles of the negotiations that both are parties to, at the desk or before readers."""
    both = {party.negotiation.title for party in kept.party_to.filter(negotiation__parties__actor=merged)}
    for published, record in publishing.public_users(merged):
        if Negotiation._meta.model_name == record.NOUN and (_noun(kept), kept.slug) in set(record.references()):
            both.add(published.title)
    return both


def _changed_names(made, kept):
    try:
        _given_back(made, kept)
    except ChangedSince as changed:
        words = {"kept": kept, "merged": made.merged_name, "field": str(changed).replace("_", " ")}
        yield _("What “%(kept)s” got from “%(merged)s” was changed since: see “%(field)s” on its page.") % words


def _changed_users(made):
    gone = 0
    for model, column, keys in _moved(made):
        gone += len(keys) - model.objects.filter(pk__in=keys, **{column: made.kept_key}).count()
    if gone:
        yield ngettext(
            "%(count)s place that named “%(merged)s” names neither now, so it cannot be given back.",
            "%(count)s places that named “%(merged)s” name neither now, so they cannot be given back.",
            gone,
        ) % {"count": gone, "merged": made.merged_name}


def _unpublished_users(made):
    mixed = [row for row, revision in _revised(made) if _is_revised_since(row, revision) and not _is_in_step(row)]
    if mixed:
        rows = get_text_list([f"“{row}”" for row in mixed[:3]], _("and"))
        yield _("Published since, and changed again without publishing: %(rows)s. Publish these first.") % {
            "rows": rows
        }


def _redacted_users(made):
    for row, revision in _revised(made):
        if not _is_revised_since(row, revision) and publishing.record_before(revision) is None:
            yield _("What readers had of “%(row)s” before the merge was redacted, so it is not brought back.") % {
                "row": row
            }


def _drop_what_would_repeat(kept, merged):
    """Delete names that the kept source prints as well, which would then stand twice; as data to bring them back."""
    if not isinstance(kept, Source):
        return []
    printed = set(kept.names.values_list("actor", "text", "language"))
    rows = [name for name in merged.names.order_by("pk") if (name.actor_id, name.text, name.language) in printed]
    dropped = serializers.serialize("python", rows)
    Name.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return dropped


def _references_to(row):
    """(model, column, rows) for whatever names a row; what stands on its own page, as its names do, is part of it."""
    for relation in row._meta.related_objects:
        if relation.on_delete is not CASCADE:
            rows = relation.related_model.objects.filter(**{relation.field.name: row})
            yield relation.related_model, relation.field.name, rows.order_by("pk")


def _move(references, to):
    """Make rows name another. Returns their keys by model and column, and the nouns whose records say so."""
    moved, keepers = {}, []
    for model, column, rows in references:
        found = list(rows)
        if found:
            moved[f"{model._meta.label_lower}.{column}"] = [row.pk for row in found]
            keepers += [keeper_of(row) for row in found]
            model.objects.filter(pk__in=[row.pk for row in found]).update(**{column: to})
    return moved, keepers


def _moved(made):
    for place, keys in made.moved.items():
        label, _dot, column = place.rpartition(".")
        yield apps.get_model(label), column, keys


def _moved_rows(made):
    for model, column, keys in _moved(made):
        yield model, column, model.objects.filter(pk__in=keys).order_by("pk")


def _lead_on(merged, kept, *, by):
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    _note_changes([merged], by=by)


def _note_changes(keepers, *, by):
    for model, key in dict.fromkeys((type(keeper), keeper.pk) for keeper in keepers):
        # Read anew: a row at hand may still hold what it named before.
        row = model.objects.get(pk=key)
        touch(row)
        publishing.refresh(row, by=by)


def _as_one(kept, merged, *, is_told):
    """(row, record) for each public record that says otherwise once two are one."""
    ours, theirs = publishing.public_record(kept), publishing.public_record(merged)
    both = absorbed(ours, theirs, is_told=is_told)
    if both != ours:
        yield kept, both
    for published, record in publishing.public_users(merged):
        yield publishing.row_of(published), renamed(record, _noun(merged), old=merged.slug, new=kept.slug)
    yield merged, replace(theirs, merged_into=kept.slug)


def _tell(changes, **how):
    """Publish records in the place of others, none before all are known; returns the revisions."""
    return [publishing.amend(row, record, **how) for row, record in list(changes)]


def _revised(made):
    """(row, revision) for what a merge told readers and is public still."""
    if made.first_seq is None:
        return
    for revision in Revision.objects.filter(seq__range=(made.first_seq, made.last_seq)).order_by("-seq"):
        row = publishing.row_of(revision)
        if not row.is_retracted:
            yield row, revision


def _steps_back(made):
    """(row, record) for what readers get back: what they had, or what the desk has where it was published since."""
    for row, revision in _revised(made):
        yield row, record_of(row) if _is_revised_since(row, revision) else publishing.record_before(revision)


def _is_revised_since(row, revision):
    return publishing.last_revision(row).seq != revision.seq


def _is_in_step(row):
    return row.published_sha256 == row.content_sha256


def _given_back(made, kept):
    kind = type(record_of(kept))
    return released(record_of(kept), before=from_plain(kind, made.before), after=from_plain(kind, made.after))


def _refuse_without_reason(reason, is_public):
    if is_public and not reason.strip():
        raise CannotMerge(_("Readers see that something changed: give a reason."))


def _locked(row):
    return type(row).objects.select_for_update().get(pk=row.pk)


def _noun(row):
    return publishing.NOUN_OF[type(row)]


def _log(by, rows, message):
    if by is not None:
        unique = {(type(row), row.pk): row for row in rows}
        LogEntry.objects.log_actions(by.pk, unique.values(), CHANGE, message)

"""A file on its way: received whole, looked at a few rows at a time, and drafted in one go or thrown away.

Looking is the long part. It is done in steps, each a request of its own that goes on where the last one ended, so a
page can show how far it is without a thread or a queue that could be lost.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction
from django.utils.translation import gettext as _

from timeline.desk.drafting import draft
from timeline.desk.imports import table, text
from timeline.desk.imports.checking import BATCH, Lookups, verdicts
from timeline.desk.imports.drafting import Overtaken, draft_rows
from timeline.desk.imports.drafts import Terms
from timeline.desk.imports.formats import DOCUMENT, FORMATS, format_of_table, format_of_text
from timeline.desk.imports.proposal import FileRefused
from timeline.desk.imports.sent import SentFile
from timeline.desk.models import Import, ImportPiece, ImportRow, Negotiation
from timeline.desk.models.imports import Standing
from timeline.records.document import parse
from timeline.records.plain import BadRecord, as_plain, from_plain

PIECE = 2**20
MOST_PROBLEMS = 500
"""Problems of one document that are kept; who has mended these sees the next."""

_BECAME = {"made": Standing.NEW, "changed": Standing.CHANGED, "same": Standing.SAME}


def look_at(pieces: Callable, *, encoding: str = "", delimiter: str = "") -> tuple[str, SentFile, int]:
    """The format of some bytes, how to read them, and how many rows they hold. Everything is read through once.

    `pieces()` gives the bytes from the start. An encoding and a delimiter that are not given are found out. Raises
    FileRefused.
    """
    text.refuse_what_is_no_text(next(iter(pieces()), b"")[:PIECE])
    file = SentFile(pieces=pieces, encoding=encoding or text.encoding_of(pieces()))
    first = next((line for line in file.lines() if line.strip("\ufeff \t\r\n")), "")
    shape = format_of_text(first, file.whole_text)
    if not FORMATS[shape].is_table:
        return shape, file, _count(FORMATS[shape].read(file)) if FORMATS[shape].read else 1
    file = replace(file, delimiter=delimiter or table.delimiter_of(first))
    rows = file.rows()
    heading = table.heading(next(rows, None) or table.Row(line=1, cells=[]))
    if any("\x00" in name for name in heading):
        raise FileRefused(_("The first line holds a NUL character. Choose another encoding, or save the file anew."))
    count = _count(rows)
    if not count:
        raise FileRefused(_("The file has no row below its first line, which names the columns."))
    return format_of_table(heading), replace(file, heading=heading), count


def receive(pieces: Callable, *, name: str, negotiation: Negotiation | None, by, at: datetime, encoding="") -> Import:
    """Take a file in. Raises FileRefused, and keeps nothing then."""
    shape, file, count = look_at(pieces, encoding=encoding)
    staged = Import(name=name[-200:].replace("\x00", ""), negotiation=negotiation, made_by=by, made_at=at)
    if shape != DOCUMENT and negotiation is None:
        raise FileRefused(_("Choose the negotiation that the events belong to."))
    _note(staged, shape, file, count)
    with transaction.atomic():
        staged.save()
        for position, piece in enumerate(pieces()):
            ImportPiece.objects.create(of=staged, position=position, content=piece)
    return staged


def read_otherwise(staged: Import, *, encoding: str, delimiter: str):
    """Read a file that was received in another encoding, or with another delimiter. Raises FileRefused."""
    _note(staged, *look_at(staged.content, encoding=encoding, delimiter=delimiter))
    _begin_anew(staged, mapping={}, terms={})


def begin(staged: Import, *, mapping: dict[int, str], terms: Terms):
    """Set how the rows are to be read, and forget what came of reading them otherwise."""
    _begin_anew(staged, mapping={str(column): name for column, name in mapping.items()}, terms=as_plain(terms))


def check_on(staged: Import, *, has_time: Callable[[], bool]) -> Import:
    """Look at more rows, as long as there is time. Returns the import as it is then."""
    if staged.shape == DOCUMENT:
        return _check_document(staged)
    terms = from_plain(Terms, staged.terms)
    lookups = Lookups(staged.negotiation, terms.collection)
    for line, key, slug in staged.rows.exclude(key="").values_list("line", "key", "proposal__says__slug"):
        lookups.first_of(line, key=key, slug=(slug or "").strip())
    proposals = FORMATS[staged.shape].read(file_of(staged))
    found, is_done = [], True
    for verdict in verdicts(islice(proposals, staged.checked, None), terms, lookups):
        found.append(verdict)
        if len(found) % BATCH == 0 and not has_time():
            is_done = False
            break
    return _keep(staged, [_row(staged, verdict) for verdict in found], found, is_done=is_done)


def draft_all(staged: Import, *, by, at: datetime):
    """Draft what was checked, all of it or nothing, and let the file go. Raises Overtaken."""
    with transaction.atomic():
        staged = Import.objects.select_for_update().get(pk=staged.pk)
        if staged.drafted_at or not staged.is_checked:
            raise Overtaken(_("This file was drafted already, or is still being checked."))
        if staged.shape == DOCUMENT:
            _draft_document(staged, by=by)
        else:
            draft_rows(staged, by=by)
        staged.drafted_at = at
        staged.save(update_fields=["drafted_at", "negotiation"])
        staged.pieces.all().delete()
        staged.rows.update(proposal={})


def file_of(staged: Import) -> SentFile:
    """The file of an import, as it is to be read."""
    return SentFile(
        pieces=staged.content,
        encoding=staged.encoding,
        delimiter=staged.delimiter,
        heading=staged.heading,
        mapping={int(column): name for column, name in staged.mapping.items()},
    )


def _count(rows):
    most = settings.IMPORT_MOST_ROWS
    count = sum(1 for _row in islice(rows, most + 1))
    if count > most:
        raise FileRefused(_("The file has more than %(most)s rows. Divide it into several files.") % {"most": most})
    return count


def _note(staged, shape, file, count):
    staged.shape, staged.count = shape, count
    staged.encoding, staged.delimiter, staged.heading = file.encoding, file.delimiter, file.heading


def _row(staged, verdict):
    kept = {"says": dict(verdict.proposal.says), "changed": list(verdict.changed)}
    return ImportRow(
        of=staged,
        line=verdict.proposal.line,
        standing=verdict.standing,
        title=verdict.title,
        date=verdict.date,
        told=verdict.told.replace("\x00", ""),
        key=verdict.key,
        proposal=kept if verdict.key else {},
    )


@transaction.atomic
def _begin_anew(staged, *, mapping, terms):
    staged.rows.all().delete()
    staged.mapping, staged.terms = mapping, terms
    staged.checked, staged.is_checked, staged.makes = 0, False, {}
    staged.save()


def _keep(staged, rows, found, *, is_done):
    """Keep what was found, unless another request did so meanwhile."""
    with transaction.atomic():
        present = Import.objects.select_for_update().get(pk=staged.pk)
        as_before = ("checked", "is_checked", "mapping", "terms", "drafted_at")
        if any(getattr(present, name) != getattr(staged, name) for name in as_before):
            return present
        ImportRow.objects.bulk_create(rows, batch_size=BATCH)
        present.checked += len(rows)
        present.is_checked = is_done
        if is_done:
            # How many records a document holds is only known now.
            present.count = present.checked
        for noun, name in dict.fromkeys(made for verdict in found for made in verdict.makes):
            # A dict, since it keeps the order and is quick to ask; its values mean nothing.
            present.makes.setdefault(noun, {})[name] = 1
        present.save()
        return present


def _check_document(staged):
    """What drafting the document would make of each of its records: it is drafted, and then undone."""
    try:
        with transaction.atomic():
            drafted = draft(parse(file_of(staged).whole()))
            rows = [
                ImportRow(of=staged, line=place, standing=_BECAME[became], title=f"{row._meta.verbose_name}: {row}")
                for place, (row, became) in enumerate(zip(drafted.rows, drafted.became, strict=True), start=1)
            ]
            transaction.set_rollback(True)
    except BadRecord as bad:
        rows = [
            ImportRow(of=staged, line=place, standing=Standing.REFUSED, title=where[:300], told=sentence)
            for place, (where, sentence) in enumerate(bad.problems[:MOST_PROBLEMS], start=1)
        ]
    return _keep(staged, rows, [], is_done=True)


def _draft_document(staged, *, by):
    try:
        drafted = draft(parse(file_of(staged).whole()), by=by)
    except BadRecord as bad:
        raise Overtaken(_("Nothing was drafted. %(problems)s") % {"problems": bad}) from None
    staged.negotiation = next(row for row in drafted.rows if isinstance(row, Negotiation))
    told = _("Imported from “%(file)s”.") % {"file": staged}
    for row, became in zip(drafted.rows, drafted.became, strict=True):
        if became != "same":
            deed = ADDITION if became == "made" else CHANGE
            LogEntry.objects.log_actions(by.pk, [row], deed, told, single_object=True)

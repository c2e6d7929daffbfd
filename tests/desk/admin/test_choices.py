"""Boxes that choose a row: their cost does not grow with the lines of a page, and no key that is sent breaks them."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.admin.pages import add_page, change_page, errors_of, form_of, line
from tests.factories import cite, make_actor, make_event, make_source
from timeline.desk.models import Actor, Event, Name, Participation, Source


def queries_of(desk, page):
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(page).status_code == 200
    return len(queries)


def test_no_form_asks_more_of_the_database_when_it_has_more_lines(desk):
    event, actor = make_event(cited=False), make_actor()
    grown = {}
    for lines in (1, 4):
        for _ in range(lines):
            other = make_actor(f"Envoy {Actor.objects.count()}")
            Participation.objects.create(event=event, actor=other, side=other)
            cite(event, source=make_source(f"source-{Source.objects.count()}"))
            Name.objects.create(actor=actor, text=other.name, source=Source.objects.latest("pk"))
        for row in (event, actor):
            desk.get(change_page(row))
            grown.setdefault(row, []).append(queries_of(desk, change_page(row)))

    assert {str(row): few == many for row, (few, many) in grown.items()} == {"Envoys meet": True, "Ada Envoy": True}


FORGED = ["x", "-1", "9" * 19, "9" * 40, "1.5", "²", "1 OR 1=1"]
SENTENCE = "Select a valid choice. That choice is not one of the available choices."


def test_a_key_that_no_box_offers_is_refused_in_a_sentence(desk):
    page = change_page(make_event())
    form = form_of(desk.get(page))
    for key in FORGED:
        answer = desk.post(page, form | {"negotiation": key} | line("citations", 0, source=key))
        assert (key, answer.status_code, errors_of(answer)[-1]) == (key, 200, SENTENCE)

        answer = desk.post(page, form | {"topics": [key]})
        assert (key, answer.status_code, len(errors_of(answer))) == (key, 200, 1)


def test_what_was_chosen_is_shown_again_when_a_form_is_refused(desk):
    event, envoy = make_event(), make_actor()
    typed = line("participations", 0, actor=str(envoy.pk)) | {"participations-TOTAL_FORMS": "1", "title": ""}
    refused = desk.post(change_page(event), form_of(desk.get(change_page(event))) | typed)

    assert f'<option value="{envoy.pk}" selected>Ada Envoy</option>' in refused.content.decode()


def test_what_was_merged_can_neither_be_found_nor_chosen(desk):
    kept, merged = make_actor("Andrii Hnatov"), make_actor("Andriy Ignatov")
    Actor.objects.filter(pk=merged.pk).update(merged_into=kept)
    asked = {"term": "", "app_label": "timeline", "model_name": "participation", "field_name": "actor"}
    offered = [each["text"] for each in desk.get("/admin/autocomplete/", asked).json()["results"]]
    assert offered == ["Andrii Hnatov"]

    typed = line("participations", 0, actor=str(merged.pk))
    refused = desk.post(add_page(Event), form_of(desk.get(add_page(Event))) | typed)
    assert SENTENCE in errors_of(refused)

"""The curators' desk in a browser: from nothing to a published event with its chain, and every page against axe."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.judging import faults
from tests.desk.admin.pages import add_page, change_page, list_page
from tests.factories import NOON, make_actor, make_article, make_curator, publish_facts
from timeline.desk.imports import staging
from timeline.desk.imports.drafts import GivenSource, Terms
from timeline.desk.merging import merge
from timeline.desk.models import (
    Actor,
    Article,
    Citation,
    Event,
    Import,
    Merge,
    Negotiation,
    Participation,
    PeacePlanVersion,
    Provision,
    ProvisionReading,
    Source,
    Topic,
)
from timeline.desk.publishing import refresh
from timeline.public.store.models import Revision, ShareLink


def choose(page, label, words, *, within=None):
    """Pick a row from a box that searches while one types."""
    (within or page).get_by_role("combobox", name=label, exact=True).click()
    page.locator(".select2-search--dropdown input").fill(words)
    page.locator(".select2-results__option", has_text=words).click()


def test_from_nothing_to_a_published_event_its_correction_and_its_end(page):
    make_curator("vera")
    page.goto("/admin/")
    page.get_by_label("Username").fill("vera")
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What the desk keeps")

    page.goto(add_page(Actor))
    page.get_by_label("Kind").first.select_option("Media outlet")
    page.get_by_label("Name:", exact=True).press_sequentially("Daily Observer")
    expect(page.get_by_label("Slug")).to_have_value("daily-observer")
    page.get_by_role("button", name="Save", exact=True).click()

    page.goto(add_page(Source))
    choose(page, "Outlet", "Daily Observer")
    page.get_by_label("Title").press_sequentially("Envoys meet in Vienna")
    page.get_by_label("Published on").fill("01/12/2025")
    page.get_by_role("button", name="Save", exact=True).click()

    page.goto(add_page(Negotiation))
    page.get_by_label("Title:", exact=True).press_sequentially("Border talks")
    page.get_by_label("Visibility").select_option("Public")
    page.get_by_role("button", name="Save", exact=True).click()

    page.goto(add_page(Event))
    choose(page, "Negotiation", "Border talks")
    page.get_by_label("Title").press_sequentially("Envoys meet in Vienna")
    page.get_by_label("Kind").select_option("Talks")
    page.get_by_label("Status").select_option("Happened: the source states it as fact")
    page.locator("#id_date_phrase").fill("on Sunday")
    choose(page, "Source", "Envoys meet", within=page.locator("#citations-0"))
    page.locator("#id_citations-0-chain_line").fill("Daily Observer reported")
    page.locator("#id_participations-0-note").fill("who took part: not stated")
    page.get_by_role("button", name="Save and publish").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Publish")
    expect(page.locator(".messagelist")).to_contain_text("“on Sunday” read as Sunday 30 November 2025: ")
    expect(page.locator("#content li")).to_have_text(
        [
            "Envoys meet in Vienna (Draft)",
            "Border talks (Draft)",
            "Daily Observer (Draft)",
            "Envoys meet in Vienna (2025-12-01) (Draft)",
        ]
    )
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("#content .standing")).to_have_text("State: Published")
    assert Event.objects.get().slug == "envoys-meet-in-vienna"

    page.get_by_label("Summary").fill("They met for an hour.")
    page.get_by_role("button", name="Save and publish").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".errorlist")).to_have_text("Give a reason: readers are told why.")
    page.get_by_label("Reason, for readers").fill("The outlet added how long they met.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("#content .standing")).to_have_text("State: Published")

    page.get_by_role("link", name="Retract").click()
    page.get_by_label("Reason, for readers").fill("The outlet withdrew its report.")
    page.get_by_role("button", name="Retract").click()
    expect(page.locator("#content .standing")).to_have_text("State: Retracted")

    assert list(Revision.objects.filter(noun="event").order_by("seq").values_list("deed", "reason")) == [
        ("published", ""),
        ("corrected", "The outlet added how long they met."),
        ("retracted", "The outlet withdrew its report."),
    ]


def test_the_second_of_two_curators_is_told_and_loses_nothing(signed_in):
    publish_facts()
    page = signed_in()
    event = change_page(Event.objects.get(slug="florida-talks"))
    page.goto(event)
    elsewhere = page.context.new_page()
    elsewhere.goto(event)
    elsewhere.get_by_label("Place:", exact=True).fill("Miami")
    elsewhere.get_by_role("button", name="Save", exact=True).click()

    # A page behind another is drawn once a second.
    page.bring_to_front()
    page.get_by_label("Summary").fill("What the second curator typed.")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator(".errorlist.nonfield")).to_contain_text(
        "“US and Ukrainian delegations meet in Florida” was changed by vera at "
    )
    expect(page.get_by_label("Summary")).to_have_value("What the second curator typed.")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open the present version in a new tab").click()
    expect(opened.value.get_by_label("Place:", exact=True)).to_have_value("Miami")

    page.bring_to_front()
    page.get_by_label("I have compared the two: save what stands on this page.").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    saved = Event.objects.get(slug="florida-talks")
    assert (saved.summary, saved.place) == ("What the second curator typed.", "Florida")


def test_what_is_added_in_passing_is_chosen_likely_duplicates_are_told_and_keys_save(signed_in):
    publish_facts()
    page = signed_in()
    page.goto(add_page(Event))
    with page.expect_response(lambda answer: "likely-duplicates" in answer.url):
        choose(page, "Negotiation", "The United States peace proposal")
    page.get_by_label("Title").press_sequentially("A call is announced")
    page.get_by_label("Kind").select_option("Call")
    page.get_by_label("Status").select_option("Happened: the source states it as fact")

    with page.expect_popup() as opened:
        page.locator("#add_id_participations-0-actor").click()
    person = opened.value
    person.get_by_label("Kind").first.select_option("Person")
    person.get_by_label("Name:", exact=True).press_sequentially("Steve Vitkoff")
    expect(person.locator(".alike a")).to_have_text("Steve Witkoff")
    person.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#select2-id_participations-0-actor-container")).to_contain_text("Steve Vitkoff")

    with page.expect_popup() as opened:
        page.locator("#add_id_topics").click()
    topic = opened.value
    expect(topic.locator("#select2-id_negotiation-container")).to_contain_text("The United States peace proposal")
    topic.get_by_label("Label").press_sequentially("Prisoners")
    topic.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".field-topics .select2-selection__choice")).to_contain_text("Prisoners")

    expect(page.get_by_label("Title")).to_have_value("A call is announced")
    page.get_by_label("Title").focus()
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".messagelist")).to_contain_text("No other draft is left.")
    event = Event.objects.get(slug="a-call-is-announced")
    assert [str(part) for part in event.participations.all()] == ["Steve Vitkoff"]
    assert [topic.slug for topic in event.topics.all()] == ["prisoners"]


def test_an_event_is_added_and_published_without_a_mouse(signed_in):
    publish_facts()
    page = signed_in()
    page.goto(add_page(Event))
    tab_to(page, ".skip-to-content-link")
    page.keyboard.press("Enter")
    pick(page, ".field-negotiation .select2-selection", "peace proposal")
    tab_to(page, "[name=title]")
    page.keyboard.type("Envoys meet in Vienna")
    tab_to(page, "[name=kind]")
    page.keyboard.type("Talks")
    tab_to(page, "[name=status]")
    page.keyboard.type("Happened")
    tab_to(page, "[name=date_phrase]")
    page.keyboard.type("on Sunday")
    pick(page, "#citations-0 .field-source .select2-selection", "Mainly Focused")
    tab_to(page, "#id_citations-0-chain_line")
    page.keyboard.type("Sputnik reported")
    pick(page, "#participations-0 .field-actor .select2-selection", "Ukraine")
    tab_to(page, "#participations-group .add-row a")
    page.keyboard.press("Enter")
    pick(page, "#participations-1 .field-actor .select2-selection", "United States")
    tab_to(page, "[name=_publish]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Publish")
    tab_to(page, ".submit-row [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("#content .standing")).to_have_text("State: Published")
    event = Event.objects.get(slug="envoys-meet-in-vienna")
    assert [part.actor.slug for part in event.participations.order_by("position", "pk")] == ["ukraine", "united-states"]
    assert (event.date_edtf, event.kind, event.status) == ("2025-11-30", "talks", "happened")


def tab_to(page, wanted):
    """Press Tab until something has the focus."""
    for _stop in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"No Tab leads to {wanted}.")


def pick(page, wanted, words):
    """Choose a row by the keys alone from a box that searches while one types."""
    tab_to(page, wanted)
    page.keyboard.press("Enter")
    expect(page.locator(".select2-search--dropdown input")).to_be_focused()
    page.keyboard.type(words)
    expect(page.locator(".select2-results__option")).to_have_count(1)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(words)
    page.keyboard.press("Enter")
    expect(page.locator(".select2-search--dropdown input")).to_have_count(0)


def lists():
    models = [Actor, Citation, Event, Negotiation, Participation, PeacePlanVersion, Provision, ProvisionReading, Source]
    yield "/admin/"
    for model in [*models, Article, Import, Merge, Revision, ShareLink]:
        yield list_page(model)
    yield list_page(Actor, q="Hnatov")


def forms():
    florida = Event.objects.get(slug="florida-talks")
    yield change_page(florida)
    for model in (Actor, Citation, Negotiation, PeacePlanVersion):
        yield change_page(model.objects.order_by("pk").first())
    yield add_page(Event)
    yield add_page(Topic)
    yield reverse("admin:timeline_event_copy", args=[florida.pk])
    draft = Provision.objects.create(negotiation=florida.negotiation, title="Draft", slug="draft")
    yield change_page(draft).replace("change/", "delete/")


def taking_in():
    yield add_page(Article)
    yield reverse("admin:timeline_article_drafts", args=[make_article().pk])
    yield add_page(Import)
    table = [b"title,date\r\nTalks,30/11/2025\r\nMore talks,31/11/2025\r\n"]
    negotiation = Negotiation.objects.get()
    staged = staging.receive(lambda: table, name="a.csv", negotiation=negotiation, by=None, at=NOON)
    yield reverse("admin:timeline_import_columns", args=[staged.pk])
    source = GivenSource(outlet="Archive", title="Agreements", published_on=date(2025, 12, 1))
    given = {"collection": "archive", "kind": "talks", "status": "reported", "order": "day first"}
    staging.begin(staged, mapping={0: "title", 1: "date"}, terms=Terms(**given, actor_kind="group", source=source))
    yield reverse("admin:timeline_import_check", args=[staged.pk])
    staging.draft_all(staged, by=get_user_model().objects.get(), at=NOON)
    yield reverse("admin:timeline_import_check", args=[staged.pk])


def merging():
    made = merge(Actor.objects.get(slug="india"), make_actor("Republic of India", kind="state"), by=None, at=NOON)
    yield list_page(Merge)
    yield change_page(made)
    yield reverse("admin:timeline_merge_undo", args=[made.pk])
    yield change_page(Actor.objects.get(slug="republic-of-india"))


def the_record():
    florida = Event.objects.get(slug="florida-talks")
    yield change_page(Revision.objects.get(seq=1))
    yield reverse("admin:timeline_event_publish", query={"id": florida.pk})
    yield reverse("admin:timeline_event_retract", query={"id": florida.pk})
    florida.title = "Delegations meet in Florida"
    florida.save()
    refresh(florida)
    yield reverse("admin:timeline_event_history", args=[florida.pk])
    yield reverse("admin:timeline_revision_redact", query={"revision": 1})
    yield reverse("admin:timeline_revision_words", query={"words": "Florida"})


@pytest.mark.parametrize("pages", [lists, forms, taking_in, merging, the_record], ids=lambda pages: pages.__name__)
def test_no_page_of_the_desk_has_a_violation_light_or_dark_wide_or_narrow(signed_in, pages):
    publish_facts()
    page = signed_in()
    found = {}
    for address in pages():
        assert page.goto(address).status == 200
        found[address] = faults(page)
    assert {where: what for where, what in found.items() if what} == {}


def test_nor_have_the_pages_that_only_a_deed_leads_to(signed_in, complaints):
    publish_facts()
    page = signed_in()
    found = {}
    for model, action, rows in ((Actor, "merge_selected", 2), (Event, "cite_selected", 2)):
        page.goto(list_page(model))
        for row in range(rows):
            page.locator("input.action-select").nth(row).check()
        page.locator("select[name=action]").select_option(action)
        page.get_by_role("button", name="Go").click()
        expect(page.locator(".closelink")).to_be_visible()
        found[action] = faults(page)

    draft = Provision.objects.create(negotiation=Negotiation.objects.get(), title="Draft", slug="draft")
    page.goto(change_page(draft))
    draft.delete()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is no longer here")
    found["gone"] = faults(page)
    # The browser tells that the answer was 410.
    complaints.clear()

    page.context.clear_cookies()
    page.goto("/admin/")
    found["/admin/login/"] = faults(page)
    assert {where: what for where, what in found.items() if what} == {}

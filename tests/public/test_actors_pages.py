"""The pages about actors through the browser's door."""

import re

import pytest

from tests.factories import make_actor, publish_facts

pytestmark = pytest.mark.django_db


def body(response):
    return response.content.decode()


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", body(response)).split())


def test_everyone_is_listed_by_side_with_the_entries_that_name_them(client):
    publish_facts()

    response = client.get("/ukraine-2025/actors/")

    assert [group.label for group in response.context["sides"]] == ["Russia", "Ukraine", "United States", "Others"]
    assert {
        line.actor.slug: line.entries
        for group in response.context["sides"]
        for line in group.actors
        if line.actor.kind == "person"
    } == {
        "dmitry-peskov": 1,
        "vladimir-putin": 3,
        "andriy-ignatov": 1,
        "rustem-umerov": 1,
        "vadym-skibitsky": 1,
        "volodymyr-zelensky": 1,
        "donald-trump": 1,
        "jared-kushner": 1,
        "marco-rubio": 1,
        "steve-witkoff": 2,
    }


def test_the_unnamed_are_shown_as_unnamed(client):
    publish_facts()

    page = text_of(client.get("/ukraine-2025/actors/"))

    assert "Two Ukrainian officials Unnamed group of 2 Cited by Axios." in page


def test_a_person_has_four_roles_on_one_page(client):
    publish_facts()

    response = client.get("/ukraine-2025/actors/rustem-umerov/")

    assert [line.event.slug for line in response.context["drawn"].roles] == [
        "florida-larger-group",
        "florida-three-a-side",
        "umerov-and-witkoff-alone",
        "umerov-calls-zelensky",
    ]


def test_presence_has_three_marks_each_with_its_word(client):
    publish_facts()

    page = body(client.get("/ukraine-2025/actors/rustem-umerov/"))

    words = re.findall(r'<span class="vh">(present|not reported|not named)</span>', page)
    assert {word: words.count(word) for word in words} == {"present": 8, "not reported": 5, "not named": 11}


def test_ukrainian_spellings_are_marked_as_ukrainian(client):
    publish_facts()

    page = body(client.get("/ukraine-2025/actors/andriy-ignatov/"))

    assert re.findall(r'<span lang="(\w+)">([^<]+)</span>', page) == [("uk", "Гнатов")]
    assert page.count("No source recorded") == 1


def test_an_outlet_has_a_page(client):
    publish_facts()

    page = text_of(client.get("/ukraine-2025/actors/sputnik/"))

    assert "Affiliation Russian state media" in page


def test_an_actor_at_the_desk_alone_has_no_page(client):
    publish_facts()
    make_actor("Secret Envoy")

    assert client.get("/ukraine-2025/actors/secret-envoy/").status_code == 404
    assert "Secret Envoy" not in body(client.get("/ukraine-2025/actors/"))


def test_every_link_of_a_persons_page_leads_somewhere(client):
    publish_facts()

    page = body(client.get("/ukraine-2025/actors/steve-witkoff/"))

    links = sorted(set(re.findall(r'href="(/ukraine-2025/[^"#]*)', page)))
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_every_number_of_entries_leads_to_these_entries(client):
    publish_facts()
    page = body(client.get("/ukraine-2025/actors/"))
    counted = re.findall(r'href="(/ukraine-2025/\?actor=[^"]+)">(\d+)', page)
    shown = [(address, str(client.get(address).context["page"].total)) for address, _number in counted]
    assert len(counted) > 10
    assert shown == counted


def test_whoever_takes_part_and_is_no_person_is_named_among_the_filters_in_use(client):
    publish_facts()
    of_india = client.get("/ukraine-2025/?actor=india")
    assert [event.slug for event in of_india.context["page"].ahead] == ["putin-visit-to-india"]
    assert "India taking part" in text_of(of_india)
    assert [client.get(f"/ukraine-2025/?actor={slug}").status_code for slug in ("sputnik", "nobody")] == [400, 400]

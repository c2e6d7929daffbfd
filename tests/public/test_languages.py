"""Reading in another language: who chooses it, what carries it on, and what it never changes."""

import re
from html.parser import HTMLParser

import pytest
from django.utils import translation

from tests.factories import NOON, make_curator, make_event, make_negotiation, publish_facts
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, share
from timeline.public.templatetags.languages import in_language

pytestmark = pytest.mark.django_db

ROOT = "/ukraine-2025/"
UKRAINIAN = {"accept-language": "uk,en;q=0.5"}


@pytest.fixture
def facts():
    return publish_facts()


class Reader(HTMLParser):
    """Every link of a page, how many forms it has and how many of them ask for Ukrainian, and its texts by language."""

    def __init__(self, page):
        super().__init__()
        self.addresses, self.forms, self.fields, self.marked, self._open = [], 0, 0, {}, []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "a":
            self.addresses += [given[name] for name in ("href", "hx-get") if given.get(name)]
        self.forms += tag == "form"
        self.fields += tag == "input" and (given.get("name"), given.get("value")) == ("lang", "uk")
        self._open.append(given.get("lang"))

    def handle_data(self, data):
        if self._open and self._open[-1] and data.strip():
            self.marked.setdefault(self._open[-1], []).append(data.strip())

    def handle_endtag(self, tag):
        self._open.append(None)


def made(make):
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    return make(scope, UNFILTERED, by=make_curator(), label="Desk", at=NOON, until=None)


def spoken(response):
    return re.search(r'<html lang="([\w-]+)"', response.content.decode())[1]


def heading(response):
    return re.search(r"<h1[^>]*>([^<]*)</h1>", response.content.decode())[1]


def test_the_address_chooses_and_else_the_browser(client, facts):
    asked = {
        ("", ""): ("en-gb", True),
        ("", "uk,en;q=0.5"): ("uk", True),
        ("", "de"): ("en-gb", True),
        ("?lang=", "uk"): ("uk", True),
        ("?lang=uk", ""): ("uk", False),
        ("?lang=en", "uk"): ("en-gb", False),
    }
    answers = {}
    for query, browser in asked:
        response = client.get(ROOT + "method/" + query, headers={"accept-language": browser})
        assert (response.headers["Content-Language"], dict(response.cookies)) == (spoken(response), {})
        answers[query, browser] = (spoken(response), "Accept-Language" in response.headers["Vary"])
    assert answers == asked


def test_an_address_that_leads_nowhere_says_so_in_the_language_asked_for(client):
    response = client.get("/nothing/?lang=uk")
    assert (response.status_code, heading(response)) == (404, "За цією адресою нічого немає")


def test_a_language_that_the_site_has_not_is_a_400_with_a_sentence(client, facts):
    response = client.get(ROOT + "?lang=tlh")
    assert response.status_code == 400
    assert "cannot be read in “tlh”. An address may say lang=en, lang=uk." in response.content.decode()


def test_an_answer_that_the_reader_has_in_one_language_is_none_in_the_other(client, facts):
    english = client.get(ROOT)
    ukrainian = client.get(ROOT, headers=UKRAINIAN)
    assert english.headers["ETag"] != ukrainian.headers["ETag"]
    again = client.get(ROOT, headers=UKRAINIAN | {"if-none-match": ukrainian.headers["ETag"]})
    assert (again.status_code, again.headers["Vary"]) == (
        304,
        ukrainian.headers["Vary"].replace(", Accept-Encoding", ""),
    )
    assert client.get(ROOT, headers=UKRAINIAN | {"if-none-match": english.headers["ETag"]}).status_code == 200


def test_every_link_and_form_of_a_page_keeps_the_language_of_its_address(client, facts):
    for path in ("", "events/florida-talks/", "actors/", "lanes/", "plans/", "new/", "?known=2025-12-01"):
        read = Reader(client.get(f"{ROOT}{path}{'&' if '?' in path else '?'}lang=uk").content.decode())
        pages = [one for one in read.addresses if re.match(r"/([^?#]*/)?(?=[?#]|$)|\?", one)]
        files = [one for one in read.addresses if one.startswith("/") and one not in pages]
        assert [one for one in pages if "lang=" not in one] == []
        assert [one for one in files if "lang=" in one] == []
        assert read.fields == read.forms


def test_a_page_without_a_language_in_its_address_gives_none_to_its_links(client, facts):
    read = Reader(client.get(ROOT, headers=UKRAINIAN).content.decode())
    assert [one for one in read.addresses if "lang=" in one] == ["?lang=en"]


def test_a_page_names_itself_in_every_language_to_search_engines(client, facts):
    found = re.findall(
        r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', client.get(ROOT + "?q=Kyiv").content.decode()
    )
    here = "http://testserver/ukraine-2025/"
    assert found == [
        ("en", f"{here}?q=Kyiv&amp;lang=en"),
        ("uk", f"{here}?q=Kyiv&amp;lang=uk"),
        ("x-default", f"{here}?q=Kyiv"),
    ]


def test_a_switched_page_has_one_address_whatever_stood_in_it(client, facts):
    links = {
        Reader(client.get(ROOT + query).content.decode()).addresses[2]
        for query in ("?side=russia&lang=en", "?lang=en&side=russia")
    }
    assert links == {"?side=russia&lang=uk"}


@pytest.mark.parametrize("make", [share, freeze])
def test_a_share_link_is_read_in_both_languages_and_stays_within_itself(client, facts, make):
    link, token = made(make)
    response = client.get(f"/s/{token}/plans/?lang=uk")
    assert heading(response) == "Версії плану"
    assert 'hreflang="x-default"' not in response.content.decode()
    read = Reader(response.content.decode())
    assert [one for one in read.addresses if one.startswith("/") and not one.startswith(f"/s/{token}/")] == []
    if link.is_frozen:
        kept = client.get(f"/s/{token}/timeline.json", headers=UKRAINIAN).content
        assert kept == link.document.encode()


def test_a_data_file_is_the_same_for_everybody(client, facts):
    english, ukrainian = (client.get(ROOT + "timeline.json", headers=headers) for headers in ({}, UKRAINIAN))
    assert (english.content, english.headers["ETag"]) == (ukrainian.content, ukrainian.headers["ETag"])
    assert "Accept-Language" not in english.headers["Vary"]


def test_facts_keep_their_own_language_and_are_marked_with_it(client, facts):
    read = Reader(client.get(ROOT + "events/florida-talks/?lang=uk").content.decode())
    assert set(read.marked) == {"en"}
    assert "US and Ukrainian delegations meet in Florida" in read.marked["en"]
    in_english = Reader(client.get(ROOT + "events/florida-talks/").content.decode())
    assert set(in_english.marked) == {"uk"}, "Only the link to the other language is marked."


def test_a_text_that_runs_the_other_way_says_so(settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "From right to left")]
    marks = {}
    for spoken_here in ("en-gb", "uk", "ar"):
        with translation.override(spoken_here):
            marks[spoken_here] = [in_language(), in_language("uk"), in_language("ar")]
    assert marks == {
        "en-gb": ["", ' lang="uk"', ' lang="ar" dir="rtl"'],
        "uk": [' lang="en"', "", ' lang="ar" dir="rtl"'],
        "ar": [' lang="en" dir="ltr"', ' lang="uk" dir="ltr"', ""],
    }


def test_dates_rules_refusals_and_counts_are_said_in_the_language_of_the_page(client, facts):
    event = client.get(ROOT + "events/florida-talks/?lang=uk").context["entry"]
    told = [finding.text for finding in event.findings]
    assert told[1] == "Сам день тижня — це останній такий день до дня публікації включно"
    assert told[2] == "неділя, 30 листопада 2025, точний день"
    timeline = client.get(ROOT + "?lang=uk").context
    assert (timeline["drawn"].count, timeline["drawn"].span) == (
        "9 записів",
        "середина листопада\u00a0– початок грудня 2025",
    )
    refused = client.get(ROOT + "?when=lately&lang=uk")
    assert refused.context["form"].errors["when"][0].startswith("«lately» не дає днів. Спробуйте день")


def test_what_a_curator_wrote_as_a_rule_is_left_as_it_is(client, facts):
    event = client.get(ROOT + "events/us-negotiators-sent-to-geneva/?lang=uk").context["entry"]
    assert [one.text for one in event.findings if one.text.startswith("One source, two readings:")] != []


def test_the_list_of_negotiations_and_its_links_are_in_both_languages(client, facts):
    make_event("Envoys meet", negotiation=make_negotiation("other-talks"), published_by=make_curator())
    response = client.get("/?lang=uk")
    assert heading(response) == "Переговори"
    assert '<a href="/other-talks/?lang=uk" lang="en">' in response.content.decode()


def test_the_desk_speaks_english_whatever_the_browser_asks_for(client):
    client.force_login(make_curator())
    response = client.get("/admin/", headers=UKRAINIAN)
    assert spoken(response) == "en-gb"
    assert "Accept-Language" not in response.headers["Vary"]


def test_a_redirect_keeps_the_language(client, facts):
    link, _token = made(share)
    client.force_login(link.made_by)
    response = client.post(f"{ROOT}share/{link.pk}/revoke/?lang=uk")
    assert response.headers["Location"] == f"{ROOT}share/?lang=uk"

"""A curator types dates as people write them, and sees at once how each is read."""

from playwright.sync_api import expect

from tests.desk.admin.pages import change_page
from tests.factories import publish_facts
from timeline.desk.models import Event

PAUSE = 400
"""For so long, in milliseconds, the field waits for more to be typed."""


PHRASES = {
    "on Sunday": "Sunday 30 November 2025",
    "last Friday": "Friday 28 November 2025",
    "mid-November": "11 to 20 November 2025",
    "early next week": "December 2025",
    "between 3 and 7 November": "3 to 7 November 2025",
    "until the end of October": "on or before 31 October 2025",
    "the third quarter of 2024": "the third quarter of 2024",
    "in the coming days": "1 to 7 December 2025",
    "two days ago": "Saturday 29 November 2025",
    "overnight into Saturday": "28 or 29 November 2025",
    "over the weekend": "29 or 30 November 2025",
    "the first half of November": "1 to 15 November 2025",
    "since 2014": "2014 or later",
    "by the end of the year": "on or before 31 December 2025",
    "21.11.2025": "Friday 21 November 2025",
    "Christmas Eve": "24 December 2025",
    "the 1990s": "the 1990s",
    "Monday of last week": "24 November 2025",
    "at a later date": "gives no days",
    "recently": "gives no days",
}


def test_phrases_are_read_below_the_field_while_they_are_typed(signed_in):
    publish_facts()
    event = Event.objects.get(slug="us-negotiators-sent-to-geneva")
    page = signed_in(viewport={"width": 1280, "height": 900})
    page.clock.install()
    page.goto(change_page(event))
    page.locator("#id_date_override").fill("")
    page.locator("#id_date_override_why").fill("")
    field, heard = page.locator("#id_date_phrase"), page.locator(".field-how_read .how-read").first
    for phrase, reading in PHRASES.items():
        field.fill(phrase)
        page.clock.fast_forward(PAUSE)
        expect(heard).to_contain_text(reading)
    field.fill("on Sunday")
    page.clock.fast_forward(PAUSE)
    expect(heard.locator("rect.day-on")).to_have_count(1)

"""A file on its way to the desk, in a browser: sent, mapped, read in steps, looked at, drafted and given back."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.judging import too_wide
from tests.factories import make_negotiation
from timeline.desk.imports import staging
from timeline.desk.models import Event, Import

FILE = "Agt,Dat,Con\r\n" + "".join(f"Talks {number},{number % 28 + 1}/04/1998,Border\r\n" for number in range(1, 121))


def test_a_table_is_sent_in_mapped_looked_at_and_drafted(signed_in, monkeypatch):
    monkeypatch.setattr("timeline.desk.admin.imports.SECONDS_A_STEP", -1)
    monkeypatch.setattr(staging, "BATCH", 50)
    make_negotiation("border-talks")
    page = signed_in()
    page.goto("/admin/")
    page.get_by_role("link", name="Imports", exact=True).first.click()
    page.get_by_role("link", name="Add import").click()
    sent = {"name": "archive.csv", "mimeType": "text/csv"}
    page.get_by_label("File").set_input_files({**sent, "buffer": (FILE + "No day,31/02/1998,\r\n").encode()})
    page.get_by_label("Negotiation").select_option("Border talks")
    page.get_by_role("button", name="Send in").click()

    page.get_by_label("Outlet").fill("Peace Archive")
    page.get_by_label("Title:", exact=True).fill("Archive of agreements")
    page.get_by_label("Published on").fill("2025-12-01")
    page.get_by_label("Kind").select_option("Talks")
    page.get_by_label("Status").select_option("Happened: the source states it as fact")
    for column, field in {"Agt": "Title", "Dat": "Date", "Con": "Topics, with ; between"}.items():
        page.get_by_label(f"Where “{column}” goes").select_option(field)
    page.get_by_role("button", name="Check the rows").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Check the rows")
    expect(page.locator(".import-rows tbody tr")).to_have_text(
        ["122No day“31/02/1998” is no date: day 31 of month 2 is in no calendar."]
    )
    assert Import.objects.get().counts() == {"refused": 1, "new": 120}
    page.get_by_role("link", name="New 120").click()
    expect(page.locator(".import-rows tbody tr").first).to_have_text("2Talks 1“2/04/1998”: 2 April 1998")
    page.get_by_role("button", name="Draft 120 rows").click()
    expect(page.locator(".messagelist")).to_have_text(
        "Nothing was drafted: some rows are refused. Mend the file, or tick that they stay out."
    )
    page.get_by_label("Leave out the 1 row that is refused.").check()
    page.get_by_role("button", name="Draft 120 rows").click()
    expect(page.locator(".messagelist")).to_have_text("120 rows are drafted.")
    assert Event.objects.count() == 120

    page.set_viewport_size({"width": 390, "height": 900})
    assert too_wide(page) == 0
    with page.expect_download() as download:
        page.get_by_role("link", name="These events in the file’s own columns (CSV)").click()
    assert Path(download.value.path()).read_bytes() == FILE.encode()

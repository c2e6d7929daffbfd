"""Judge a page that is open: by axe, for WCAG 2.2 A and AA and good practice, and by whether it scrolls sideways."""

from axe_playwright_python.sync_playwright import Axe

# Without `preload`: axe copies what a stylesheet imports into the page, which the page's policy refuses.
FAULTS_ALONE = {"resultTypes": ["violations"], "preload": False}

# `target-size` is of WCAG 2.2, and not yet among axe's own defaults.
ALL = FAULTS_ALONE | {"rules": {"target-size": {"enabled": True}}}

# What the dark scheme can change: the colours. All else is the same page.
COLOURS = FAULTS_ALONE | {"runOnly": ["color-contrast", "link-in-text-block"]}

WIDTHS = (1280, 390)


def violations(page):
    """What axe finds in the light page and in its dark colours, all that can be unfolded being unfolded."""
    page.locator("details:not([open]) > summary:visible").evaluate_all("found => found.forEach(one => one.click())")
    found = []
    for scheme, rules in (("light", ALL), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += Axe().run(page, options=rules).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


def too_wide(page):
    """By how many CSS pixels the page is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def faults(page):
    """The violations of the page, wide and narrow, and the widths (CSS pixels) at which it scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [(width, *each) for each in violations(page)]
        found += [(width, "scrolls sideways")] if too_wide(page) > 0 else []
    return found

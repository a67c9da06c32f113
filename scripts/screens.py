"""Takes pictures of the pages, wide and narrow, light and dark, into docs/screens/."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser import served
from tests.browser.pages import settled

# The name of each picture, the address of its page, and the last heading on that.
PAGES = {
    "start": ("/", "Sources"),
    "results": ("/?q=housing", "Partnerships (1)"),
    "answer": ("/?q=NI+154", "The same as a table"),
    "everything": ("/everything?thing=oxfordshire/ni-154", "The picture"),
}
SIZES = {"wide": (1280, 900), "narrow": (320, 900)}
SCHEMES = ("light", "dark")
TO = served.ROOT / "docs" / "screens"


def main() -> int:
    """Take them all; 1 where there is no browser."""
    if lack := served.missing():
        sys.stderr.write(f"{lack}\n")
        return 1
    TO.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        served.load(store)
        with served.serving(store, Path(folder) / "log") as address, served.browsing() as browser:
            _take(browser, address)
    return 0


def _take(browser: Browser, address: str) -> None:
    for size, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                base_url=address,
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                device_scale_factor=1,
                reduced_motion="reduce",
            )
            page = context.new_page()
            for name, (path, last) in PAGES.items():
                page.goto(path)
                expect(page.get_by_role("heading", name=last, exact=True)).to_be_visible()
                settled(page)
                page.screenshot(path=TO / f"{name}-{size}-{scheme}.png", animations="disabled")
            context.close()


if __name__ == "__main__":
    sys.exit(main())

"""A real headless Chromium for the pages: started once, told how wide it is, what it prefers and allows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from frontend import hook
from selenium import webdriver

ROOT = Path(__file__).parents[1]
AXE = (
    "axe-core",
    "4.14.1",
    "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    (("package/axe.min.js", "axe.js"),),
)
HEIGHT = 900


def why_not():
    """Why there is no browser to drive, if so."""
    missing = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    return f"{' and '.join(missing)} cannot be found (Debian: chromium, chromium-driver)" if missing else None


def pictures() -> Path:
    """Where screenshots are kept: as CI output, or else for as long as the system keeps what is temporary."""
    folder = ROOT / "ci-output" / "pages" if os.environ.get("CI") else Path(tempfile.gettempdir()) / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def axe():
    """The source of axe-core, from its npm package; None where it cannot be had."""
    made = hook()
    package = made.Package(*AXE)
    try:
        with tempfile.TemporaryDirectory() as work:
            ((_, source),) = made.unpacked(made.packed(made.npm_command(), package, Path(work)), package)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return source.decode("utf-8")


class Browser:
    """A window of the browser."""

    def __init__(self, driver):
        self.driver = driver

    def be(self, width, *, dark=False, script=True):
        """Be so wide, prefer light or dark, and run JavaScript or not."""
        self.width = width
        self._size(HEIGHT)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})

    def _size(self, height):
        size = {"width": self.width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def see(self, address):
        """Go to a page, and return what the browser complained of on the way."""
        self.driver.get(address)
        return self.complaints()

    def complaints(self):
        """What the browser has complained of since it was last asked."""
        found = [each["message"] for each in self.driver.get_log("browser") if each["level"] == "SEVERE"]
        return [each for each in found if "favicon" not in each]

    def picture(self, name):
        """Keep a picture of the whole page."""
        measured = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        self._size(min(6000, int(measured["height"])))
        self.driver.save_screenshot(str(pictures() / f"{name}.png"))
        self._size(HEIGHT)
        return measured["width"]

    def wait(self, condition, seconds=10):
        """Wait until a piece of JavaScript is true."""
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.driver, seconds, 0.05).until(lambda d: d.execute_script(f"return {condition}"))

    def serious(self, axe_source):
        """What axe finds serious or critical."""
        self.driver.execute_script(axe_source)
        done = self.driver.execute_async_script(
            "const say = (found) => arguments[0](JSON.stringify(found));"
            "axe.run(document, {resultTypes: ['violations']}).then((run) => say(run.violations),"
            " (error) => say([{impact: 'serious', id: String(error), nodes: []}]));"
        )
        found = [each for each in json.loads(done) if each["impact"] in {"serious", "critical"}]
        return [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found]


@contextmanager
def chromium():
    """Start a browser."""
    options = webdriver.ChromeOptions()
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "hide-scrollbars"):
        options.add_argument(f"--{argument}")
    options.binary_location = shutil.which("chromium")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        yield Browser(driver)
    finally:
        driver.quit()

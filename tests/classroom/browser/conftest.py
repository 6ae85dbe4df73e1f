"""A headless Chromium, driven by its DevTools protocol over two pipes: no port, no package."""

import base64
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 60.0
"""Seconds for one answer of the browser, which may share its cores with many."""


class Chromium:
    """One browser and its pages."""

    def __init__(self, program: str, folder: Path) -> None:
        commands, self._out = os.pipe()
        self._in, answers = os.pipe()
        self._errors = (folder / "errors.txt").open("wb")

        def connect() -> None:  # the protocol is spoken on 3 and 4
            kept = os.dup(answers)
            os.dup2(commands, 3)
            os.dup2(kept, 4)

        self._process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--disable-dev-shm-usage", "--hide-scrollbars",
             f"--user-data-dir={folder / 'profile'}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=self._errors, stderr=self._errors,
            preexec_fn=connect, pass_fds=(3, 4), start_new_session=True,
        )  # fmt: skip
        os.close(commands)
        os.close(answers)
        self._buffer, self._count = b"", 0
        self.events: list[dict] = []

    def send(self, method: str, session: str | None = None, **parameters: object) -> dict:
        """The result of a command; events that come meanwhile are kept."""
        self._count += 1
        mine = self._count
        message = {"id": mine, "method": method, "params": parameters}
        os.write(self._out, json.dumps(message | _of(session)).encode() + b"\0")
        while (found := self._read()).get("id") != mine:
            self.events.append(found)
        assert "error" not in found, (method, found["error"])
        return found["result"]

    def wait_for(self, method: str, session: str) -> None:
        """Returns when that event has come since the events were last cleared."""
        while not any(e["method"] == method and e["sessionId"] == session for e in self.events):
            self.events.append(self._read())

    def open(self, address: str) -> "Tab":
        """A new tab on that page, loaded."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.events.clear()
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable", session)
        self.send("Page.navigate", session, url=address)
        self.wait_for("Page.loadEventFired", session)
        return Tab(self, session)

    def close(self) -> None:
        """Ends the browser and what it started."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._errors.close()
        os.close(self._out)
        os.close(self._in)

    def _read(self) -> dict:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], max(0.0, end - time.monotonic()))
            data = os.read(self._in, 1 << 20) if ready else b""
            assert data, "the browser says nothing any more"
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(line)


def _of(session: str | None) -> dict:
    return {"sessionId": session} if session else {}


class Tab:
    """A page that was opened."""

    def __init__(self, browser: Chromium, session: str) -> None:
        self._browser, self._session = browser, session

    def send(self, method: str, **parameters: object) -> dict:
        return self._browser.send(method, self._session, **parameters)

    def run(self, script: str) -> object:
        """The value of an expression, promises awaited; not held up by the page's own policy."""
        found = self.send(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def look(
        self, width: int, *, height: int = 900, media: str = "screen", scheme: str = "light"
    ) -> None:
        """As a window of that width, on screen or on paper, in that colour scheme."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 600)  # fmt: skip
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.send("Emulation.setEmulatedMedia", media=media, features=[feature])
        self.run("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")

    def picture(self, path: Path, width: int, height: int, top: str = "0") -> None:
        """A PNG of a window of that size, scrolled to where the script `top` says."""
        self.look(width, height=height)
        self.run(f"scrollTo(0, {top})")
        found = self.send("Page.captureScreenshot")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(found["data"]))

    @property
    def said(self) -> list[str]:
        """Everything that the console was told, errors of the browser's own included."""
        told = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        return [json.dumps(e["params"]) for e in self._browser.events if e["method"] in told]

    @property
    def requests(self) -> list[str]:
        """Every address that was asked for, the page's own included."""
        asked = "Network.requestWillBeSent"
        events = self._browser.events
        return [e["params"]["request"]["url"] for e in events if e["method"] == asked]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """A browser for all tests; they are skipped where there is none."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None or sys.platform == "win32":
        pytest.skip("no Chromium that speaks over pipes on this machine")
    browser = Chromium(program, tmp_path_factory.mktemp("chromium"))
    yield browser
    browser.close()

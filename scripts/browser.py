"""A headless Chromium, driven through its debugging pipe: for looking at pages that change."""
import base64
import json
import os
import shutil
import subprocess
import tempfile


class Browser:
    """Use as a context; `None` is the answer of find_browser() where Chromium is missing."""

    def __init__(self, program):
        self.folder = tempfile.mkdtemp(prefix="tsfarm-browser-")
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()

        def place_pipe():
            # the browser reads descriptor 3 and writes descriptor 4
            high_in, high_out = os.dup(theirs_in), os.dup(theirs_out)
            for high, low in ((high_in, 3), (high_out, 4)):
                os.dup2(high, low)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
             f"--user-data-dir={self.folder}", "about:blank"],
            close_fds=False, preexec_fn=place_pipe, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=dict(os.environ, TMPDIR=self.folder))
        os.close(theirs_in)
        os.close(theirs_out)
        self.reads, self.writes = os.fdopen(ours_in, "rb"), os.fdopen(ours_out, "wb")
        self.rest, self.number = b"", 0
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        self.call_page("Page.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.reads.close()
        self.writes.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def read_message(self):
        while b"\0" not in self.rest:
            data = os.read(self.reads.fileno(), 1 << 16)
            if not data:
                raise EOFError("the browser has ended")
            self.rest += data
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.writes.write(json.dumps(message).encode() + b"\0")
        self.writes.flush()
        while (answer := self.read_message()).get("id") != self.number:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def call_page(self, method, **parameters):
        return self.call(method, self.session, **parameters)

    def open(self, url):
        self.call_page("Page.navigate", url=url)
        while self.read_message().get("method") != "Page.loadEventFired":
            pass

    def ask(self, expression):
        """The value of an expression; a promise is waited for."""
        result = self.call_page("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["text"])
        return result["result"].get("value")

    def wait_for(self, condition):
        """Wait in the page until the condition holds; the page reports each change of itself."""
        return self.ask(f"""new Promise(resolve => {{
            const look = () => {{ if ({condition}) {{ watch.disconnect(); resolve(true); }} }};
            const watch = new MutationObserver(look);
            watch.observe(document, {{subtree: true, childList: true, characterData: true, attributes: true}});
            look();
        }})""")

    def shoot(self, path, width, height, scheme):
        self.call_page("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call_page("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        data = self.call_page("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))


def find_browser():
    return shutil.which("chromium") or shutil.which("chromium-browser")

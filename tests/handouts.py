"""python3 -m tests.handouts [DIR]: each handout prints on one sheet of A4.

Headless Chromium prints them; with DIR pictures of them are left there. The
last line counts what passed and failed.
"""

import base64
import os
import re
import subprocess
import sys
import tempfile

from .places import ROOT
from .playground.chrome import Chrome


def main(pictures=None):
    """The exit code."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder, Chrome() as browser:
        subprocess.check_call([sys.executable, "-m", "examples", "handouts",
                               folder], cwd=ROOT)
        names = sorted(os.listdir(folder))
        browser.size(800, 1130)
        for name in names:
            browser.open("file://" + os.path.join(folder, name))
            pdf = base64.b64decode(browser.call(
                "Page.printToPDF", preferCSSPageSize=True)["data"])
            pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
            wide = browser.run("document.documentElement.scrollWidth <= 800")
            good = pages == 1 and wide and browser.run(
                "document.querySelector('svg').getBoundingClientRect()"
                ".height > 150")
            failed += not good
            print("ok  " if good else "FAIL", name, pages, "page")
            if pictures:
                os.makedirs(pictures, exist_ok=True)
                browser.save(os.path.join(pictures, name[:-5] + ".png"))
        failed += bool(browser.problems)
    print(f"{len(names) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))

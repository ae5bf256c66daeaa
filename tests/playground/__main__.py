"""python3 -m tests.playground [DIR]: the playground in a real browser.

Headless Chromium opens the page and does what a class would: by mouse, by
keyboard, at three sizes, in both themes. With DIR it leaves screenshots there.
The last line counts what passed and failed.
"""

import contextlib
import io
import json
import os
import sys
import traceback

from .chrome import Chrome
from .pages import served

SIZES = [(1600, 900), (1200, 800), (400, 800)]
TABLE = "height;weight;who\n" + "".join([
    f"{150 + i},5;{40 + i * i % 30};{'anna' if i % 3 else 'ben'}\n"
    for i in range(30)])


class Visit:
    """A page that is open: what is done there, as scripts."""

    def __init__(self, browser, server):
        self.browser, self.server = browser, server

    def open(self, address=""):
        """Come to the page."""
        self.browser.open(self.server.address + address)
        self.browser.wait("document.body.dataset.ready === 'yes'")

    def run(self, script):
        """The value of a script."""
        return self.browser.run(script)

    def wait(self, script):
        """Until it is true."""
        return self.browser.wait(script)

    def click(self, name, across=0.5, down=0.5):
        """With the mouse, on what has this name in CSS."""
        box = json.loads(self.run(
            f"(() => {{ const one = find({name!r});"
            " one.scrollIntoView({block: 'center'});"
            " const box = one.getBoundingClientRect(); return JSON.stringify("
            "[box.left, box.top, box.width, box.height]); })()"))
        self.browser.click(box[0] + across * box[2], box[1] + down * box[3])

    def choose(self, name, value):
        """Another value of a field, as if by hand."""
        self.run(f"(() => {{ const one = find({name!r});"
                 f" one.value = {str(value)!r};"
                 " one.dispatchEvent(new Event('input'));"
                 " one.dispatchEvent(new Event('change')); })()")

    def settings(self, number=0):
        """What is chosen, of the first network or the second."""
        return json.loads(self.run(
            f"JSON.stringify(views[{number}].settings)"))


def learns_xor(page):
    page.open()
    page.click("[data-set=xor]")
    page.wait("views[0].settings.data === 'xor'")
    page.click("#play")
    page.wait("playing && views[0].seen.errors[2] < 0.05")
    page.click("#play")
    page.wait("!playing && find('#play').textContent === 'Play'")
    shown = page.run("find('.testerror').textContent")
    assert 0 <= float(shown) < 0.05
    assert page.run("find('.curve').getAttribute('aria-label')").startswith(
        "Errors over")


def has_every_control(page):
    page.open("#data=spiral")
    before = page.settings()
    fields = json.loads(page.run(
        "JSON.stringify(all('[data-field]').map((one) =>"
        " one.dataset.field))"))
    assert len(fields) == len(set(fields)) == 10
    for name in fields:
        field = f"[data-field={name}]"
        value = page.run(
            f"(() => {{ const one = find({field!r});"
            " return one.tagName === 'SELECT' ? [...one.options].map("
            "(o) => o.value).find((v) => v !== one.value)"
            " : String(Number(one.value) + Number(one.step)); })()")
        page.choose(field, value)
        page.wait(f"String(views[0].settings.{name}) == {value!r} ||"
                  f" Number(views[0].settings.{name}) === Number({value!r})")
    after = page.settings()
    assert {name for name in after if after[name] != before[name]} == \
        set(fields)
    for kind in "circle", "xor", "gauss", "plane", "hills", "spiral":
        page.click(f"[data-set={kind}]")
        page.wait(f"views[0].settings.data === {kind!r}")
    page.click("#redraw")
    page.wait("views[0].settings.drawn === 2")
    page.click("#other")
    page.wait("views[0].settings.start === 2")
    for name in "x1", "x1x1", "x2x2", "x1x2", "sin1", "sin2":
        page.click(f"[data-input={name}]")
        page.wait(f"views[0].settings.inputs.includes({name!r}) ==="
                  f" {json.dumps(name != 'x1')}")
    for _ in range(4):
        count = len(page.settings()["hidden"])
        page.click(".more")
        page.wait(f"views[0].settings.hidden.length === {count + 1}")
    assert page.run("find('.more').disabled")
    page.click("[aria-label='one neuron more in hidden layer 1']")
    page.wait("views[0].settings.hidden[0] === 5")
    page.click("[aria-label='one neuron fewer in hidden layer 1']")
    page.wait("views[0].settings.hidden[0] === 4")
    page.click(".fewer")
    page.wait("views[0].settings.hidden.length === 5")
    page.choose("#speed", 1000)
    for name in "#tests", "#discrete":
        page.click(name)
    page.click("#step")
    page.wait("views[0].seen.epoch === 1")
    page.click("#reset")
    page.wait("views[0].seen.epoch === 0")


def keeps_all_in_the_address(page):
    page.open()
    page.run("attempt(() => views[0].set({data: 'spiral', classes: 4,"
             " hidden: [5, 3, 2], rate: 0.1, inputs: ['x1', 'sin2']}))")
    page.wait("location.hash.includes('hidden')")
    page.click("#tests")
    page.wait("location.hash.includes('tests')")
    before, address = page.settings(), page.run("location.hash")
    page.open(address)
    assert page.settings() == before
    assert page.run("find('#tests').checked")
    page.open("#hidden=[99]&data=xor")
    assert "hidden is [99]" in page.run("find('#said').textContent")
    page.open("#hidden=[")
    assert "can't be used" in page.run("find('#said').textContent")


def takes_a_table_that_is_dropped(page):
    page.open()
    page.run("(() => { const data = new DataTransfer(); data.items.add("
             f"new File([{TABLE!r}], 'people.csv'));"
             " document.dispatchEvent(new DragEvent('drop',"
             " {dataTransfer: data})); })()")
    page.wait("views[0].settings.data === 'own'")
    assert page.settings()["axes"] == ["height", "weight"]
    assert sorted(page.settings()["words"]) == ["anna", "ben"]
    page.click("#step")
    page.wait("views[0].seen.epoch === 1")
    page.click("[data-panel=table]")
    page.wait("find('#csv')")
    page.run("find('#csv').value = 'a,b\\n1,2\\n'")
    page.click("#take")
    page.wait("find('#said').classList.contains('bad')")
    page.wait("find('#said').textContent.length > 20")


def shows_code_that_makes_the_same(page):
    page.open("#data=gauss&noise=20&optimizer=adam")
    for _ in range(3):
        page.run("attempt(() => learn(20))")
    page.choose("[data-field=rate]", "0.01")
    page.wait("views[0].settings.rate === 0.01")
    page.run("attempt(() => learn(5))")
    page.click("[data-panel=code]")
    page.wait("find('#copy')")
    page.click("#copy")
    page.wait("find('#said').textContent.includes('op')")
    program = page.run("find('#panel pre').textContent")
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(program, {})
    errors = [float(line.split()[-1])
              for line in printed.getvalue().splitlines()]
    assert errors == page.run("views[0].seen.errors.slice(1)")


def has_weights_to_change(page):
    page.open()
    page.click("[data-layer='1'][data-place='2']")
    page.wait("find('#panel input')")
    page.choose("#panel input", "1.5")
    page.wait("views[0].seen.weights[0][2][0] === 1.5")
    page.wait("!find('#undo').disabled")
    page.click("#undo")
    page.wait("views[0].seen.weights[0][2][0] !== 1.5")


def tells_of_an_example(page):
    page.open("#hidden=[2]")
    page.click(".big", 0.75, 0.25)
    page.wait("find('#panel table')")
    x = page.run("views[0].walked.x")
    assert abs(x[0] - 3) < 0.1 and abs(x[1] - 3) < 0.1
    assert page.run("all('.cell .name').filter((one) => one.textContent"
                    " && !one.closest('[data-input]')).length") == 3
    page.click("[data-panel=slow]")
    page.wait("find('#panel pre') && find('#panel pre').textContent")
    first = page.run("find('#panel h2').textContent")
    assert first.startswith("1 of ")
    page.run("all('#panel button').find((one) =>"
             " one.textContent === 'Next').click()")
    page.wait(f"find('#panel h2').textContent !== {first!r}")
    assert " = " in page.run("find('#panel pre').textContent")


def takes_points_that_are_clicked(page):
    page.open("#data=xor")
    for kind, count in (("0", 501), ("2", 502), ("gone", 501)):
        page.choose("#click", kind)
        page.click(".big", 0.3, 0.3)
        page.wait(f"views[0].scenery.points.length === {count}")
    assert page.settings()["words"] == ["class 1", "class 2", "class 3"]


def goes_side_by_side(page):
    page.open("#data=xor")
    page.click("#beside")
    page.wait("views.length === 2 && views[1].seen")
    page.run("attempt(() => views[1].set({activation: 'relu'}))")
    page.wait("location.hash.includes('2.activation=relu')")
    page.click("#step")
    page.wait("views[0].seen.epoch === 1 && views[1].seen.epoch === 1")
    points = [page.run(f"JSON.stringify(views[{number}].scenery.points)")
              for number in (0, 1)]
    assert points[0] == points[1]
    page.open(page.run("location.hash"))
    assert page.settings(0)["activation"] == "tanh"
    assert page.settings(1)["activation"] == "relu"
    page.click("#beside")
    page.wait("views.length === 1")


def opens_every_panel(page):
    page.open("#activation=relu&data=xor")
    page.run("attempt(() => learn(3))")
    names = json.loads(page.run("JSON.stringify(Object.keys(PANELS))"))
    assert len(names) == 10
    for name in names:
        page.run("fill()")
        page.click(f"[data-panel={name}]")
        page.wait("find('#panel').textContent.length > 40")
    page.click("[data-panel=pictures]")
    page.wait("all('#panel img').length === 3 && all('#panel img').every("
              "(one) => one.naturalWidth > 100)")


def says_what_is_wrong(page):
    page.open("#data=plane&activation=linear&rate=10")
    page.click("#play")
    page.wait("!playing && find('#said').classList.contains('bad')")
    assert "learning_rate" in page.run("find('#said').textContent")
    page.server.labs.clear()
    page.click("#step")
    page.wait("find('#said').textContent.includes('no longer held')")
    # A network whose neurons are all off is told after a while.
    page.open("#data=xor&activation=relu&hidden=[2]")
    page.run("attempt(async () => { for (const row of [0, 1]) await views[0]"
             ".does('weight', {layer: 0, row, column: null, value: -90}); })")
    page.click("#play")
    page.wait("all('[data-state=dead]').length === 2")
    page.click("#play")


def goes_by_keyboard(page):
    page.open("#data=xor")
    seen = set()
    for _ in range(80):
        page.browser.key("Tab")
        seen.add(page.run("(() => { const one = document.activeElement;"
                          " return one.id || one.dataset.set ||"
                          " one.dataset.field || one.dataset.input ||"
                          " one.className + (one.dataset.layer || ''); })()"))
    for name in ("play", "step", "reset", "other", "beside", "xor", "spiral",
                 "noise", "share", "batch", "tests", "discrete", "click",
                 "activation", "rate", "optimizer", "pull", "strength",
                 "dropout", "fewer", "more", "x1", "sin2", "cell1", "cell2",
                 "panel"):
        assert name in seen, (name, sorted(seen))
    page.run("document.activeElement.blur()")
    page.browser.key("s")
    page.wait("views[0].seen.epoch === 1")
    page.browser.key(" ", " ")
    page.wait("playing && views[0].seen.epoch > 3")
    page.browser.key(" ", " ")
    page.wait("!playing")
    unnamed = page.run("all('button,select,input,textarea').filter((one) =>"
                       " !one.textContent.trim() && !one.closest('label') &&"
                       " !one.getAttribute('aria-label')).length")
    assert unnamed == 0


def fits(page, folder):
    page.open("#data=spiral&hidden=[8,8,6,4]&classes=3")
    page.run("attempt(() => learn(30))")
    for width, height in SIZES:
        for dark in False, True:
            page.browser.size(width, height, dark)
            page.run("new Promise((done) => requestAnimationFrame(() =>"
                     " requestAnimationFrame(done)))")
            wide = page.run("document.documentElement.scrollWidth")
            assert wide <= width, (width, wide)
            if folder:
                page.browser.save(os.path.join(
                    folder, f"{width}-{'dark' if dark else 'light'}.png"))
    # The theme changes while a second network is being opened.
    page.run("find('#beside').click()")
    page.browser.size(1200, 800, True)
    page.wait("views.length === 2 && views[1].seen")
    page.run("find('#beside').click()")
    page.wait("views.length === 1")
    page.browser.size(1200, 800)
    assert page.run("find('.big').getBoundingClientRect().bottom") < 800


def main(folder=None):
    """True if all is well."""
    if folder:
        os.makedirs(folder, exist_ok=True)
    checks = [learns_xor, has_every_control, keeps_all_in_the_address,
              takes_a_table_that_is_dropped, shows_code_that_makes_the_same,
              has_weights_to_change, tells_of_an_example,
              takes_points_that_are_clicked, goes_side_by_side,
              opens_every_panel, says_what_is_wrong, goes_by_keyboard, fits]
    failed = 0
    with served() as server, Chrome() as browser:
        browser.size(1200, 800)
        page = Visit(browser, server)
        for check in checks:
            del browser.problems[:]
            try:
                check(page, folder) if check is fits else check(page)
                # What the server refuses is an error of the network, too.
                assert not [one for one in browser.problems
                            if "status of 4" not in one], browser.problems
                print("ok  ", check.__name__, flush=True)
            except Exception:
                failed += 1
                print("FAIL", check.__name__, traceback.format_exc(),
                      flush=True)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return not failed


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:2]) else 1)

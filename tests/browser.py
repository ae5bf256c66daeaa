"""python3 -m tests.browser [DIR]: the lessons' pictures in a real browser.

Runs all lessons, with --save, and opens every picture in headless Chromium,
light and dark: is it valid, is it shown, does text overlap or stick out, can
it be read? So is a page with a network as JavaScript, and those of one step and
of a training.
With DIR it looks at the SVG files that are there already.
"""

import glob
import html
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import minnet
import minnet.data
import minnet.draw

from .interpreters.chromium import shown
from .places import ROOT

PAGE = """<!doctype html><meta charset="utf-8"><body><pre id="result"></pre>
<script>
const names = NAMES, lines = [];
const light = (text) => {
  const [r, g, b] = text.match(/[\\d.]+/g).map((part) => part / 255)
    .map((s) => s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
};
function problems(root) {
  const found = [], frame = root.getBoundingClientRect();
  const paper = light(getComputedStyle(root.querySelector("rect")).fill);
  const all = [...root.querySelectorAll("text")].map((node) => [
    node.textContent, node.getBoundingClientRect(),
    light(getComputedStyle(node).fill)]);
  all.forEach(([text, box, ink], i) => {
    if (box.left < frame.left || box.right > frame.right ||
        box.top < frame.top || box.bottom > frame.bottom + 2)
      found.push(`"${text}" sticks out`);
    if (Math.max(ink, paper) / Math.min(ink, paper) < 4.5)
      found.push(`"${text}" has too little contrast`);
    // A box has some air above and below the letters.
    const air = box.height / 6;
    for (const [other, there] of all.slice(0, i))
      if (box.left < there.right && there.left < box.right &&
          box.top + air < there.bottom - air &&
          there.top + air < box.bottom - air)
        found.push(`"${text}" overlaps "${other}"`);
  });
  return found;
}
async function look(name) {
  const text = await (await fetch(name)).text();
  const page = new DOMParser().parseFromString(text, "image/svg+xml");
  if (page.querySelector("parsererror")) return ["not valid"];
  const root = document.body.appendChild(
    document.importNode(page.documentElement, true));
  const found = problems(root);
  if (!root.querySelector("title") || !root.querySelector("desc"))
    found.push("has no title or no description");
  const image = new Image();
  image.src = name;
  await image.decode().catch(() => found.push("is not shown"));
  if (!image.naturalWidth) found.push("has no size");
  return found;
}
(async () => {
  lines.push("dark " + matchMedia("(prefers-color-scheme: dark)").matches);
  for (const name of names) {
    let found;
    try { found = await look(name); } catch (error) { found = [`${error}`]; }
    lines.push((found.length ? "FAIL " : "ok ") + name + " "
               + found.join("; "));
  }
  document.getElementById("result").textContent = lines.join("\\n");
  document.querySelectorAll("svg").forEach((node) => node.remove());
})();
</script>
"""


def seen(folder, names, theme):
    """The lines that the page writes about the pictures."""
    dark = theme == "dark"
    with tempfile.TemporaryDirectory() as profile:
        dom = shown(
            folder, PAGE.replace("NAMES", repr(names)), profile, 60,
            f"--blink-settings=preferredColorScheme={0 if dark else 1}")
    text = re.search('<pre id="result">(.*?)</pre>', dom, re.DOTALL).group(1)
    first, *lines = html.unescape(text).split("\n")
    if first != f"dark {dark}".lower():
        sys.exit(f"the browser did not go {theme}: {first}")
    return lines


FORM = """<!doctype html><meta charset="utf-8"><pre id="result"></pre>
<script>
SOURCE
const say = (row) => {
  try { return predict(row); } catch (error) { return error.message; }
};
document.getElementById("result").textContent = ROWS.map(say).join("\\n");
</script>
"""


def table_in_a_page(folder):
    """A problem, or "": what a page says about rows of a small table, with
    the function that javascript_source writes."""
    path = os.path.join(folder, "shop.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("size,colour,fruit\n" + "".join([
            f"{size} cm,{colour},{fruit}\n" for size in range(3, 9)
            for colour, fruit in (("red", "apple"), ("yellow", "</script>"))]))
    encoding = minnet.data.read_csv(path).encoding
    model = minnet.Model([minnet.FCLayer(3, 2, init=lambda i, o: (
        [[0, 0, 1], [0, 1, 0]], [0, 0]))], 1, 1, 1)
    model.encoding = encoding
    rows = [{"size": "7 cm", "colour": "red"}, [None, "yellow"], ["7 cm"]]
    with tempfile.TemporaryDirectory() as profile:
        dom = shown(folder, FORM.replace(
            "SOURCE", minnet.javascript_source(model)).replace(
                "ROWS", json.dumps(rows)), profile, 60)
    text = re.search('<pre id="result">(.*?)</pre>', dom, re.DOTALL).group(1)
    expected = ["apple", "</script>",
                "expected an object, or a list of 2 cells"]
    return "" if html.unescape(text).split("\n") == expected else \
        f"a table's rows in a page: {text!r}, expected {expected}"


WALK = """<!doctype html><meta charset="utf-8"><pre id="result"></pre>
<iframe src="step.html" width="400" height="800"></iframe>
<script>
const said = [];
onload = () => {
  const page = frames[0], seen = page.document;
  page.onerror = (message) => said.push(message);
  const press = (key) => seen.dispatchEvent(
    new page.KeyboardEvent("keydown", {key}));
  const shown = () => seen.querySelector(".steps .now h2").textContent;
  const count = seen.querySelectorAll(".steps > li").length;
  for (let i = 1; i < count; i++) seen.getElementById("next").click();
  said.push(shown(), seen.getElementById("said").textContent.length > 99);
  press("Home");
  press("ArrowRight");
  said.push(shown());
  const wide = seen.documentElement.scrollWidth;
  said.push(wide <= 400 ? "fits" : `${wide} wide`);
  document.getElementById("result").textContent = said.join("\\n");
};
</script>
"""


def step_as_a_page(folder):
    """A problem, or "": the page of one step, walked through by buttons and
    keys, in a frame 400 pixels wide."""
    random.seed(0)
    model = minnet.Model([minnet.FCLayer(4, 8), minnet.ReLUActivation(),
                          minnet.FCLayer(8, 3)], 1, 1, 0.1)
    minnet.draw.step(model, [5, 3, 1, 0.2], [1, 0, 0],
                     os.path.join(folder, "step.html"))
    with tempfile.TemporaryDirectory() as profile:
        dom = shown(folder, WALK, profile, 60)
    text = re.search('<pre id="result">(.*?)</pre>', dom, re.DOTALL).group(1)
    expected = ["11. The same again, with the new weights", "true",
                "2. Forward: layer 1, FCLayer(4, 8)", "fits"]
    return "" if html.unescape(text).split("\n") == expected else \
        f"the page of a step: {text!r}, expected {expected}"


PLAY = """<!doctype html><meta charset="utf-8"><pre id="result"></pre>
<iframe src="training.html" width="400" height="800"></iframe>
<script>
const said = [];
onload = () => {
  const page = frames[0], seen = page.document;
  page.onerror = (message) => said.push(message);
  const part = (id) => seen.getElementById(id);
  const map = () => part("map").innerHTML;
  said.push(part("play").textContent);  // it plays by itself
  const before = part("time").value;
  setTimeout(() => {
    said.push(part("time").value > before, part("play").click(),
              part("play").textContent);
    part("time").value = 0;
    part("time").oninput();
    const first = map();
    said.push(part("count").textContent.split(",")[0],
              part("time").getAttribute("aria-valuetext").split(",")[0]);
    part("time").value = part("time").max;
    part("time").oninput();
    said.push(part("count").textContent.split(",")[0], map() !== first);
    const wide = seen.documentElement.scrollWidth;
    said.push(wide <= 400 ? "fits" : `${wide} wide`);
    document.getElementById("result").textContent = said.join("\\n");
  }, 1000);
};
</script>
"""


def training_as_a_page(folder):
    """A problem, or "": the page of a training, which plays, is paused and
    wound to both ends."""
    random.seed(0)
    model = minnet.Model([minnet.FCLayer(2, 4), minnet.ReLUActivation(),
                          minnet.FCLayer(4, 1)], 50, 4, 0.1)
    minnet.draw.training(model, minnet.data.xor_corners(),
                         file=os.path.join(folder, "training.html"))
    with tempfile.TemporaryDirectory() as profile:
        dom = shown(folder, PLAY, profile, 60)
    text = re.search('<pre id="result">(.*?)</pre>', dom, re.DOTALL).group(1)
    expected = ["Pause", "true", "", "Play", "epoch 0 of 50", "epoch 0 of 50",
                "epoch 50 of 50", "true", "fits"]
    return "" if html.unescape(text).split("\n") == expected else \
        f"the page of a training: {text!r}, expected {expected}"


def main(folder):
    """True if all pictures are as they should be."""
    names = sorted([os.path.basename(path) for path in
                    glob.glob(os.path.join(folder, "*.svg"))])
    lines = [f"{theme} {line}" for theme in ("light", "dark")
             for line in seen(folder, names, theme)]
    bad = [line for line in lines if line.split()[1] != "ok"]
    passed, failed = len(lines) - len(bad), len(bad)
    print("\n".join(bad), end="\n" * bool(bad))
    if len(lines) != 2 * len(names) or not names:
        failed += 1
        print(f"{len(names)} pictures, but {len(lines)} lines on them")
    print(f"{passed} passed, {failed} failed")
    return not failed


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(not main(sys.argv[1]))
    with tempfile.TemporaryDirectory() as place:
        for command in (["examples", "all"], ["minnet", "--epochs", "5"]):
            subprocess.check_call(
                [sys.executable, "-m"] + command + ["--save", place],
                cwd=ROOT, stdout=subprocess.DEVNULL)
        problems = [table_in_a_page(place), step_as_a_page(place),
                    training_as_a_page(place)]
        print("\n".join(filter(None, problems))
              or "ok a table's rows in a page, a step and a training as one")
        sys.exit(not main(place) or any(problems))

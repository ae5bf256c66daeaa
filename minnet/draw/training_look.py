"""What the page of a training looks like, and how it plays."""

from .page_look import colours

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A training</title>
<style>
{style}</style>
</head>
<body>
<header><h1>A training</h1>
<p>{about}</p></header>
<nav aria-label="Play"><p><b id="count">{said}</b></p>
<div class="keys"><button id="play">Play</button><input id="time"
 type="range" min="0" max="{last}" value="{last}" step="1"
 aria-label="Epoch"></div></nav>
<p class="hide" id="said" role="status"></p>
<main>
{map}
{errors}
</main>
<script>{script}</script>
</body>
</html>
"""

STYLE = """
:root{color-scheme:light dark;LIGHT}
@media (prefers-color-scheme:dark){:root{DARK}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:0 .5rem;background:var(--paper);
color:var(--ink);font:1rem/1.4 Helvetica,Arial,sans-serif}
h1{font-size:1.3rem;margin:.6rem 0 .2rem}
p{margin:.3rem 0}
header p{color:var(--pale);overflow-wrap:anywhere}
nav{position:sticky;top:0;background:var(--paper);padding:.2rem 0}
#count{font-variant-numeric:tabular-nums}
.keys{display:flex;gap:.8rem}
html:not(.js) .keys{display:none}
button{flex:none;width:6rem;min-height:2.75rem;font:inherit;
color:var(--paper);background:var(--0);border:0;border-radius:.4rem}
input{flex:1;min-width:0;min-height:2.75rem;margin:0;accent-color:var(--0)}
:focus-visible{outline:3px solid var(--1);outline-offset:1px}
main{display:grid;gap:.5rem}
main svg{width:100%;height:auto;max-width:40rem;margin:0 auto}
.hide{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;
clip-path:inset(50%);white-space:nowrap}
@media screen and (min-width:60rem){
main{grid-template-columns:1fr 1fr;align-items:start}}
@media print{.keys,.hide{display:none}nav{position:static}}
"""

SCRIPT = """
document.documentElement.className = "js";
const said = SAID, codes = CODES, palette = PALETTE, places = PLACES;
const [left, top_, size, side, right] = SIZES;
const letters = "0123456789abcdefghijklmnopqrstuvwxyz"
  + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const part = (id) => document.getElementById(id);
const play = part("play"), time = part("time");
let timer = null;
function drawn(code) {
  const paths = new Map();
  for (let row = 0; row < side; row++)
    for (let start = 0, end; start < side; start = end) {
      const letter = code[row * side + start];
      for (end = start + 1; end < side; end++)
        if (code[row * side + end] !== letter) break;
      const wide = size * (end - start);
      paths.set(letter, (paths.get(letter) || "") + `M${left + start * size} `
        + `${top_ + row * size}h${wide}v${size}h${-wide}z`);
    }
  return [...paths].map(([letter, d]) => {
    const [hue, strength] = palette[letters.indexOf(letter)];
    return `<path class="mn-f-${hue}" fill-opacity="${strength}"`
      + ` shape-rendering="crispEdges" d="${d}"/>`;
  }).join("");
}
function show(frame) {
  const [x, y] = places.slice(2 * frame, 2 * frame + 2);
  time.value = frame;
  time.setAttribute("aria-valuetext", said[frame]);
  part("count").textContent = said[frame];
  part("map").innerHTML = drawn(codes[frame]);
  part("dot").setAttribute("cx", x);
  part("dot").setAttribute("cy", y);
  part("later").setAttribute("x", x);
  part("later").setAttribute("width", Math.max(0, right - x));
}
function pause() {
  clearInterval(timer);
  timer = null;
  play.textContent = "Play";
  part("said").textContent = said[time.value];
}
function go() {
  if (+time.value === codes.length - 1) show(0);
  play.textContent = "Pause";
  part("said").textContent = "";
  timer = setInterval(() => {
    show(+time.value + 1);
    if (+time.value === codes.length - 1) pause();
  }, 200);
}
play.onclick = () => timer === null ? go() : pause();
time.oninput = () => {
  if (timer !== null) pause();
  show(+time.value);
};
show(codes.length - 1);
if (!matchMedia("(prefers-reduced-motion: reduce)").matches) go();
"""


def style():
    """The style with the palette of the pictures, for day and night."""
    return STYLE.strip().replace("LIGHT", colours(1)).replace(
        "DARK", colours(2))

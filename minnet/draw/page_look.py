"""What the page of one step looks like, and what its keys do."""

from .svg import HUES, INKS


def colours(place):
    """The colours as CSS variables: --paper, --ink, --0 for blue, ..."""
    named = INKS + [(str(number), hue[0], hue[1])
                    for number, hue in enumerate(HUES[:2])]
    return "".join([f"--{inks[0]}:{inks[place]};" for inks in named])


STYLE = """
:root{color-scheme:light dark;LIGHT}
@media screen and (prefers-color-scheme:dark){:root{DARK}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:0 .5rem;background:var(--paper);
color:var(--ink);font:1rem/1.4 Helvetica,Arial,sans-serif}
h1{font-size:1.3rem;margin:.6rem 0 .2rem}
h2{font-size:1.05rem;margin:.4rem 0}
h3{font-size:.85rem;font-weight:400;margin:0}
p{margin:.3rem 0}
header p,h3,.pale,.head,.what{color:var(--pale)}
main{display:flex;flex-direction:column}
.side{order:1;position:sticky;bottom:0;z-index:1;background:var(--paper)}
.js .side{max-height:42vh;overflow:auto;border-top:1px solid var(--rule)}
nav{position:sticky;top:0;background:var(--paper);padding:.2rem 0;
display:none}
.js nav{display:block}
.keys{display:flex;gap:.4rem}
button{flex:1;min-height:2.75rem;padding:0;font:inherit;color:var(--ink);
background:var(--paper);border:1px solid var(--pale);border-radius:.4rem}
#next{flex:2}
#next:not([aria-disabled=true]){background:var(--0);color:var(--paper);
border-color:var(--0)}
button[aria-disabled=true]{border:1px dashed var(--pale);color:var(--pale);
background:var(--paper)}
:focus-visible{outline:3px solid var(--1);outline-offset:1px}
.steps{margin:.5rem 0;padding:0;list-style:none}
.steps ul{margin:.3rem 0;padding:0;list-style:none}
.steps ul li{padding:.15rem 0;overflow-wrap:anywhere}
.steps ul .given{display:inline-block;margin-right:1rem}
.steps ul .whose{margin-top:.3rem;color:var(--pale);font-size:.85rem}
.js .steps>li:not(.now){display:none}
.net{overflow-x:auto;padding:.2rem}
.row,.into{min-width:calc(var(--least)*1rem)}
.row{scroll-margin:1rem 0 44vh}
.cards{display:grid;grid-template-columns:repeat(var(--wide),minmax(0,1fr))}
.card{justify-self:center;width:calc(100% - .4rem);max-width:18rem;
margin:0 auto;padding:.2rem .4rem .35rem;border:1px solid var(--rule);
border-radius:.6rem;font-size:.8rem;font-variant-numeric:tabular-nums}
.row.now .card{border-color:var(--0)}
.disc{display:block;width:fit-content;min-width:2rem;margin:0 auto .1rem;
padding:.2rem .4rem;border:1.5px solid var(--pale);border-radius:1rem;
text-align:center}
.row>.card{max-width:30rem;margin-top:.3rem}
.line,.head{display:flex;flex-wrap:wrap;column-gap:.3rem}
.what{flex:1 0 3rem}
.pale{font-size:.85rem}
.numbers{flex:3 0 6.8rem;display:grid;grid-auto-flow:column;
grid-auto-columns:1fr;align-items:start}
.few .numbers>*{justify-self:end}
.few .numbers{grid-auto-columns:minmax(min(calc(var(--long)*1ch),33%),1fr)}
.numbers>*{text-align:right;padding:0 .1rem;white-space:nowrap}
a{color:inherit;text-decoration:none;border-radius:.2rem}
a.now{background:var(--0);color:var(--paper)}
.js a.later{visibility:hidden}
.js .line.later{display:none}
.formula{color:var(--0);overflow-wrap:anywhere}
.js .formula:not(.now){display:none}
.into{position:relative;display:flex;align-items:center;min-height:3.4rem}
.into h3{position:relative;padding:0 .2rem;border-radius:.2rem;
background:var(--paper)}
.wires{position:absolute;width:100%;height:100%;overflow:visible}
.plus{stroke:var(--0)}
.minus{stroke:var(--1);stroke-dasharray:6 4}
.none{stroke:var(--rule)}
.band{fill:var(--rule);opacity:.5}
.js .wires:not(.now){opacity:.5}
html:not(.js) .hint{display:none}
.hide{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;
clip-path:inset(50%);white-space:nowrap}
.broad .numbers{flex-basis:100%}
@media screen and (max-width:40rem){.numbers{flex-basis:100%}}
@media screen and (min-width:60rem){
.beside main{display:grid;grid-template-columns:minmax(0,1fr) 25rem;gap:1.5rem}
.beside .side{top:.5rem;bottom:auto;align-self:start;padding:.2rem;border:0;
max-height:calc(100vh - 1rem)}
.beside .row{scroll-margin:1rem}}
@page wide{size:landscape}
@media print{
.broad{page:wide}
.card{font-size:min(.8rem,66vw/var(--least))}
body{max-width:none;font-size:10pt}
nav,.js nav,.hide,.hint,.formula,.js .formula{display:none}
.js a.later{visibility:visible}
.js .line.later{display:flex}
.line.memory,.js .memory.later{display:none}
a.now{background:none;color:inherit}
.row.now .card{border-color:var(--rule)}
.steps{columns:18rem;column-gap:2rem}
.js .wires:not(.now){opacity:1}
.js .steps>li:not(.now){display:block}
.net{overflow:visible}
.side,.js .side{position:static;max-height:none;overflow:visible;border:0}
.row,.into{min-width:0}
.steps>li,.row{break-inside:avoid}
.into{break-inside:avoid;break-after:avoid}}
"""

SCRIPT = """
document.documentElement.className = "js";
const steps = [...document.querySelectorAll(".steps > li")];
const parts = [...document.querySelectorAll("[data-step]")];
const said = document.getElementById("said");
let now = 0;
function show(step) {
  now = Math.max(0, Math.min(step, steps.length - 1));
  steps.forEach((part, number) =>
    part.classList.toggle("now", number === now));
  parts.forEach((part) => {
    const own = part.dataset.step.split(" ").map(Number);
    part.classList.toggle("now", own.includes(now + 1));
    part.classList.toggle("later", own[0] > now + 1);
  });
  for (const [id, end] of [["first", 0], ["back", 0],
      ["next", steps.length - 1], ["last", steps.length - 1]])
    document.getElementById(id).setAttribute("aria-disabled", now === end);
  document.getElementById("count").textContent =
    `Step ${now + 1} of ${steps.length}`;
  document.querySelector(".side").scrollTop = 0;
  document.querySelectorAll(".row").forEach((row) =>
    row.classList.toggle("now", row.querySelector(".now") !== null));
}
function go(step) {
  show(step);
  for (const row of [...document.querySelectorAll(".row.now")].reverse())
    row.scrollIntoView({block: "nearest"});
  said.textContent = document.getElementById("count").textContent + ": "
    + [...steps[now].querySelectorAll("h2, li")]
      .map((part) => part.textContent).join("; ");
}
const moves = {first: () => 0, back: () => now - 1, next: () => now + 1,
               last: () => steps.length - 1};
for (const id in moves)
  document.getElementById(id).onclick = () => go(moves[id]());
const keys = {ArrowLeft: "back", ArrowRight: "next", Home: "first",
              End: "last"};
document.onkeydown = (event) => {
  const plain = !(event.altKey || event.ctrlKey || event.metaKey);
  if (plain && keys[event.key]) {
    event.preventDefault();
    go(moves[keys[event.key]]());
  }
};
document.onclick = (event) => {
  const link = event.target.closest("a[href^='#step-']");
  if (link) {
    event.preventDefault();
    go(link.hash.slice(6) - 1);
  }
};
const wanted = location.hash;
// The browser would scroll to it.
steps.forEach((part) => part.removeAttribute("id"));
const start = wanted.match(/^#step-(\\d+)$/);
if (start) go(start[1] - 1); else show(0);
"""


def style():
    """The style with the palette of the pictures, for day and night."""
    return STYLE.strip().replace("LIGHT", colours(1)).replace(
        "DARK", colours(2))

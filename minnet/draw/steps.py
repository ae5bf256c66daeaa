"""step: one step of learning as a page to walk through."""

from ..explain import story, text_of
from ..support.value_checks import name_of
from .card_rows import card_rows
from .cards import typeset
from .page import Page
from .page_look import SCRIPT, style
from .svg import escape
from .wires import wires

BROAD = 4  # more cards in a row need the whole width

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body {shape}>
<header><h1>{title}</h1>
<p>{about}</p>
<p class="hint">Walk through with the buttons, or with the keys &#8592;
 &#8594;, Home and End. A click on a number leads to the step it is found
 in.</p></header>
<main>
<div class="side">
<nav aria-label="Steps"><p><b id="count"></b></p>
<div class="keys"><button id="first">First</button><button
 id="back">Back</button><button id="next">Next</button><button
 id="last">Last</button></div></nav>
<p class="hide" id="said" role="status"></p>
<ol class="steps">
{steps}
</ol>
</div>
<section class="net" aria-label="The network" tabindex="0">
{rows}
</section>
</main>
<script>{script}</script>
</body>
</html>
"""


def step(model, x, label=None, file=None):
    """The story of one step as a Page: the network, a button for the next
    step and for the last, each number's formula where it stands.

    x and label are one example, or a few: lists of rows. Without a label the
    story ends with the output. With `file` the page is saved there, too. All
    is as in minnet.explain_step, which tells the same as text; the model and
    the random numbers are afterwards as they were.

    Raises ValueError, TypeError or OverflowError as train does, ValueError
    for a file that doesn't end in .html, OSError where it can't be written.

    >>> from minnet import FCLayer, Model, draw
    >>> model = Model([FCLayer(2, 1)], 1, 1, 0.1)
    >>> page = draw.step(model, [1, 2], [3], file="step.html")
    """
    scenes = story(model, x, label)
    rows = card_rows(scenes, model)
    broad = max([len(row.cards) for row in rows]) > BROAD
    least = max([row.width() for row in rows])
    page = Page(PAGE.format(
        title="One step of learning" if label is not None else
        "From the input to the output",
        about=escape(" \u2192 ".join([name_of(layer)
                                      for layer in model.layers])),
        shape=f'class="{"broad" if broad else "beside"}"'
              f' style="--least:{least:.4g}"',
        steps="\n".join(map(step_html, scenes, range(1, len(scenes) + 1))),
        rows="\n".join(map(row_html, rows, [None] + rows)),
        style=style(), script=SCRIPT), text_of(scenes))
    if file is not None:
        page.save(file)
    return page


def step_html(scene, number):
    """A scene: its title, its words, a line for each number."""
    lines, whose = [], None
    several = any([(line.example or 1) > 1 for line in scene.lines])
    for line in scene.lines:
        if several and line.example != whose:
            whose = line.example
            lines.append("<li class=whose>" + (
                f"example {whose}" if whose else "together") + "</li>")
        lines.append(f"<li{'' if line.formula else ' class=given'}>"
                     f"{typeset(line.text())}</li>")
    lines += [f"<li class=pale>and {typeset(text)}</li>"
              for text in scene.left_out]
    words = f"<p>{typeset(scene.words)}</p>" if scene.words else ""
    return (f'<li id="step-{number}"><h2>{number}. {typeset(scene.title)}'
            f"</h2>{words}<ul>{''.join(lines)}</ul></li>")


def row_html(row, above):
    """A layer: the lines into it, its title, its cards."""
    cards = "".join([card.html() for card in row.cards.values()])
    notes = typeset("; ".join(row.notes))
    more = f"<p class=pale>not shown: {notes}</p>" if notes else ""
    others = row.others.html() if row.others.rows else ""
    lines = wires(row, above) if above else ""
    few = " few" if len(row.cards) <= 2 else ""  # room for even columns
    return (f"<div class=into>{lines}<h3>{escape(row.title)}</h3></div>"
            f'<div class=row><div class="cards{few}" style="--wide:'
            f'{len(row.cards)}">'
            f"{cards}</div>{others}{more}</div>")

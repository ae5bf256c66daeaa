"""step_page: one step of learning as a page to walk through."""

from ..draw import Page, escape
from ..support.value_checks import name_of
from .card_rows import card_rows
from .cards import typeset
from .page_look import SCRIPT, style
from .step_text import text_of
from .story import story
from .wires import wires

BROAD = 4  # more cards in a row need the whole width

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>TITLE</title>
<style>
STYLE</style>
</head>
<body>
<header><h1>TITLE</h1>
<p>ABOUT</p>
<p class="hint">Walk through with the buttons, or with the keys &#8592;
 &#8594;, Home and End. A click on a number leads to the step it is found
 in.</p></header>
<main SHAPE>
<div class="side">
<nav aria-label="Steps"><p><b id="count"></b> <span id="title"></span></p>
<div class="keys"><button id="first">First</button><button
 id="back">Back</button><button id="next">Next</button><button
 id="last">Last</button></div></nav>
<p class="hide" id="said" role="status"></p>
<ol class="steps">
STEPS
</ol>
</div>
<section class="net" aria-label="The network" tabindex="0">
ROWS
</section>
</main>
<script>SCRIPT</script>
</body>
</html>
"""


def step_page(model, x, label=None):
    """The story of one step as a Page: the network, a button for the next
    step and for the last, each number's formula where it stands.

    x and label as for story, which says what is refused, too.

    >>> from minnet import FCLayer, Model
    >>> page = step_page(Model([FCLayer(2, 1)], 1, 1, 0.1), [1, 2], [3])
    >>> page.save("step.html")
    """
    scenes = story(model, x, label)
    rows = card_rows(scenes, model)
    most = max([len(row.cards) for row in rows])
    title = "One step of learning" if label is not None else \
        "From the input to the output"
    about = " \u2192 ".join([name_of(layer) for layer in model.layers])
    page = PAGE
    for word, text in (
            ("TITLE", title), ("ABOUT", escape(about)),
            ("SHAPE", f'class="{"broad" if most > BROAD else "beside"}"'
                      f' style="--most:{most}"'),
            ("STEPS", "\n".join(map(step_html, scenes,
                                    range(1, len(scenes) + 1)))),
            ("ROWS", "\n".join(map(row_html, rows, [None] + rows))),
            ("STYLE", style()), ("SCRIPT", SCRIPT)):
        page = page.replace(word, text)
    return Page(page, text_of(scenes))


def step_html(scene, number):
    """A scene: its title, its words, a line for each number."""
    lines = [f"<li>{typeset(line.text())}" for line in scene.lines] + [
        f"<li class=pale>and {typeset(text)}" for text in scene.left_out]
    words = f"<p>{typeset(scene.words)}</p>" if scene.words else ""
    return (f'<li id="step-{number}"><h2>{number}. {typeset(scene.title)}'
            f"</h2>{words}<ul>{''.join(lines)}</ul></li>")


def row_html(row, above):
    """A layer: the lines into it, its title, its cards."""
    cards = "".join([card.html() for card in row.cards.values()])
    more = "".join([f"<p class=pale>not shown: {typeset('; '.join(row.notes))}"
                    ] * bool(row.notes))
    others = row.others.html() if row.others.rows else ""
    lines = wires(row, above) if above else ""
    return (f"<div class=into>{lines}<h3>{escape(row.title)}</h3></div>"
            f'<div class=row><div class=cards style="--wide:{len(row.cards)}">'
            f"{cards}</div>{others}{more}</div>")

"""Pictures of networks, data and functions: one call each.

A picture is SVG for a notebook, a browser or a file, and text for a
terminal, made from the same numbers:

    curve           functions of one number, their slopes and tangents
    scatter         examples as points, by class or on a colour scale
    prediction_map  what a model of two inputs says all over the plane
    history         the error of each epoch
    network         the neurons and weights of a Model
    neuron          one Neuron alone
    matrix          numbers as colours: weights, images
    confusion       what each class was taken for, and how often
    step            one step of learning, as a page to walk through
    training        a training, as a page that plays it

>>> from minnet import FCLayer, Model, draw
>>> picture = draw.network(Model([FCLayer(2, 1)], 1, 1, 1), example=[3, 4])
>>> picture.save("network.svg")         # str(picture) is the same SVG
>>> lines = picture.text(60)            # at most 60 columns

How a number walks through this room, file by file. A weight of that Model,
on its way to a line of the diagram:

    networks    network(model) is called: where each neuron stands
    formulas    what the model computes, a Column of neurons for each layer:
                weights, values and slopes, looked at by `rounding.floats`
    network_maps  or, of images, as maps with a window
    rounding    the weight as short text: 0.7217
    scene       lines, discs and text at their places, none over another
    svg         the words of SVG, and the document
    picture     the Picture, which holds the SVG; asked for text it takes
    terminal    what can be printed there (letters, colours, width) and
    text_dots   sets the scene's lines in braille, blocks or ASCII

`neurons` goes the same way. An error, a point or a value of a function, on
its way to a chart:

    curves, histories, scatters, maps       one file for each kind of chart
    functions   the values of all that `curve` takes for a function
    axes        a Chart: two axes, series and cells, still in numbers
    axes_svg    the Chart as SVG, with the shapes of `marks_svg`
    axes_text   the Chart as text, with `text_dots`

And where a number becomes a colour, on a map, on a scale or in `matrices`:

    heat        the hue and its strength; squares and scales as SVG
    heat_text   the same as characters

A number of one step of learning (minnet.explain) on its way to a page:

    steps       step(model, x, label) is called: the scenes, and the network
    card_rows   which card the number stands on, under its layer
    cards       the card as HTML, with the formula under the number
    wires       the weights between two rows of cards, as lines
    page_look   colours, style, what the keys do
    page        the Page, which holds the HTML; shown and saved

What a network says while it is trained goes the way of a chart, from `maps`
on; `trainings` keeps it for some epochs, `training_look` plays it.
"""

from ..hooks import has_room
from .confusions import confusion
from .curves import curve
from .histories import history
from .maps import prediction_map
from .matrices import matrix
from .networks import network
from .neurons import neuron
from .page import Page
from .picture import Picture
from .scatters import scatter

if has_room():  # the others can't take so many files
    from .steps import step
    from .trainings import training

__all__ = ["curve", "scatter", "prediction_map", "history", "network",
           "neuron", "matrix", "confusion", "step", "training", "Picture",
           "Page"]

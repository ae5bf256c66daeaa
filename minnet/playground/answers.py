"""What a page may ask for: a function for each word behind "do".

Each takes the Lab and the request, a dict, and gives a dict. Raises
ValueError with a sentence for the page to show.
"""

from ..draw import history, network, prediction_map
from ..explain import diagnose, story
from ..export import javascript_source, model_text, predict_source
from ..support.checks import shown
from .looks import look, scenery, states, thumbnails, walk
from .own_data import settings_of_table
from .settings import FAR, INPUTS, is_number, is_seen

MOST_EPOCHS, MOST_SECONDS = 1000, 0.2


def number_of(request, name, default):
    """A number that was sent, or not. Raises ValueError."""
    value = request.get(name, default)
    if not is_number(value):
        raise ValueError(f"{name} is {shown(value)}; expected a number")
    return value


def whole(lab, **more):
    """Everything, for a page that has to draw all anew."""
    return dict(look(lab), scenery=scenery(lab), **more)


def open_lab(lab, request):
    """The page has come: all, and small pictures of what can be chosen."""
    return whole(lab, thumbnails=thumbnails())


def change(lab, request):
    """{"settings": {"rate": 0.1}}: choose something else."""
    lab.change(request.get("settings"))
    return whole(lab)


def train(lab, request):
    """{"epochs": 1, "seconds": 0.03}: go on learning, no longer than that."""
    epochs = max(1, min(MOST_EPOCHS, int(number_of(request, "epochs", 1))))
    seconds = min(MOST_SECONDS, number_of(request, "seconds", 0))
    try:
        lab.train(epochs, seconds)
    except OverflowError as problem:
        return dict(look(lab), stopped=str(problem))
    return look(lab)


def reset(lab, request):
    """The weights it started with."""
    lab.restart(lab.settings)
    return whole(lab)


def weight(lab, request):
    """{"layer": 0, "row": 1, "column": 0, "value": 0.5}; of a bias the
    column is null."""
    lab.set_weight(request.get("layer"), request.get("row"),
                   request.get("column"), request.get("value"))
    return look(lab)


def undo(lab, request):
    """Back to before the last change."""
    lab.undo()
    return whole(lab)


def table(lab, request):
    """{"text": "x1,x2,label..."}: points of one's own."""
    text = request.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("the table is empty; expected lines such as"
                         " 1.5,2,yes")
    settings, words = settings_of_table(text)
    lab.change(settings)
    return whole(lab, told=words)


def walk_of(lab, request):
    """{"x1": 1, "x2": 2}: one example's numbers, layer by layer."""
    for name in "x1", "x2":
        if not is_seen(request.get(name)):
            raise ValueError(f"{name} is {shown(request.get(name))}; expected"
                             f" a number from -{FAR} to {FAR}")
    return walk(lab, request["x1"], request["x2"])


def slow(lab, request):
    """{"x1": 1, "x2": 2}: one step of learning, scene by scene."""
    seen = walk_of(lab, request)
    scenes = story(lab.model, seen["values"][0], seen["label"])
    return {"x": seen["x"], "scenes": [
        {"title": scene.title, "words": scene.words,
         "lines": [line.text() for line in scene.lines],
         "left_out": scene.left_out} for scene in scenes]}


def doctor(lab, request):
    """Why does it not learn? And what has become of each neuron."""
    examples = lab.made["train_set"]
    findings = diagnose(lab.model, examples, lab.made["test_set"])
    return {"summary": findings.summary, "findings": [
        {"name": finding.name, "where": finding.where, "seen": finding.seen,
         "words": finding.words, "advice": finding.advice}
        for finding in findings],
        "states": states(lab.model, examples)}


def code(lab, request):
    """The program that makes this network."""
    return {"text": lab.code(), "file": "network.py"}


def formulas(lab, request):
    """As a function to paste, in Python or JavaScript."""
    names = [INPUTS[name].replace("math.", "")
             for name in lab.settings["inputs"]]
    if request.get("language") == "JavaScript":
        return {"text": "// x1, x2, ... are " + ", ".join(names) + "\n"
                + javascript_source(lab.model), "file": "network.js"}
    return {"text": "# x1, x2, ... are " + ", ".join(names) + "\n"
            + predict_source(lab.model), "file": "predict.py"}


def saved(lab, request):
    """As Model.save writes it."""
    return {"text": model_text(lab.model), "file": "model.json"}


def picture(lab, request):
    """{"name": "network" | "map" | "history"}: an SVG."""
    name = request.get("name")
    if name == "network":
        made = network(lab.model)
    elif name == "map":
        made = prediction_map(
            lambda x1, x2: lab.model.predict(lab.made["inputs"](x1, x2)),
            lab.made["points"], None, *lab.settings["axes"])
    elif name == "history":
        made = history([train for _, train, _ in lab.errors])
    else:
        raise ValueError(f"there is no picture {shown(name)}; there are"
                         " network, map and history")
    return {"text": str(made), "file": f"{name}.svg"}


ANSWERS = {"open": open_lab, "set": change, "train": train, "reset": reset,
           "weight": weight, "undo": undo, "table": table, "walk": walk_of,
           "slow": slow, "doctor": doctor, "code": code,
           "formulas": formulas, "saved": saved, "picture": picture}

"""A network outside of its program: as plain formulas, or kept in a file.

formulas writes the function `predict`, layer by layer. layer_formulas knows
how each kind of layer is written out, in any language; source keeps the text
so far, where a row of numbers is names (x1, x2) or, in a large network, a
list; languages knows how Python and JavaScript say it.

saving makes data of a Model (kinds says of what each layer consists), writes
it as JSON that a person can read (file_text) and puts that in place of an
older file in one go (whole_files). loading makes a Model of that again: it
runs nothing that stands in a file, and looks at all of it first (kept_checks).
These need a computer, so they are loaded by Model.save and Model.load only.
"""

from .formulas import javascript_source, predict_source

__all__ = ["check_model_file", "javascript_source", "model_text",
           "predict_source"]


def check_model_file(path):
    """Raises OSError where Model.save could not write, or would write over
    what is no model."""
    from .saving import MARK
    from .whole_files import check_place
    check_place(path, MARK)


def model_text(model):
    """What Model.save writes into a file."""
    from .saving import text_of_model
    return text_of_model(model)

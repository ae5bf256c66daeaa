"""A network outside of its program: as plain formulas, or kept in a file.

formulas writes the function `predict`, layer by layer; layer_formulas knows
how each kind of layer is written out.

saving makes data of a Model (kinds says of what each layer consists), writes
it as JSON that a person can read (file_text) and puts that in place of an
older file in one go (whole_files). loading looks at all of it before it makes
a Model: it runs nothing that stands in a file. These need a computer, so they
are loaded by Model.save and Model.load only.
"""

from .formulas import predict_source

__all__ = ["predict_source"]

"""python3 -m minnet show model.json: what is in a saved model."""

from ..model import Model
from ..support.portable import printable
from ..support.value_checks import name_of
from .shared import make_folder, save_pictures


def show_model(options):
    """Print its layers, how it learns, the table it is for, its history."""
    model = Model.load(options.file)
    make_folder(options.save)
    model.summary()
    print(f"loss {name_of(model.loss)}, optimizer {name_of(model.optimizer)},"
          f" learning rate {model.learning_rate:g}, batches of"
          f" {model.batch_size}, {model.num_epochs} epochs at a time")
    if getattr(model, "encoding", None) is not None:
        tell_encoding(model.encoding)
    history = getattr(model, "history", None)
    if history:
        print(printable(repr(history)))
    save_pictures(options.save, model, history)

"""The gradient that a layer keeps for its numbers: what people call it."""

from .members import members_of
from .nested_numbers import BareNumber, is_one_number, shape_of


# And what they put around the name of one to name its gradient.
GRADIENT_WORDS = ["gradients", "gradient", "grads", "grad", "nabla"]


def is_gradient_name(text, name):
    """Is it a name for the gradient of what has this name: dw, de_dw, w_grad,
    nabla_w, dL_dW, grads?"""
    text = str(text).lower().replace("_", "")
    name = str(name).lower().replace("_", "")
    if text == name:
        return False
    names = [name, name[:1]] + [name[:-1]] * (name[-1:] == "s")
    for word in GRADIENT_WORDS:
        if text == word:
            return True
        if text.startswith(word) and text[len(word):].lstrip("d") in names or \
                text.endswith(word) and text[:-len(word)] in names:
            return True
    return text[:1] == "d" and any([
        text == "d" + known or text.endswith("d" + known)
        for known in names if known])


def kept_gradient(block, known=None):
    """The gradient that a layer keeps for its attribute, by its name."""
    shape = shape_of(block.values)
    bare = isinstance(block.values, BareNumber)
    holder, name = block.path.holder(known)
    if not isinstance(name, str):
        return None

    def suits(value):
        """Has it the form of a gradient of these numbers?"""
        return is_one_number(value) if bare else shape_of(value) == shape

    held = members_of(holder)
    for other in sorted(held, key=str):
        value = held[other]
        if is_gradient_name(other, name) and suits(value) and \
                value is not block.path.now(known):
            return [value] if bare else value
    # Or the gradients are in a dict of their own, under such a name.
    for grads in members_of(block.layer).values():
        if isinstance(grads, dict) and grads is not holder:
            for other in sorted(grads, key=str):
                if (other == name or is_gradient_name(other, name)) and \
                        suits(grads[other]):
                    return [grads[other]] if bare else grads[other]
    return None

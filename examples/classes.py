"""For networks with a score for each class: the highest is chosen."""


def chosen(scores):
    """The class with the highest score; of a label, the right one."""
    return scores.index(max(scores))


def accuracy(model, examples):
    """The share of the examples for which the right class is chosen."""
    right = [chosen(model.predict(x)) == chosen(label)
             for x, label in examples]
    return sum(right) / len(right)

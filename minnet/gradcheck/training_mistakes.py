"""What a step of training does wrong: which mistake gives just this step?"""

from ..slopes import Replaced


CLOSE = 1e-6  # of the largest slope


NOT_FULL = "a last batch that is not full"


def named_training_mistake(training, expected):
    """(short name, sentence) of what gives such steps; or None."""
    steps = training.steps()
    scale = max([abs(a) for a in steps + expected])

    def alike(one, other):
        return all([abs(a - b) <= 10 * CLOSE * scale
                    for a, b in zip(one, other)])

    n, m = len(training.examples), len(training.examples[0][1])
    factors = [(-1, "sign", "the step goes up the slope of the error, not"
                " down: subtract learning_rate * slope."),
               (2, "factor 2 doubled", "the step is twice as long as the"
                " slope says: there is a factor 2 too many."),
               (1 / 2, "factor 2 missing", "the step is half as long as"
                " the slope says: the factor 2 of the squared error is"
                " missing. (It is right for half the squared error.)"),
               (n, "1/batch missing", "the slopes of the batch are added"
                " up: divide by the number of its examples."),
               (1 / n, "1/batch doubled", "the step is too short by the"
                " number of examples in the batch: it is divided by that once"
                " too often."),
               (training.rate, "learning rate twice", "the slope is"
                " multiplied by the learning rate twice.")]
    if m > 1 and not training.adds_outputs:
        factors += [(m, "outputs added up", "the errors of the outputs are"
                     " added up, not averaged. (It is right for their sum.)")]
    found = [(short, sentence) for factor, short, sentence in factors
             if factor != 1 and alike(
                 steps, [factor * slope for slope in expected])]
    if len(found) == 1:
        return found[0]
    if found:
        return None, ("the step is a multiple of the right one: "
                      + " or ".join([short for short, _ in found]) + ".")
    return one_example_counts(training, alike) or \
        tables_left_out(training, alike) or \
        updated_weights(training, alike)


def fixed_slopes(training):
    """de/dy of the loss for each example as things are now."""
    training.error()
    return training.loss.backward()


def one_example_counts(training, alike):
    """The last example alone, or its memory with everybody's slope?"""
    loss, steps = training.loss, training.steps()
    slopes = [sum(column) for column in zip(*fixed_slopes(training))]
    for place in [-1] + list(range(len(training.examples) - 1)):
        x, label = training.examples[place]

        def with_all_slopes():
            y = training.model.predict(list(x))
            return sum([a * b for a, b in zip(slopes, y)])

        def alone():
            return loss.forward([list(training.model.predict(list(x)))],
                                [label])

        if alike(steps, training.slopes(with_all_slopes)):
            return ("only the last example", "only the last example of the"
                    " batch is counted: backward is called once, with the"
                    " slopes of all added up, but the layers remember one"
                    " example, the last. Call forward and backward for each"
                    " example, or hand the layers the whole batch.")
        own = training.slopes(alone)
        n = len(training.examples)
        if n > 1 and (alike(steps, own)
                      or alike(steps, [a / n for a in own])):
            return ("only one example", "only one example of the batch is"
                    " counted: add up the slopes of all.")
    return None


def tables_left_out(training, alike):
    """Some are right, the others are not stepped at all."""
    left = [table for table in training.tables if not table.is_changed]
    others = [table for table in training.tables if table.is_changed]
    if left and alike(training.steps(others), training.slopes(None, others)):
        names = ", ".join([table.title for table in left])
        return "not stepped", (f"{names}: the weights are used, but never"
                               " stepped. Does backward go through all the"
                               " layers?")
    return None


def updated_weights(training, alike):
    """A layer's slopes computed with the weights after the step?"""
    slopes, after = fixed_slopes(training), training.tables

    def with_fixed_slopes():
        return sum([a * b for row, y in zip(slopes, training.outputs())
                    for a, b in zip(row, y)])

    right = [table for table in after if alike(
        training.steps([table]), training.slopes(None, [table]))]
    wrong = [table for table in after if table not in right]
    rate = training.rate
    with Replaced([place for table in right for place in table.places],
                  [a - rate * b for table in right
                   for a, b in zip(table.start, table.step)]):
        found = training.slopes(with_fixed_slopes, wrong)
    if right and wrong and alike(training.steps(wrong), found):
        return ("updated weights used", "the weights are changed before de_dx"
                " is computed with them. Compute de_dx first, step last.")
    return None


def not_full(training):
    """[(short name, sentence)] where a last batch that is not full ends in
    an error."""
    if len(training.more) < 3:
        return []
    try:
        training.state_after(training.more)
    except Exception as problem:
        return [(NOT_FULL, "a last batch that is not full breaks it"
                 f" ({type(problem).__name__}: {problem}): take as many"
                 " examples as there are, batch[first:first + batch_size].")]
    return []

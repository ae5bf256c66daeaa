"""Makes broken layers to try: CATALOGUE, with the mistake each one has.

A factory is a function of a random.Random that returns what check_gradients
takes: (layer,), (layer, x), (loss,) or (loss, y, label), with random numbers
and shapes. RIGHT has factories of the right classes.

Each mistake must show, and be no other one by chance. So no number is near 0,
and a batch that goes with a mistake has 3 rows at least: of 2 rows, a mean
divides by 2. More such rules stand where they are used.
"""

import broken_layers as layers
from broken_layers import linear, transpose


def matrix(rng, rows, columns):
    """Random numbers, whole ones, or halves; none near 0."""
    pool = rng.choice([
        [-3, -2, -1, 1, 2, 3], [-1.5, -1.0, -0.5, 0.5, 1.0, 1.5],
        [a for a in [rng.gauss(0, 1) for _ in range(99)] if abs(a) > 0.1]])
    return [[rng.choice(pool) for _ in range(columns)] for _ in range(rows)]


def case(rng, layer, x, given):
    """(layer, x), or in half of the cases (layer,), unless x must be given."""
    return (layer, x) if given or rng.random() < 0.5 else (layer,)


def dense(kind, fits=None, square=False, given=False):
    """A factory of layers with 1 to 5 inputs and outputs.

    `fits(layer, x)` tells whether the mistake shows with these numbers; if
    not, others are drawn. `given`: it takes this x to show.
    """
    def factory(rng):
        while True:
            inputs, outputs = rng.randint(1, 5), rng.randint(1, 5)
            if square:
                inputs = outputs
            layer = kind(matrix(rng, outputs, inputs),
                         matrix(rng, 1, outputs)[0])
            x = matrix(rng, rng.randint(3, 6), inputs)
            if fits is None or fits(layer, x):
                return case(rng, layer, x, given)
    return factory


def convolution(kind):
    """A factory of convolutions of 2 to 4 weights and 3 to 5 windows.

    With one weight or one window there is no next one to take instead.
    """
    def factory(rng):
        size, windows = rng.randint(2, 4), rng.randint(3, 5)
        layer = kind(matrix(rng, 1, size)[0], matrix(rng, 1, 1)[0],
                     size + windows - 1)
        x = matrix(rng, rng.randint(3, 6), layer.input_dim)
        return case(rng, layer, x, False)
    return factory


def activation(kind, fits=None):
    """A factory of activations; they take rows of any width."""
    def factory(rng):
        while True:
            x = matrix(rng, rng.randint(3, 6), rng.randint(2, 5))
            if fits is None or fits(x):
                return case(rng, kind(), x, False)
    return factory


def loss(kind, fits=None):
    """A factory of losses with n examples, m outputs; no d = y - label is 0.

    `fits(n, m)` tells whether the mistake shows with that shape.
    """
    def factory(rng):
        while True:
            n, m = rng.randint(1, 6), rng.randint(1, 5)
            if fits is None or fits(n, m):
                break
        y, d = matrix(rng, n, m), matrix(rng, n, m)
        label = [[a - b for a, b in zip(*rows)] for rows in zip(y, d)]
        return rng.choice([(kind(),), (kind(), y, label)])
    return factory


# The rules: when does a mistake show?

def unlike(n, m):
    """Dividing by n, by m, by 2 or not at all are different things."""
    return n > 2 and m > 1 and n != m and n / m not in (2, 1 / 2)


def lopsided(layer, x):
    """Of 2 rows or more, and not the same when transposed."""
    return len(layer.weights) > 1 and layer.weights != transpose(layer.weights)


def not_single(layer, x):
    """More than one weight: a single one is its own transpose."""
    return len(layer.weights) * len(layer.weights[0]) > 1


def outputs(layer, x):
    """2 or more: a row of one number is its own sum."""
    return len(layer.bias) > 1


def as_many_rows(layer, x):
    """As many examples as outputs: summed along rows, it has the length."""
    return len(x) == len(layer.bias)


def more_rows(layer, x):
    """More examples than outputs, of which there are 2 or more."""
    return len(x) > len(layer.bias) > 1


def bends(layer, x):
    """z = x W^T + b is above 0 and below 0, not near it and not far away.

    With 2 or more outputs, and each b small, so in other batches too.
    """
    z = sum(linear(x, layer.weights, layer.bias), [])
    small = [2 * abs(b) <= max(map(abs, weights))
             for weights, b in zip(layer.weights, layer.bias)]
    return len(small) > 1 and all(small) and min(z) < 0 < max(z) and \
        all([0.01 < abs(a) < 9 for a in z])


def both_signs(x):
    """At least 3 numbers above 0 and 3 below."""
    return 3 <= sum([a > 0 for row in x for a in row]) <= len(sum(x, [])) - 3


def sizes(x):
    """Numbers of different size: x^2 is not always x, or -x, or 2 x."""
    return len({abs(a) for row in x for a in row if abs(a) > 0.4}) > 1


CATALOGUE = [
    ("sign", dense(layers.MinusInX)),
    ("sign", dense(layers.MinusInWeights)),
    ("sign", activation(layers.MinusInTanh)),
    ("sign", loss(layers.MinusInLoss, unlike)),
    ("sign", dense(layers.Uphill)),
    ("factor 2 missing", activation(layers.SquareWithoutTwo)),
    ("factor 2 missing", loss(layers.MeanSquaresWithoutTwo, unlike)),
    ("factor 2 doubled", loss(layers.HalfSquaresWithTwo, unlike)),
    ("factor 2 doubled", dense(layers.DenseWithTwo)),
    ("1/batch missing", loss(layers.MeanSquaresTimesBatch, unlike)),
    ("1/batch missing", loss(layers.MeanDistanceTimesBatch, unlike)),
    ("1/batch doubled", loss(layers.MeanSquaresOverBatch, unlike)),
    ("1/batch doubled", dense(layers.DenseOverBatch)),
    ("1/batch doubled", dense(layers.ArticleOverBatch)),
    ("only the last example", dense(layers.LastWeights)),
    ("only the last example", dense(layers.LastBias)),
    ("only the last example", dense(layers.LastOfBoth)),
    ("only the last example", dense(layers.LastInput)),
    ("stale input", dense(layers.FirstInput)),
    ("stale input", dense(layers.InputBefore)),
    ("stale input", activation(layers.FirstMask, both_signs)),
    ("transposed weights",
     dense(layers.InputByTransposed, lopsided, square=True)),
    ("transposed weights", dense(layers.GradientTransposed, not_single)),
    ("mask missing", activation(layers.ReLUWithoutMask, both_signs)),
    ("mask missing", dense(layers.DenseReLUWithoutMask, bends)),
    ("mask from the wrong side", activation(layers.ReLUBelow, both_signs)),
    ("mask from the wrong side", activation(layers.ReLUOfSlope, both_signs)),
    ("slope of the activation missing",
     activation(layers.SigmoidWithoutSlope)),
    ("slope of the activation missing", activation(layers.TanhWithoutSlope)),
    ("slope of the activation missing",
     dense(layers.DenseSigmoidWithoutSlope, bends)),
    ("bias gradient missing", dense(layers.BiasNotListed)),
    ("bias gradient missing", dense(layers.BiasNotStepped)),
    ("bias gradient missing", convolution(layers.BiasForgotten)),
    ("bias gradient zero", dense(layers.BiasZero)),
    ("bias gradient zero", convolution(layers.ConvBiasZero)),
    ("bias gradient not summed", dense(layers.BiasMatrix)),
    ("bias gradient not summed", dense(layers.BiasOfFirstRow, outputs)),
    ("gradient accumulated", dense(layers.WeightsAddUp)),
    ("gradient accumulated", dense(layers.BiasAddsUp)),
    ("gradient accumulated", dense(layers.ArticleAddsUp)),
    ("updated weights used", dense(layers.StepFirst)),
    ("updated weights used", dense(layers.StepInPlaceFirst)),
    ("updated weights used", dense(layers.StepIfRateFirst)),
    ("softmax diagonal only", activation(layers.SoftmaxDiagonal)),
    ("wrong axis", loss(layers.HalfSquaresOverOutputs, unlike)),
    ("wrong axis", dense(layers.BiasAlongRows, as_many_rows, given=True)),
    ("wrong axis", dense(layers.ArticleBiasAlongRows, more_rows, given=True)),
    ("output instead of input", dense(layers.RemembersOutput, square=True)),
    ("output instead of input", activation(layers.SquareOfOutput, sizes)),
    ("output instead of input", activation(layers.TanhOfOutput, sizes)),
    ("argument modified", activation(layers.WritesIntoX, both_signs)),
    ("argument modified", activation(layers.WritesIntoSlopes, both_signs)),
    ("argument modified", dense(layers.DenseWritesIntoSlopes, bends)),
    ("argument modified", loss(layers.WritesIntoY, unlike)),
    ("argument modified", loss(layers.WritesIntoLabel, unlike)),
    ("learning rate twice", dense(layers.RateTimesRate)),
    ("learning rate twice", dense(layers.OwnRate)),
    ("learning rate twice", dense(layers.StepsUnasked)),
    ("off by one", convolution(layers.WeightsOneBefore)),
    ("off by one", convolution(layers.WeightsOneAfter)),
    ("off by one", convolution(layers.WeightsWithoutLastWindow)),
    ("off by one", convolution(layers.InputOneBefore)),
]

RIGHT = [
    dense(layers.Dense), dense(layers.SteppingDense),
    dense(layers.ArticleDense), dense(layers.InPlaceDense),
    dense(layers.DenseSigmoid, bends), dense(layers.DenseReLU, bends),
    convolution(layers.Conv1D), activation(layers.Square),
    activation(layers.ReLU, both_signs), activation(layers.Sigmoid),
    activation(layers.Tanh), activation(layers.Softmax),
    loss(layers.MeanSquares), loss(layers.HalfSquares),
    loss(layers.MeanDistance),
]

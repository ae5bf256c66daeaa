"""Makes broken layers to try: CATALOGUE, with the mistake each one has.

A factory is a function of a random.Random that returns what check_gradients
takes: (layer,), (layer, x), (loss,) or (loss, y, label), with random numbers
and shapes. RIGHT has factories of the right classes.

Each mistake must show, and be no other one by chance. So no number is near 0,
and a batch that goes with a mistake has 3 rows at least: of 2 rows, a mean
divides by 2. More such rules stand where they are used.
"""

from . import broken_blocks as blocks
from . import broken_layers as layers
from . import broken_slopes as slopes
from . import broken_windows as windows
from .broken_layers import linear, transpose


def matrix(rng, rows, columns):
    """Random numbers, whole ones, or halves; none near 0."""
    pool = rng.choice([
        [-3, -2, -1, 1, 2, 3], [-1.5, -1.0, -0.5, 0.5, 1.0, 1.5],
        [a for a in [rng.gauss(0, 1) for _ in range(99)] if abs(a) > 0.1]])
    return [[rng.choice(pool) for _ in range(columns)] for _ in range(rows)]


def picky(factory, fits):
    """The factory, which remembers whether it takes special numbers."""
    factory.picky = fits is not None
    return factory


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
    return picky(factory, fits)


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
    return picky(factory, fits)


def alone(kind):
    """A factory of (kind(),): a batch has to be made where it shows."""
    return lambda rng: (kind(),)


def made(layer_of, fits=None):
    """A factory of layer_of(rng), a layer that knows its input_dim."""
    def factory(rng):
        while True:
            layer = layer_of(rng)
            x = matrix(rng, rng.randint(3, 6), layer.input_dim)
            if fits is None or fits(layer, x):
                return case(rng, layer, x, False)
    return picky(factory, fits)


def window(kind, fits=None, padding=0):
    """A factory of convolutions of rows, with strides and padding."""
    def layer_of(rng):
        size, stride = rng.randint(2, 4), rng.randint(1, 3)
        around = rng.randint(1, size - 1) if padding else 0
        return kind(matrix(rng, 1, size)[0], matrix(rng, 1, 1)[0],
                    size + stride * rng.randint(1, 3) + rng.randint(0, 1),
                    stride, around)
    return made(layer_of, fits)


def image(kind, fits=None, padding=0):
    """A factory of convolutions of images."""
    def layer_of(rng):
        size, stride = rng.randint(2, 3), rng.randint(1, 2)
        return kind(matrix(rng, 1, size * size)[0], matrix(rng, 1, 1)[0],
                    rng.randint(size + 1, 5), rng.randint(size + 1, 5),
                    stride, rng.randint(padding, 1))
    return made(layer_of, fits)


def pool(kind, fits=None):
    """A factory of poolings of rows: windows apart, side by side, lapping."""
    def layer_of(rng):
        size, stride = rng.randint(2, 4), rng.randint(1, 4)
        return kind(size, stride, size + stride * rng.randint(1, 3)
                    + rng.randint(0, stride - 1))
    return made(layer_of, fits)


def image_pool(kind, fits=None):
    """A factory of poolings of images."""
    def layer_of(rng):
        size = rng.randint(2, 3)
        return kind(size, rng.randint(1, size), rng.randint(size, 5),
                    rng.randint(size + 1, 5))
    return made(layer_of, fits)


def two_layers(kind, square=False, fits=None):
    """A factory of two layers in one class; all weights are matrices."""
    def factory(rng):
        while True:
            k, h, m = [rng.randint(2, 4) for _ in range(3)]
            if square:
                h = m = k
            layer = kind(matrix(rng, h, k), matrix(rng, m, h))
            x = matrix(rng, rng.randint(3, 6), k)
            if fits is None or fits(layer, x):
                return case(rng, layer, x, False)
    return picky(factory, fits)


def tied(kind):
    """A factory of layers with one matrix; a number is its own transpose."""
    def factory(rng):
        k = rng.randint(2, 4)
        return case(rng, kind(matrix(rng, rng.randint(1, 4), k)),
                    matrix(rng, rng.randint(3, 6), k), False)
    return factory


def scaling(kind):
    """A factory of layers with a factor and a bias for each column."""
    return made(lambda rng: kind(*matrix(rng, 2, rng.randint(1, 5))))


def maxout(kind):
    """A factory of Maxout layers; each piece is largest for some row."""
    def factory(rng):
        while True:
            k, m, pieces = [rng.randint(a, 3) for a in (1, 1, 2)]
            layer = kind([matrix(rng, pieces, k) for _ in range(m)])
            x = matrix(rng, rng.randint(4, 8), k)
            layer.forward(x)
            if all([len({unit.index(max(unit)) for unit in units}) > 1
                    for units in zip(*layer.z)]):
                return case(rng, layer, x, False)
    return factory


def dropping(kind):
    """A factory of Dropout layers that drop some and keep some."""
    def factory(rng):
        while True:
            layer = kind(rng.choice([0.3, 0.4, 0.6, 0.75]),
                         rng.randrange(999))
            x = matrix(rng, rng.randint(3, 6), rng.randint(2, 5))
            layer.forward(x)
            if len({a for row in layer.mask for a in row}) == 2:
                return case(rng, layer, x, False)
    return factory


def probabilities(kind):
    """A factory of losses that take probabilities and one label a row."""
    def factory(rng):
        n, m = rng.choice([(3, 2), (4, 3), (5, 2), (5, 3), (3, 5)])
        y = [[abs(a) for a in row] for row in matrix(rng, n, m)]
        y = [[a / sum(row) for a in row] for row in y]
        label = [[int(j == right) for j in range(m)]
                 for right in [rng.randrange(m) for _ in range(n)]]
        return rng.choice([(kind(),), (kind(), y, label)])
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
    return picky(factory, fits)


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


def of_many_bits(layer, x):
    """Numbers that take more than 24 bits."""
    return all([a * 2 ** 20 % 1 for row in x for a in row])


def three_windows(layer, x):
    """Of two windows, the last one is also all but the first."""
    return layer.output_dim > 2


def sizes_and_signs(x):
    """Small and large numbers, above 0 and below."""
    return both_signs(x) and {abs(a) > 1 for row in x for a in row} == {
        True, False} and sizes(x)


def both_ways(layer, x):
    """Not the same when read backwards."""
    return layer.weights != layer.weights[::-1]


def lapping(layer, x):
    """Windows have numbers in common."""
    size = layer.size if hasattr(layer, "size") else len(layer.weights)
    return layer.stride < size and layer.output_dim > 1


def shared_maximum(layer, x):
    """A number is the largest of two windows, and no other is as large."""
    return any([len(set(largest)) < len(largest) and len(set(row)) == len(row)
                for row in x for largest in [
                    [max(layer.window(i), key=row.__getitem__)
                     for i in range(layer.output_dim)]]])


def elsewhere(layer, x):
    """Most windows have their largest number neither first nor last."""
    inside = [max(layer.window(i), key=row.__getitem__) not in (
        layer.window(i)[0], layer.window(i)[-1])
        for row in x for i in range(layer.output_dim)]
    return 3 * sum(inside) > len(inside) or layer.size == 2 and \
        len(set([row[0] > row[1] for row in x])) == 2


def in_padding(layer, x):
    """The last window reaches into the padding."""
    last = (layer.output_dim - 1) * layer.stride - layer.padding
    return last + len(layer.weights) > layer.input_dim


def striding(layer, x):
    """Windows that start at every second, third ... number; of MeanPool
    not side by side."""
    return layer.stride > 1 and layer.stride != getattr(layer, "size", 0)


def hidden_bends(layer, x):
    """The hidden layer has numbers above 0 and below, in each column."""
    z = layers.matmul(x, transpose(layer.v))
    return all([min(column) < -0.01 and max(column) > 0.01
                for column in zip(*z)])


def masks_differ(x):
    """No mask of a row is that of another one by its signs alone."""
    return both_signs(x) and len({tuple([a > 0 for a in row])
                                  for row in x}) == len(x)


def masks_of_rows_differ(layer, x):
    """As masks_differ, of z = x W^T + b."""
    return bends(layer, x) and len({
        tuple([z > 0 for z in row])
        for row in linear(x, layer.weights, layer.bias)}) > 1


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

# More of them. NAMELESS kinds are found, but not called by a name.
MORE = [
    ("not proportional to de_dy", dense(slopes.WeightsClipped)),
    ("not proportional to de_dy", dense(slopes.ClippedByNorm)),
    ("not proportional to de_dy", dense(slopes.SignOfSlopes)),
    ("not proportional to de_dy", dense(slopes.AbsoluteSlopes)),
    ("not proportional to de_dy", activation(slopes.RoundedSlopes)),
    ("not proportional to de_dy", pool(windows.FloorDivision)),
    ("single precision",
     dense(slopes.SinglePrecision, of_many_bits, given=True)),
    ("single precision", activation(slopes.TanhSinglePrecision)),
    ("something added", dense(slopes.WeightDecay)),
    ("something added", dense(slopes.WeightsShrink)),
    ("something added", activation(slopes.SigmoidPlus)),
    ("de_dy not used", activation(slopes.SigmoidAlone)),
    ("de_dy not used", activation(slopes.SquareAlone)),
    ("de_dy not used", dense(slopes.WeightsAlone)),
    ("each row with its neighbour", dense(slopes.NextRow)),
    ("each row with its neighbour", activation(slopes.SquareOfNextRow)),
    ("each row with its neighbour", dense(slopes.RowsReversed)),
    ("mask of another row", activation(slopes.MaskOfFirstRow, masks_differ)),
    ("mask of another row",
     dense(slopes.DenseMaskOfFirstRow, masks_of_rows_differ)),
    ("skip connection missing", dense(blocks.SkipMissing, square=True)),
    ("branch missing", dense(blocks.BranchMissing, square=True)),
    ("slope to the first", pool(windows.SlopeToFirst, elsewhere)),
    ("slope to the first", pool(windows.SlopeToLast, elsewhere)),
    ("slope to the first", image_pool(windows.ImageSlopeToFirst, elsewhere)),
    ("slope to the first", maxout(blocks.FirstPiece)),
    ("slope to all", pool(windows.SlopeToAll)),
    ("slope to all", image_pool(windows.ImageSlopeToAll)),
    ("slope to all", maxout(blocks.AllPieces)),
    ("input instead of output", activation(slopes.SigmoidOfInput)),
    ("input instead of output", activation(slopes.TanhOfInput)),
    ("input instead of output", activation(slopes.ExpOfInput)),
    ("input instead of output", dense(slopes.DenseSigmoidOfInput)),
    ("output instead of input", activation(slopes.SigmoidOfOutput)),
    ("output instead of input", activation(slopes.SinOfOutput)),
    ("output instead of input", activation(slopes.SoftplusOfOutput)),
    ("slope of another activation", activation(slopes.TanhBySigmoid)),
    ("slope of another activation", activation(slopes.SigmoidByTanh)),
    ("slope of another activation",
     activation(slopes.ReLUBySigmoid, both_signs)),
    ("slope of another activation",
     dense(slopes.DenseReLUBySigmoid, bends)),
    ("slope of another activation",
     dense(slopes.DenseTanhBySigmoid, bends)),
    ("value instead of slope", activation(slopes.SigmoidByValue)),
    ("value instead of slope", activation(slopes.TanhByValue)),
    ("value instead of slope", activation(slopes.SinByValue)),
    ("value instead of slope", dense(slopes.DenseTanhByValue, bends)),
    ("wrong argument", activation(slopes.ExpOfMinus)),
    ("wrong argument", activation(slopes.SinOfTwice)),
    ("wrong argument", activation(slopes.SquareOfNext)),
    ("wrong argument", activation(slopes.ExpOfSlope)),
    ("mask missing", two_layers(blocks.TwoLayersWithoutMask,
                                fits=hidden_bends)),
    ("mask missing", dropping(blocks.DropoutWithoutMask)),
    ("mask from the wrong side", two_layers(blocks.TwoLayersBelow,
                                            fits=hidden_bends)),
    ("slope of the activation missing",
     two_layers(blocks.TwoTanhLayersWithoutSlope)),
    ("weight instead of input", dense(slopes.ByWeights)),
    ("weight instead of input", scaling(blocks.ScaleByWeight)),
    ("softmax over the batch", activation(blocks.SoftmaxOverAll)),
    ("softmax over the batch", activation(blocks.SoftmaxOverColumns)),
    ("softmax over the batch", activation(blocks.SoftmaxSharedByAll)),
    ("rows influence each other", activation(blocks.RunningSumAlone)),
    ("rows influence each other", activation(blocks.SharesOfAll)),
    ("mean held constant", activation(blocks.MeanConstant)),
    ("mean held constant", activation(blocks.LayerMeanConstant)),
    ("mean held constant", activation(blocks.CentredByConstant)),
    ("variance held constant", activation(blocks.VarianceConstant)),
    ("variance held constant", activation(blocks.LayerVarianceConstant)),
    ("mean and variance held constant", activation(blocks.BothConstant)),
    ("mean and variance held constant",
     activation(blocks.LayerBothConstant)),
    ("slope of softmax and loss together",
     probabilities(blocks.ProbabilityMinusLabel)),
    ("slope of softmax and loss together",
     probabilities(blocks.ProbabilityMinusLabelSum)),
    ("kernel reversed", window(windows.KernelReversed, both_ways)),
    ("kernel reversed", window(windows.KernelGradientReversed)),
    ("kernel reversed", image(windows.ImageKernelReversed, both_ways)),
    ("kernel reversed", image(windows.ImageGradientReversed)),
    ("padding's edge dropped",
     window(windows.FirstWindowDropped, padding=1)),
    ("padding's edge dropped",
     window(windows.LastWindowDropped, in_padding, padding=1)),
    ("padding's edge dropped", window(windows.BothEdgesDropped, padding=1)),
    ("padding's edge dropped", image(windows.ImageEdgesDropped, padding=1)),
    ("bias replaced", dense(slopes.BiasReplaced)),
    ("bias replaced", dense(slopes.AllReplaced)),
    ("overwritten", window(windows.ConvOverwrites, lapping)),
    ("overwritten", window(windows.WeightsOverwritten, three_windows)),
    ("overwritten", image(windows.ImageOverwrites, lapping)),
    ("overwritten", pool(windows.MaxOverwrites, shared_maximum)),
    ("overwritten", pool(windows.MeanOverwrites, lapping)),
    ("overwritten", tied(blocks.TiedFirst)),
    ("overwritten", tied(blocks.TiedLast)),
    ("dropout scaled wrongly", dropping(blocks.DropoutUnscaled)),
    ("dropout scaled wrongly", dropping(blocks.DropoutScaledTwice)),
    ("dropout scaled wrongly", dropping(blocks.DropoutTimesKeep)),
    ("dropout drawn anew", dropping(blocks.DropoutDrawnAnew)),
    ("first row skipped", dense(slopes.FirstRowSkipped)),
    ("first row skipped", dense(slopes.FirstBiasSkipped)),
    ("last row skipped", dense(slopes.LastRowSkipped)),
    ("last row skipped", dense(slopes.LastBiasSkipped)),
    ("only the first example", window(windows.ReturnsInLoop)),
    ("only the first example", pool(windows.PoolReturnsInLoop)),
    ("gradients exchanged", scaling(blocks.ScaleExchanged)),
    ("gradients exchanged",
     two_layers(blocks.TwoLayersExchanged, square=True)),
    ("divided by all numbers", dense(slopes.DenseOverAll, outputs)),
    ("divided by all numbers", loss(slopes.MeanSquaresOverAll, unlike)),
    ("stale input", dense(slopes.RemembersAll)),
    ("stale input", activation(slopes.SquareRemembersAll)),
    ("memory grows", dense(slopes.BiasRemembersAll)),
    ("memory grows", dense(slopes.KeepsInputs)),
    ("memory grows", activation(slopes.KeepsOutputs)),
    ("factor 2 doubled", dense(slopes.TuplesTwice)),
    ("factor 2 doubled", dense(slopes.DequesTwice)),
    ("factor 2 doubled", dense(slopes.NeuronsTwice)),
    ("sign", dense(slopes.ArraysUphill)),
    ("sign", dense(slopes.NeuronsUphill)),
    ("bias gradient missing", dense(slopes.TuplesBiasMissing)),
    ("learning rate twice", dense(slopes.ArraysRateTwice)),
    ("stride forgotten", window(windows.StrideForgotten, striding)),
    ("stride forgotten", window(windows.StrideForgottenInWeights, striding)),
    ("stride forgotten", pool(windows.PoolStrideForgotten, striding)),
    ("threshold not 0", alone(slopes.ReLUAboveTenth)),
    ("threshold not 0", alone(slopes.ReLUAboveOne)),
    ("threshold not 0", alone(slopes.ReLUAboveMinus)),
]

NAMELESS = ["stride forgotten", "threshold not 0"]

# What may be said as well: the layer's numbers can't tell the one mistake
# from the other.
FAIR = {
    "stale input": ["memory grows"],
    "memory grows": ["gradient accumulated"],
    "single precision": ["not proportional to de_dy"],
    "rows influence each other": ["rows mixed up"],
    "mean held constant": ["rows influence each other", "rows mixed up"],
    "softmax over the batch": ["rows influence each other"],
    "dropout drawn anew": ["random"],
    "padding's edge dropped": ["off by one"],
}

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

MORE_RIGHT = [
    activation(slopes.Exp),
    activation(slopes.Sin), activation(slopes.Softplus),
    dense(slopes.DenseTanh), dense(slopes.InTuples), dense(slopes.InArrays),
    dense(slopes.InDeques), dense(slopes.OfNeurons),
    window(windows.Conv), window(windows.Conv, padding=1),
    image(windows.ConvImage), pool(windows.MaxPool), pool(windows.MeanPool),
    image_pool(windows.MaxPoolImage), two_layers(blocks.TwoLayers),
    two_layers(blocks.TwoTanhLayers), tied(blocks.TiedLayers),
    dense(blocks.Residual, square=True), scaling(blocks.Scale),
    maxout(blocks.Maxout), activation(blocks.BatchNorm),
    activation(blocks.LayerNorm), probabilities(blocks.CrossEntropy),
    dropping(blocks.Dropout), activation(blocks.Share),
    activation(blocks.Centred), activation(blocks.RunningSum),
]

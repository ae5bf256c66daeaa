"""ConvLayer and MaxPoolLayer: worked numbers; laws: test_all_layers."""

import pytest

from minnet import ConvLayer, FCLayer, MaxPoolLayer, Model
from tests.tools import refused


def fixed(weights, bias):
    return lambda input_dim, output_dim: (weights, bias)


def test_convolution_by_hand():
    # 3 x 3 image, one 2 x 2 filter [[1, 2], [3, 4]], bias 100.
    layer = ConvLayer(3, 3, 1, 1, 2, init=fixed([[1, 2, 3, 4]], [100]))
    image = [1, 0, 2,
             0, 3, 0,
             1, 0, 0]
    # top left 1*1 + 2*0 + 3*0 + 4*3 = 13, top right 0 + 4 + 9 + 0 = 13,
    # bottom left 0 + 6 + 3 + 0 = 9, bottom right 3 + 0 + 0 + 0 = 3.
    assert layer.forward([image]) == [[113, 113, 109, 103]]
    # A slope of 1 in the last window: the window itself, and the filter.
    assert layer.backward([[0, 0, 0, 1]]) == [[0, 0, 0, 0, 1, 2, 0, 3, 4]]
    assert layer.fc.de_dw == [[3, 0, 0, 0]] and layer.fc.de_db == [1]


def test_stride_padding_and_channels():
    # 2 x 2 pixels of 2 channels, padding 1, stride 2: 2 x 2 windows that
    # each show one pixel, in another corner each time.
    layer = ConvLayer(2, 2, 2, 2, 2, stride=2, padding=1, init=fixed(
        [[1, 10, 2, 20, 3, 30, 4, 40], [0, 0, 0, 0, 0, 0, 1, 0]], [0, 0]))
    assert (layer.output_height, layer.output_width, layer.output_channels,
            layer.output_dim, layer.input_dim) == (2, 2, 2, 8, 8)
    image = [1, 2, 3, 4, 5, 6, 7, 8]  # pixels (1, 2), (3, 4); (5, 6), (7, 8)
    assert layer.forward([image]) == [[
        4 * 1 + 40 * 2, 1,   # its bottom right: (1, 2)
        3 * 3 + 30 * 4, 0,   # its bottom left: (3, 4)
        2 * 5 + 20 * 6, 0,   # its top right: (5, 6)
        1 * 7 + 10 * 8, 0]]  # its top left: (7, 8)
    # Images may be tuples, and what is left over is not seen.
    layer = ConvLayer(1, 4, 1, 1, 1, stride=3, init=fixed([[2]], [0]))
    assert layer.forward([(1, 2, 3, 4), (5, 6, 7, 8)]) == [[2, 8], [10, 16]]


@pytest.mark.parametrize("layer, image, y, slopes, de_dx", [
    (MaxPoolLayer(2, 4, 1, 2), [1, 5, 2, 0, 3, 4, 7, 6], [5, 7],
     [10, 20], [0, 10, 0, 0, 0, 0, 20, 0]),
    # Windows that overlap: the 7 is the largest of both.
    (MaxPoolLayer(2, 3, 1, 2, stride=1), [1, 7, 2, 3, 4, 5], [7, 7],
     [1, 10], [0, 11, 0, 0, 0, 0]),
    # Channels are kept apart.
    (MaxPoolLayer(2, 2, 2, 2), [1, 80, 2, 70, 3, 60, 4, 50], [4, 80],
     [1, 10], [0, 10, 0, 0, 0, 0, 1, 0]),
    # Of equal numbers the first gets the slope.
    (MaxPoolLayer(2, 2, 1, 2), [5, 5, 5, 5], [5], [1], [1, 0, 0, 0])])
def test_pooling_by_hand(layer, image, y, slopes, de_dx):
    assert layer.forward([image]) == [y]
    assert layer.backward([slopes]) == [de_dx]


def test_shape_of_a_wide_image():
    for layer in (ConvLayer(2, 5, 1, 3, 2), MaxPoolLayer(2, 5, 3, 2, 1)):
        assert (layer.output_height, layer.output_width,
                layer.output_channels, layer.output_dim) == (1, 4, 3, 12)
    assert Model([ConvLayer(3, 3, 1, 6, 2), MaxPoolLayer(2, 2, 6, 2)], 1, 1,
                 1).widths == [9, 24, 6]
    with refused(ValueError, "ConvLayer(3, 3, 1, 2, 2), gives 8"):
        Model([ConvLayer(3, 3, 1, 2, 2), FCLayer(9, 1)], 1, 1, 0.1)
    assert repr(MaxPoolLayer(2, 5, 3, 2)) == "MaxPoolLayer(2, 5, 3, 2)"
    assert repr(ConvLayer(3, 2, 1, 5, 2)) == "ConvLayer(3, 2, 1, 5, 2)"


@pytest.mark.parametrize("kind, make, sizes, message", [
    (ValueError, ConvLayer, (2, 5, 1, 1, 3), "a window of 3 x 3 pixels does"
     " not fit into an image of 2 x 5 with a padding of 0"),
    (ValueError, MaxPoolLayer, (2, 5, 1, 3), "a window of 3 x 3"),
    (ValueError, ConvLayer, (2, 2, 0, 1, 1), "channels is 0"),
    (ValueError, ConvLayer, (2, 2, 1, 0, 1), "filters is 0"),
    (ValueError, ConvLayer, (2, 2, 1, 1, 0), "size is 0"),
    (ValueError, ConvLayer, (2, 2, 1, 1, 1, 0), "stride is 0"),
    (ValueError, ConvLayer, (2, 2, 1, 1, 1, 1, -1), "padding is -1"),
    (TypeError, ConvLayer, (2, 2, 1, 1, 1, 1, 0.5), "padding is 0.5;"
     " expected a whole number"),
    (TypeError, ConvLayer, (2, 2, 1, 1, 1, 1, 0.0), "padding is 0.0;"),
    (TypeError, ConvLayer, (2, 2, 1, 1, 1, 1, None), "padding is None"),
    (ValueError, MaxPoolLayer, (2, 2, 1, 0), "size is 0"),
    (ValueError, MaxPoolLayer, (2, 2, 1, 1, 0), "stride is 0")])
def test_sizes_are_checked(kind, make, sizes, message):
    with refused(kind, f"{make.__name__}: {message}"):
        make(*sizes)

"""The teller for each kind of layer."""

from ..activations import (Activation, ReLUActivation, SigmoidActivation,
                           TanhActivation)
from ..layers import FCLayer
from ..more.convolution import ConvLayer, MaxPoolLayer
from ..more.dropout import DropoutLayer
from ..more.further_activations import (ELUActivation, HeavisideActivation,
                                        LeakyReLUActivation)
from ..more.maxout import MaxoutLayer
from ..more.normalise import NormaliseLayer
from ..more.softmax import SoftmaxActivation
from ..support.each_example import EachNumber
from .activation_tellers import (ELU, HEAVISIDE, LEAKY_RELU, RELU, SIGMOID,
                                 TANH, DropoutTeller, FunctionTeller,
                                 NormaliseTeller, SoftmaxTeller)
from .dense_tellers import DenseTeller, MaxoutTeller, OwnTeller
from .teller import known_to
from .window_tellers import ConvTeller, MaxPoolTeller

TELLERS = {
    FCLayer: DenseTeller(), MaxoutLayer: MaxoutTeller(),
    ConvLayer: ConvTeller(), MaxPoolLayer: MaxPoolTeller(),
    NormaliseLayer: NormaliseTeller(), DropoutLayer: DropoutTeller(),
    SoftmaxActivation: SoftmaxTeller(), ReLUActivation: RELU,
    LeakyReLUActivation: LEAKY_RELU, ELUActivation: ELU,
    SigmoidActivation: SIGMOID, TanhActivation: TANH,
    HeavisideActivation: HEAVISIDE}


def teller_for(layer):
    """Of an activation of somebody's own at least its slope is known."""
    own = FunctionTeller() if isinstance(layer, EachNumber) or isinstance(
        layer, Activation) and hasattr(layer, "slope") else OwnTeller()
    return known_to(TELLERS, layer, own)

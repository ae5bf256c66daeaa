"""A saved model in NumPy: ten lines, and no minnet in them.

    python3 -m examples.in_numpy [model.json]

opens the file that model.save wrote (without one a small model is made), and
says how far its outputs are from minnet's. NumPy has no backward: to train a
model on, open it in PyTorch, as in_torch does.
"""

import json
import os
import random
import sys

try:
    import numpy as np
except ImportError:
    print("in_numpy is left out: NumPy is not installed")
    raise SystemExit

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

FORMULAS = {
    "FCLayer": lambda x, of: x @ np.array(of["weights"]).T + of["bias"],
    "NormaliseLayer": lambda x, of: (x - of["mean"]) / of["spread"],
    "DropoutLayer": lambda x, of: x,
    "ReLUActivation": lambda x, of: np.maximum(x, 0),
    "TanhActivation": lambda x, of: np.tanh(x),
    "SigmoidActivation": lambda x, of: (1 + np.tanh(x / 2)) / 2}


def outputs(path, x):
    with open(path, encoding="utf-8") as file:
        for layer in json.load(file)["layers"]:
            x = FORMULAS[layer["kind"]](x, layer)
    return x


def main(path=None):
    """How far are the two from each other?"""
    from minnet import Model
    from examples.saved import saved_model
    with saved_model(path) as path:
        model = Model.load(path)
        rng = random.Random(1)
        x = [[rng.gauss(0, 1) for _ in range(model.input_dim)]
             for _ in range(24)]
        difference = abs(outputs(path, np.array(x)) - model.outputs(x)).max()
    print(f"{model}\nlargest difference of the outputs: {difference:.1e}")
    return difference


if __name__ == "__main__":
    main(*sys.argv[1:])

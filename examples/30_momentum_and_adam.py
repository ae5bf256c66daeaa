"""Momentum and Adam: three ways down the same valley.

The valley is a hundred times as steep across as along. SGD, with a step that
is just short enough, swings across and creeps along; Momentum rolls on where
slopes agree; Adam measures each direction by its own slopes.
"""

import here  # finds minnet in the folder above

from minnet import SGD, Adam, Momentum, draw

START = [-4.0, 1.0]


def height(w1, w2):
    return 0.01 * w1 * w1 + w2 * w2


def slopes(w1, w2):
    return [0.02 * w1, 2 * w2]


def walk(optimizer, rate, steps=40):
    """The places from the start, one for each step."""
    weights = list(START)
    places = [tuple(weights)]
    for _ in range(steps):
        optimizer.step([("w", weights, slopes(*weights))], rate)
        places.append(tuple(weights))
    return places


def main():
    walks = {"SGD": walk(SGD(), 0.9), "Adam": walk(Adam(), 0.3),
             "Momentum": walk(Momentum(momentum=0.8), 0.3)}
    print("height of the place after so many steps, from"
          f" {height(*START):.2f}")
    print("    steps     " + "".join([f"{name:>10}" for name in walks]))
    for steps in 5, 10, 20, 40:
        print(f"    {steps:5}     " + "".join(
            [f"{height(*places[steps]):10.4f}" for places in walks.values()]))
    heights = {name: [(step, height(*place))
                      for step, place in enumerate(places)]
               for name, places in walks.items()}
    here.show("heights", draw.curve(heights, title="how high above the bottom",
                                    x_label="step", y_label="height"))
    here.save("valley", draw.prediction_map(
        height, walks=walks, title="three walks down the valley",
        x_label="w1", y_label="w2"))
    here.ask("with rate 1.1 SGD leaves the valley; why across, and not"
             " along?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()

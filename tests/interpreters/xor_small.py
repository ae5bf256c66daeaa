# For a microcontroller: only the modules needed, the loop by hand.
from minnet.activations import ReLUActivation
from minnet.layers import FCLayer
from minnet.losses import MSELoss


def start(input_dim, output_dim):
    # Spread evenly over -1 ... 1, so that every board does the same.
    return ([[((29 * (input_dim * j + i) + 7) % 41 - 20) / 20
              for i in range(input_dim)] for j in range(output_dim)],
            [0] * output_dim)


x = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
label = [[0.0], [1.0], [1.0], [0.0]]
layers = [FCLayer(2, 16, start), ReLUActivation(), FCLayer(16, 1, start)]
loss = MSELoss()
for epoch in range(200):
    y = x
    for layer in layers:
        y = layer.forward(y)
    e = loss.forward(y, label)
    de_dy = loss.backward()
    for layer in reversed(layers):
        de_dy = layer.backward(de_dy, 0.1)
print("error", e)
print("learned", all([abs(a[0] - b[0]) < 0.2 for a, b in zip(y, label)]))

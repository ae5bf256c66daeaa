# For a small board: the same network, trained by Model.
from minnet.activations import ReLUActivation
from minnet.layers import FCLayer
from minnet.model import Model


def start(input_dim, output_dim):
    # Spread evenly over -1 ... 1, so that every board does the same.
    return ([[((29 * (input_dim * j + i) + 7) % 41 - 20) / 20
              for i in range(input_dim)] for j in range(output_dim)],
            [0] * output_dim)


corners = [([0.0, 0.0], [0.0]), ([0.0, 1.0], [1.0]),
           ([1.0, 0.0], [1.0]), ([1.0, 1.0], [0.0])]
model = Model([FCLayer(2, 16, start), ReLUActivation(), FCLayer(16, 1, start)],
              num_epochs=50, batch_size=4, learning_rate=0.2)
model.train(corners, progress=None)
print("learned", all([abs(model.predict(x)[0] - label[0]) < 0.2
                      for x, label in corners]))

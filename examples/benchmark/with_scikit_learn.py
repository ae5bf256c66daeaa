"""scikit-learn, from a start of its own."""

import numpy as np
from sklearn.neural_network import MLPClassifier, MLPRegressor


def scikit_learn(job, epochs):
    """What it has: no ELU, no dropout. An epoch is a partial_fit."""
    if job.activation != "ReLU" or job.dropout is not None:
        return None
    # Its error is half the mean of the squares, summed over the outputs.
    outputs = job.widths[-1]
    slope = {"MSE": 2 / outputs, "SSE": 2 * job.batch}.get(job.loss, 1)
    error = {"MSE": 2, "SSE": 2 * len(job.examples) * outputs}.get(job.loss, 1)
    adam = job.optimizer == "Adam"
    settings = dict(
        hidden_layer_sizes=job.widths[1:-1], batch_size=job.batch,
        learning_rate_init=job.rate * (1 if adam else slope),
        alpha=job.decay * job.batch / slope, random_state=1,
        solver="adam" if adam else "sgd", nesterovs_momentum=False,
        momentum=0.9 if job.optimizer == "Momentum" else 0,
        shuffle=not job.exact)
    x, labels = [np.array(rows) for rows in zip(*job.examples)]
    if job.loss in ("CE", "BCE"):
        # The class's number; of one output it is the label itself.
        y = labels.argmax(1) if outputs > 1 else labels[:, 0]
        model, more = MLPClassifier(**settings), {"classes": np.unique(y)}
    else:
        y = labels if outputs > 1 else labels[:, 0]
        model, more = MLPRegressor(**settings), {}

    def train():
        for _ in range(epochs):
            model.partial_fit(x, y, **more)
        return model.loss_ * error

    return train

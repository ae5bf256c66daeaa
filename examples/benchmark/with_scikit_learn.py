"""scikit-learn, from a start of its own."""

import numpy as np
from sklearn.neural_network import MLPClassifier, MLPRegressor


def scikit_learn(job, epochs):
    """What it has: no ELU, no dropout. An epoch is a partial_fit."""
    if job.activation != "ReLU" or job.dropout is not None:
        return None
    settings = dict(
        hidden_layer_sizes=job.widths[1:-1], learning_rate_init=job.rate,
        batch_size=job.batch, alpha=job.decay * job.batch, random_state=1,
        solver="adam" if job.optimizer == "Adam" else "sgd",
        momentum=0.9 if job.optimizer == "Momentum" else 0,
        nesterovs_momentum=False, shuffle=not job.exact)
    x, labels = zip(*job.examples)
    x = np.array(x)
    if job.loss in ("CE", "BCE"):
        # The class's number; of one output it is the label itself.
        y = [row.index(1) if len(row) > 1 else int(row[0]) for row in labels]
        model, more = MLPClassifier(**settings), {"classes": sorted(set(y))}
    else:
        y = np.squeeze(np.array(labels))
        model, more = MLPRegressor(**settings), {}

    def train():
        for _ in range(epochs):
            model.partial_fit(x, y, **more)
        # It halves the squares.
        return model.loss_ * (2 if job.loss in ("MSE", "SSE") else 1)

    return train

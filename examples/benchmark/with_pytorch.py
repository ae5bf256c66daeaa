"""PyTorch, eager, one thread: the same network of its own parts."""

import torch
from torch import nn, optim

LOSSES = {"MSE": nn.MSELoss(), "SSE": nn.MSELoss(reduction="sum"),
          "CE": nn.CrossEntropyLoss(), "BCE": nn.BCEWithLogitsLoss()}
ACTIVATIONS = {"ReLU": nn.ReLU, "ELU": nn.ELU}


def network(job, dtype):
    """torch.nn.Sequential, at the job's start."""
    layers = []
    for weights, bias in job.start:
        layer = nn.Linear(len(weights[0]), len(weights), dtype=dtype)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(weights, dtype=dtype))
            layer.bias.copy_(torch.tensor(bias, dtype=dtype))
        layers += [layer, ACTIVATIONS[job.activation]()]
        if job.dropout is not None:
            layers.append(nn.Dropout(job.dropout))
    return nn.Sequential(*layers[:-1 if job.dropout is None else -2])


def optimizer(job, net):
    """The job's optimizer; biases have no weight decay."""
    groups = list(net.parameters())
    if job.decay:
        groups = [{"params": [p], "weight_decay": job.decay * (p.dim() > 1)}
                  for p in groups]
    if job.optimizer == "Adam":
        return optim.Adam(groups, job.rate)
    return optim.SGD(groups, job.rate,
                     momentum=0.9 if job.optimizer == "Momentum" else 0)


def pytorch(job, epochs, network=network):
    """Every part of every job."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    dtype = torch.double if job.exact else torch.float
    net, loss = network(job, dtype), LOSSES[job.loss]
    step = optimizer(job, net)
    x_all, y_all = [torch.tensor(rows, dtype=dtype)
                    for rows in zip(*job.examples)]
    if job.loss == "CE":
        y_all = y_all.argmax(1)  # the class's number, as PyTorch likes it
    mean = job.loss != "SSE"

    def train():
        for _ in range(epochs):
            order = torch.arange(len(x_all)) if job.exact \
                else torch.randperm(len(x_all))
            total = 0.0
            for some in order.split(job.batch):
                step.zero_grad()
                e = loss(net(x_all[some]), y_all[some])
                e.backward()
                step.step()
                total += e.item() * (len(some) if mean else 1)
        return total / (len(x_all) if mean else 1)

    return train

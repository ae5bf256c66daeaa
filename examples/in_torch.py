"""A saved model in PyTorch: torch.nn.Sequential, for all that is larger.

    python3 -m examples.in_torch [model.json]
    torchrun --nproc_per_node 2 -m examples.in_torch [model.json]

opens the file that model.save wrote (without one a small model is made), and
says how far outputs and gradients are from minnet's. Then both train it on,
by its own loss and optimizer, which remembers what it did in minnet, and the
weights are compared (with dropout each draws its own random numbers). torchrun
starts several processes, each of which takes its share of the examples;
`torchrun --help` tells how they run on several machines.
"""

import json
import os
import sys

try:
    import torch
    import torch.distributed as dist
    from torch import nn
except ImportError:
    print("in_torch is left out: PyTorch is not installed")
    raise SystemExit

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Normalise(nn.Module):
    """(x - mean) / spread"""

    def __init__(self, mean, spread):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean, dtype=torch.double))
        self.register_buffer("spread",
                             torch.tensor(spread, dtype=torch.double))

    def forward(self, x):
        return (x - self.mean) / self.spread


def linear(layer):
    """An FCLayer, whose weights lie as PyTorch's do."""
    result = nn.Linear(layer["input_dim"], layer["output_dim"])
    result.weight, result.bias = [
        nn.Parameter(torch.tensor(layer[name], dtype=torch.double))
        for name in ("weights", "bias")]
    return result


LAYERS = {
    "FCLayer": linear,
    "NormaliseLayer": lambda of: Normalise(of["mean"], of["spread"]),
    "DropoutLayer": lambda of: nn.Dropout(of["rate"]),
    "ReLUActivation": lambda of: nn.ReLU(),
    "LeakyReLUActivation": lambda of: nn.LeakyReLU(of["negative_slope"]),
    "ELUActivation": lambda of: nn.ELU(of["alpha"]),
    "SigmoidActivation": lambda of: nn.Sigmoid(),
    "TanhActivation": lambda of: nn.Tanh(),
    "SoftmaxActivation": lambda of: nn.Softmax(1),
    "Model": lambda of: opened(of)}

LOSSES = {
    "MSELoss": nn.MSELoss(), "SSELoss": nn.MSELoss(reduction="sum"),
    "CrossEntropyLoss": nn.CrossEntropyLoss(),
    "BinaryCrossEntropyLoss": nn.BCEWithLogitsLoss()}


def opened(model):
    """torch.nn.Sequential, in double precision, of what stands in the file.
    Raises ValueError for a layer that is not in LAYERS."""
    return nn.Sequential(*[line_for(layer, LAYERS)(layer)
                           for layer in model["layers"]])


def line_for(part, table):
    """What the table has for this layer or loss."""
    kind = part.get("kind", part.get("own"))
    if kind not in table:
        raise ValueError(f"in_torch has no {kind}; write a line for it")
    return table[kind]


def optimizer_of(model, net):
    """The same optimizer; biases have no weight decay, and what it
    remembers comes along."""
    of, rate = model["optimizer"], model["learning_rate"]
    if not isinstance(rate, (int, float)):
        raise ValueError("in_torch needs a learning rate that is a number")
    parameters = list(net.parameters())
    groups = [{"params": [p], "weight_decay":
               of["weight_decay"] if p.dim() > 1 else 0} for p in parameters]
    if of.get("kind") not in ("SGD", "Momentum", "Adam"):
        raise ValueError(f"in_torch has no {of.get('own')}")
    if of["kind"] == "Adam":
        result = torch.optim.Adam(groups, rate, (of["beta1"], of["beta2"]),
                                  of["epsilon"])
        names, scale = ["exp_avg", "exp_avg_sq"], 1
    else:  # minnet's velocity has the learning rate in it
        result = torch.optim.SGD(groups, rate, of.get("momentum", 0))
        names, scale = ["momentum_buffer"], -1 / rate
    for name, memory in zip(names, of.get("memory") or []):
        for p, rows in zip(parameters, memory):
            rows = torch.tensor(rows, dtype=torch.double).reshape(p.shape)
            result.state[p][name] = rows * scale
            if of["kind"] == "Adam":
                result.state[p]["step"] = torch.tensor(float(of["t"]))
    return result


def train(model, net, x, label, steps):
    """Steps with all examples; each process takes its share of them."""
    optimizer, loss = optimizer_of(model, net), line_for(model["loss"], LOSSES)
    size, rank, shared = 1, 0, net
    if dist.is_initialized():
        size, rank = dist.get_world_size(), dist.get_rank()
        shared = nn.parallel.DistributedDataParallel(net)
    x, label, count = x[rank::size], label[rank::size], len(x)
    # The processes' gradients are averaged: to get those of a mean over all
    # examples, each is as much as its share of them; of a sum, all.
    share = size * (1 if model["loss"]["kind"] == "SSELoss"
                    else len(x) / count)
    for _ in range(steps):
        optimizer.zero_grad()
        (loss(shared(x), label) * share).backward()
        optimizer.step()


def difference(values, others):
    """The largest between two rows of tensors or lists."""
    return max([(torch.tensor(a, dtype=torch.double) - b).abs().max().item()
                for a, b in zip(values, others)])


def main(path=None, steps=50):
    """Open it, compare, train it on, compare again."""
    from examples.saved import examples_for, saved_model
    from minnet import Model
    if "WORLD_SIZE" in os.environ:  # torchrun has started this
        dist.init_process_group("gloo")
    with saved_model(path) as path:
        mine = Model.load(path)
        with open(path, encoding="utf-8") as file:
            model = json.load(file)
    net, found = opened(model).eval(), {}
    examples = examples_for(mine)
    x, label = [torch.tensor(rows, dtype=torch.double)
                for rows in zip(*examples)]
    y = mine.forward([row for row, _ in examples])
    found["outputs"] = difference([y], [net(x)])
    mine.loss.forward(y, [row for _, row in examples])
    mine.backward(mine.loss.backward())
    line_for(model["loss"], LOSSES)(net(x), label).backward()
    found["gradients"] = difference([slopes for _, _, slopes in
                                     mine.parameters()],
                                    [p.grad for p in net.parameters()])
    mine.num_epochs, mine.batch_size = steps, len(examples)
    mine.train(examples, shuffle=False, progress=None)
    train(model, net.train(), x, label, steps)
    found[f"weights, {steps} steps later"] = difference(
        [values for _, values, _ in mine.parameters()], net.parameters())
    if not dist.is_initialized() or dist.get_rank() == 0:
        size = dist.get_world_size() if dist.is_initialized() else 1
        print(f"{net}\nlargest differences to minnet, processes: {size}")
        for name, value in found.items():
            print(f"{value:8.1e}  {name}")
    if dist.is_initialized():
        dist.destroy_process_group()
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])

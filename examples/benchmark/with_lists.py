"""The article's loops, example by example, with lists: no check at all."""

import random


def lists(job, epochs):
    """One function, as short as it goes. Plain jobs only."""
    if not job.plain:
        return None
    (w1, b1), (w2, b2) = [([list(row) for row in w], list(b))
                          for w, b in job.start]
    mean, rate = job.loss == "MSE", job.rate

    def train():
        for _ in range(epochs):
            total, order = 0, list(job.examples)
            if not job.exact:
                random.shuffle(order)
            for first in range(0, len(order), job.batch):
                batch = order[first:first + job.batch]
                g1 = [[0.0] * len(row) for row in w1]
                g2 = [[0.0] * len(row) for row in w2]
                s1, s2 = [0.0] * len(b1), [0.0] * len(b2)
                count = len(batch) * len(b2) if mean else 1
                for x, label in batch:
                    h = []
                    for j in range(len(w1)):
                        a = b1[j]
                        for i in range(len(x)):
                            a += w1[j][i] * x[i]
                        h.append(a if a > 0 else 0.0)
                    dh = [0.0] * len(h)
                    for k in range(len(w2)):
                        y = b2[k]
                        for j in range(len(h)):
                            y += w2[k][j] * h[j]
                        d = y - label[k]
                        total += d * d
                        d = 2 * d / count
                        for j in range(len(h)):
                            g2[k][j] += d * h[j]
                            dh[j] += d * w2[k][j]
                        s2[k] += d
                    for j in range(len(h)):
                        if h[j] > 0:
                            for i in range(len(x)):
                                g1[j][i] += dh[j] * x[i]
                            s1[j] += dh[j]
                for w, b, g, s in ((w1, b1, g1, s1), (w2, b2, g2, s2)):
                    for j in range(len(w)):
                        for i in range(len(w[j])):
                            w[j][i] -= rate * g[j][i]
                        b[j] -= rate * s[j]
        return total / (len(order) * len(b2) if mean else 1)

    return train

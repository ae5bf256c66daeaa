"""Files as accidents and bad intentions leave them."""

import copy
import json

STRANGE = [None, True, False, "", "0.5", "nan", -1, 0, 1, 3, 2.5, -0.5, 1e308,
           -1e-308, 10 ** 6, 10 ** 12, 2 ** 62, [], {}, [[]], [[], []],
           {"kind": "FCLayer"}, {"kind": "eval"}, {"again": 1}, {"rng": 0},
           "FCLayer", "Model", "__class__", [1, 2], [[1, 2], [3]]]
PIECES = [b"NaN", b"-Infinity", b"1e999", b"[" * 5000, b"9" * 5000, b"{",
          b"}", b"[", b"]", b",", b":", b'"', b"\x00", b"\xff", b"null",
          b"true", b"-", b".", b"e5", b'"kind": "SGD",', b"0", b"\\"]


def place(data, rng):
    """(holder, key) of anything in it, layers above all."""
    some = data.get(rng.choice(["layers", "optimizer", "encoding", ""]))
    data = some if some and isinstance(some, (dict, list)) else data
    while True:
        key = rng.choice(list(data) if isinstance(data, dict)
                         else range(len(data)))
        value = data[key]
        if not isinstance(value, (dict, list)) or not value or \
                rng.random() < 0.1:
            return data, key
        data = value


def mutated_data(text, rng):
    """Its structure changed in one to three places."""
    data = json.loads(text)
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        if not data:
            break
        holder, key = place(data, rng)
        other, other_key = place(data, rng)
        change = rng.randrange(8)
        if change < 3:
            holder[key] = copy.deepcopy(rng.choice(STRANGE))
        elif change == 3:
            del holder[key]
        elif change == 4:
            holder[key] = copy.deepcopy(other[other_key])
        elif change == 5 and isinstance(holder, list):
            holder.insert(key, copy.deepcopy(rng.choice(holder)))
        elif change == 6 and isinstance(holder[key], (int, float)):
            holder[key] = rng.choice([-holder[key], holder[key] * 1e9, 7])
        elif isinstance(holder, dict):
            holder[rng.choice(STRANGE[25:-2])] = holder.pop(key)
    return json.dumps(data).encode()


def mutated_bytes(text, rng):
    """Cut off, cut out, put in, one for another."""
    content = bytearray(text.encode())
    # Not always in the states of random numbers, which are most of it.
    end = rng.choice([content.index(b'"random"'), len(content)])
    for _ in range(rng.choice([1, 1, 1, 2, 5])):
        place = rng.randrange(end)
        change = rng.randrange(5)
        if change == 0:
            del content[place:]
        elif change == 1:
            del content[place:place + rng.choice([1, 1, 2, 10, 500])]
        elif change == 2:
            content[place:place] = rng.choice(PIECES)
        elif change == 3:
            content[place:place + 1] = rng.choice(PIECES)
        else:
            content[place:place + 1] = bytes([rng.randrange(256)])
    return bytes(content)

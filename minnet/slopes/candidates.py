"""All the numbers that a layer leads to, and what they are called."""

from .adapters import own_layer
from .blocks import Block, Step, lists_parameters
from .members import FUNCTION, atoms, is_array, members_of
from .nested_numbers import (AsFloats, BareNumber, Frozen, changeable,
                             flat_numbers, holds_numbers, is_one_number,
                             is_row, numbers_in, values_in)


def names_in(thing):
    """{id: name} of all that it leads to: "params.W", "cells[2].w"."""
    todo, names, plain = [own_layer(thing)], {}, atoms()
    names[id(todo[0])] = ""
    for holder in todo:  # it grows meanwhile
        start = names[id(holder)]
        for key, value in members_of(holder).items():
            if isinstance(value, plain) or id(value) in names:
                continue
            names[id(value)] = start
            if isinstance(key, str) and key[:2] != "__":
                names[id(value)] = f"{start}.{key}".lstrip(".")
            elif is_row(holder):
                names[id(value)] = f"{start}[{key}]"
            todo.append(value)
    return names


def seats(values):
    """What tells numbers apart: for each, what holds it, and where."""
    if isinstance(values, BareNumber):
        return [(id(values.source), values.name)]
    found = []
    for _, row, j in numbers_in(values):
        row = row.values if isinstance(row, AsFloats) else row
        row = row.now() if isinstance(row, Frozen) else row
        if is_array(row):  # it may be a view of another
            start, j = row.__array_interface__["data"][0], sum([
                k * step for k, step in zip(j, row.strides)])
            found.append((start + j, "bytes"))
        else:
            found.append((id(row), j))
    return found


def candidates(layer, place, known):
    """A Block for all numbers that the layer leads to, each number once.

    `known` are the seats of those that are blocks already.
    """
    layer, plain = own_layer(layer), atoms()
    found, todo, seen = [], [(layer, layer, Step(layer), "")], {id(layer)}
    listing = lists_parameters(layer)
    for order, (thing, source, path, prefix) in enumerate(todo):  # it grows
        inside_list = is_row(thing)
        for key, value in members_of(thing).items():
            here, name = Step(key, path), prefix + str(key)
            if inside_list and isinstance(key, (int, tuple)):
                name = f"{prefix[:-1]}[{key}]"
            elif not isinstance(key, str):
                name = prefix
            elif key[:2] == "__" and key[-2:] == "__" and \
                    key not in ("__defaults__", "__kwdefaults__"):
                continue
            fixed = isinstance(source, tuple) or \
                isinstance(key, int) and not inside_list
            if is_one_number(value):
                if not fixed and not isinstance(source, Frozen):
                    found.append((order, Block(
                        name, BareNumber(source, key), layer, place, here,
                        source)))
            elif holds_numbers(value) and not (
                    fixed and isinstance(value, tuple)):
                found.append((order, Block(
                    name, changeable(source, key, value), layer, place, here,
                    source)))
            elif not isinstance(value, plain) and id(value) not in seen and \
                    (not listing or isinstance(key, type)):
                seen.add(id(value))
                inner_source = value if fixed else changeable(source, key,
                                                              value)
                start = name + "." if name and name[-1] != "." else name
                if isinstance(value, FUNCTION):
                    start = prefix
                todo.append((value, inner_source, here, start))
    # The same numbers may be found twice: as a row, and in a matrix.
    chosen = []
    for order, block in sorted(found, key=lambda pair: -len(
            flat_numbers(pair[1].values))):
        mine = set(seats(block.values))
        if not mine & known:
            known |= mine
            chosen.append((order, block))
    # Weights before biases: first those that are lists of lists.
    return [block for _, block in sorted(chosen, key=lambda pair: (
        pair[0], isinstance(pair[1].values, BareNumber) or is_one_number(
            values_in(pair[1].values)[0]), str(pair[1].attribute)))]

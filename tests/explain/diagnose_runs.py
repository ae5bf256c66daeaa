"""How often does diagnose name the reason why a network did not learn?

    python3 -m tests.explain.diagnose_runs [RUNS [FIRST_SEED [FAULT ...]]]

Trains RUNS networks (8 if not told) with each of the faults below, and as
many healthy ones, and prints for each fault in how many it is named (recall),
in how many it stands first, and how often the name is right where it is said
(precision). A run counts only if it is what it is meant to be: one with a
fault has not learnt, a healthy one has; else the next seed is taken.
"""

import sys
import time

from minnet import diagnose
from minnet.explain import word_after

from .runs import (ALSO, FAULTS, error_again, healthy, is_as_meant, is_fact,
                   run)

RECALL, PRECISION = 0.9, 0.97  # at least, for each kind


def measured(count, first, chosen):
    """Rows (kind, runs, named, first, said, right), and the false words."""
    said, right, rows, false = {}, {}, [], []
    kinds = [(name, maker) for name, maker in FAULTS.items()
             if not chosen or name in chosen]
    for name, maker in kinds + [("healthy", healthy)]:
        wanted = count if maker is not healthy else count * len(kinds)
        seed, named, leading, done, words = first, 0, 0, 0, 0
        while done < wanted:
            model, examples, held, least = run(maker, seed)
            seed += 1
            if not is_as_meant(name, model, examples, held, least):
                continue
            done += 1
            names = diagnose(model, examples, held).names
            named += name in names if name != "healthy" else not names
            leading += names[:1] == [name]
            words += word_after(model, examples, model.history) != ""
            for other in names:
                true = other == name or other in ALSO.get(name, ()) or \
                    name != "healthy" and is_fact(
                        other, model, examples, lambda factor: error_again(
                            maker, seed - 1, factor))
                said[other] = said.get(other, 0) + 1
                right[other] = right.get(other, 0) + true
                if not true:
                    false.append((name, seed - 1, other, names))
            if name not in names and (name != "healthy" or names):
                false.append((name, seed - 1, "MISSED", names))
        rows.append((name, done, seed - first, named, leading, words))
        print(f"{name:26}{done:5}{seed - first:7}{named / done:8.2f}"
              f"{leading / done:7.2f}", file=sys.stderr, flush=True)
    return rows, said, right, false


def main(arguments):
    count, first = [int(a) for a in (arguments + ["8", "30000"][
        len(arguments):])[:2]]
    start, low = time.time(), []
    rows, said, right, false = measured(count, first, arguments[2:])
    print(f"{'':26} runs  tried  recall  first   word   said precision")
    for name, done, tried, named, leading, words in rows:
        recall = named / done
        precision = right.get(name, 0) / max(said.get(name, 0), 1)
        is_healthy = name == "healthy"
        print(f"{name:26}{done:5}{tried:7}{recall:8.2f}"
              f"{leading / done:7.2f}{words / done:7.2f}{said.get(name, 0):7}"
              f"{'' if is_healthy else format(precision, '10.2f')}")
        if recall < RECALL or words and is_healthy or \
                not is_healthy and precision < PRECISION:
            low.append(name)
    print(f"recall {RECALL}, precision {PRECISION}, healthy ones silent:",
          "not " + ", ".join(low) if low else "all")
    print(f"all words: {sum(right.values())} of {sum(said.values())} right,"
          f" {time.time() - start:.0f} s")
    for line in false:
        print(*line)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

# What the runners hand to an interpreter that has no `-m`.
from minnet.selfcheck import main

if not main():
    raise SystemExit(1)

"""python3 -m minnet.selfcheck"""

from ..selfcheck import main

if not main():
    raise SystemExit(1)

"""The command line: python3 -m minnet [train | check | playground ...] ..."""

from .commands import main

if __name__ == "__main__":
    main()

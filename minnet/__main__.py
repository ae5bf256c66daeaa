"""The command line: python3 -m minnet [train | check | snippet] ..."""

from .commands import main

if __name__ == "__main__":
    main()

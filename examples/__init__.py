"""The lessons. `python3 -m examples` lists them."""

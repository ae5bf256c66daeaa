"""Is backward telling the truth, and if not, what is the slip?"""

from .gradient_check import check_gradients

__all__ = ["check_gradients"]

"""The same training, written out or in fewer passes."""

from .choice import FastWay

__all__ = ["FastWay"]

"""Layers to check check_gradients with: broken ones, and right ones.

    bugs              makes the broken ones, of all shapes, by their names
    broken_layers     layers as beginners write them, and 22 kinds of mistakes
    broken_slopes     mistakes in the slope of an activation or a loss
    broken_windows    in convolutions, poolings and other windows
    broken_blocks     in layers made of several parts, and in odd places
    foreign_mistakes  mistakes that have no name, and two at once
    right_layers      right ones in some three hundred styles, by their
                      mathematics
    right_containers  one layer, its numbers kept in one place or another
    right_programs    who calls whom, who takes the step
    right_numpy       with NumPy, where there is one
"""

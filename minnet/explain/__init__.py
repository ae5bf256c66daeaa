"""One step of learning in worked numbers.

    step_text     explain_step: the story as text
    story         story: the Scenes of a step, in order
    scenes        a Scene and its Lines
    stage         a layer in the middle of a step
    forward_scenes, back_scenes, step_scenes    its numbers as Lines
    tellers       which Teller knows which kind of layer
    teller        what a Teller gives; those of layers stand in
                  activation_tellers, dense_tellers, window_tellers
    loss_tellers  what each loss does
    step_tellers  what each optimizer does
    told          which numbers are told, and what they are called
    arithmetic    formulas that are right as they are printed
"""

from .scenes import Line, Scene
from .stage import leaves, stages_for
from .step_text import explain_step, text_of
from .story import story

__all__ = ["Line", "Scene", "explain_step", "story"]

"""Why it did not learn, and one step of learning in worked numbers.

    diagnosis            diagnose: every question there is, asked in order
    neurons              dead, always on, saturated: a word for each neuron
    word                 word_after: a line or two after a bad training
    look                 the numbers that all questions share
    signs_of_structure   what can't work, whatever the numbers are
    signs_in_data        what in the examples stands in the way
    signs_in_neurons     what the neurons do with the examples
    signs_in_training    what the errors tell, and the effect of one step
    neighbours           what the nearest examples tell of a label
    steps                a step with this learning rate, and with others
    probe                what kind of layer is it?
    findings             what is found, as a text and as a list

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

from .diagnosis import diagnose
from .findings import Finding, Findings
from .neurons import neuron_states
from .scenes import Line, Scene
from .stage import leaves, stages_for
from .step_text import explain_step, text_of
from .story import story
from .word import word_after

__all__ = ["diagnose", "Finding", "Findings", "neuron_states", "word_after",
           "explain_step", "story", "Scene", "Line"]

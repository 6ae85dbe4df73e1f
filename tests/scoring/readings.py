"""Readings made by hand, for what comes after the matcher."""

import numpy as np

from game.packs.format import Counterargument, Point
from game.scoring.reading import Reading, Surroundings, units
from game.scoring.sentences import split_sentences

TEXT = (
    "Last June our class took thirty phones to the aquarium in Genoa, and nobody got lost because "
    "Lea had shared the map. Without them we would have waited at gate four until six."
)
THROWN = Counterargument(
    id="c",
    against="pro",
    claim="Pupils stare at screens.",
    point=(Point(id="p", text="Last June our class took phones to the aquarium."),),
)
WORDS = (
    "aquarium library teacher bicycle mountain orchestra hospital kitchen passport umbrella "
    "lantern compass harbour"
).split()
"""That name things, each of something else."""


def reading(
    text=TEXT,
    *,
    points=0.0,
    opposes=(),
    claim=0.0,
    denies=0.0,
    related=0.5,
    echoes=0.8,
    answers=0.6,
    sides=(),
):
    sentences = split_sentences(text)
    parts = units(sentences, text, [(0, 1)] if len(sentences) == 2 else [])
    against = np.zeros((len(parts), 1))
    against[: len(opposes), 0] = opposes
    made = np.zeros((len(parts), 1))
    made[0, 0] = points
    row = np.zeros(len(parts))
    near = [np.full(len(sentences), value) for value in (related, echoes, answers)]
    return Reading(
        sentences, parts, made, against, made, row + claim, row + denies, *near, sides=sides
    )


def around(*, elsewhere=0.0, across=0.0, leans=0.0):
    row = np.zeros((2, 1))
    return Surroundings(row + elsewhere, row + across, leans)

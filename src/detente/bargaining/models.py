"""All models, in the order in which they are shown: the weighted mean is the default and always first."""

from detente.bargaining.challenge import Challenge
from detente.bargaining.compromise import Mean, Median
from detente.bargaining.exchange import Exchange
from detente.bargaining.nash import Nash
from detente.bargaining.outcome import Model
from detente.bargaining.spatial import Spatial

SCHOLZ = Challenge("challenge-scholz", "challenge model, form of Scholz, Calbert and Smith", form="scholz")
MODELS: tuple[Model, ...] = (Mean(), Median(), Challenge(), SCHOLZ, Spatial(), Exchange(), Nash())
DEFAULT = MODELS[0]

"""The answers of the libraries as exceptions."""
from __future__ import annotations

FIRST_FARM_ERROR = 20001
# from Caller.shadow() and Caller.stop_shadow()
SHADOW_INVALID = 7050
SHADOW_NOT_RUNNING = 7057


class Error(Exception):
    """An answer of a library: its number and its sentence."""

    def __init__(self, number: int, sentence: str) -> None:
        super().__init__(f"{sentence} ({number})")
        self.number = number
        self.sentence = sentence


class WindowsError(Error):
    """A server refused: the number is Windows' own."""


class FarmError(Error):
    """The farm's file is not a farm, is damaged, is from a later version, and so on."""


class MachineError(Error):
    """The machine failed; the number is an errno."""


def make(number: int, sentence: str) -> Error:
    """The exception for an answer of libtsfarm."""
    if number < 0:
        return MachineError(-number, sentence)
    return FarmError(number, sentence) if number >= FIRST_FARM_ERROR else WindowsError(number, sentence)

"""Whole numbers on the command line, refused in plain words."""

from __future__ import annotations

from typing import Any

import click


class WholeNumber(click.IntRange):
    """A whole number in a range."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            number = int(value)
        except ValueError:
            self.fail(f"“{value}” is no whole number.", param, ctx)
        low = number if self.min is None else self.min
        high = number if self.max is None else self.max
        if not low <= number <= high:
            self.fail(f"{number} is not {self._bounds}.", param, ctx)
        return number

    @property
    def _bounds(self) -> str:
        low = f"{self.min:g}" if self.min is not None else ""
        if self.max is None:
            return f"{low} or more"
        return f"from {low} to {self.max:g}" if low else f"{self.max:g} or less"

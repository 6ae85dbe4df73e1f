"""Large symmetric systems, solved in the room that they take.

`np.linalg.solve` copies its matrix, and the C library keeps some of what so large a copy leaves: an
app that had once solved a whole motion held 8 MB more, and 22 at its peak. Here the matrix lies in
pages of its own, which go back to the system with it, and is factorised where it lies (Cholesky, by
blocks; Golub and Van Loan, Matrix Computations, 4.2.9).
"""

from __future__ import annotations

import mmap
from contextlib import suppress
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

BLOCK = 256
"""Rows and columns that are worked on at a time: half a megabyte."""

LARGE = 1 << 17
"""Numbers, 8 bytes each, from which on pages of their own are worth asking for."""


def room(rows: int, columns: int) -> Numbers:
    """(rows x columns) zeros; many of them in pages of their own, which are there once written."""
    size = rows * columns
    if size < LARGE:
        return np.zeros((rows, columns))
    pages = mmap.mmap(-1, size * np.dtype(np.float64).itemsize)
    with suppress(AttributeError, OSError):  # no such advice there, or not to this system
        pages.madvise(mmap.MADV_NOHUGEPAGE)  # large ones would hold what nobody writes to
    return np.frombuffer(pages, dtype=np.float64, count=size).reshape(rows, columns)


def solve(matrix: Numbers, wanted: Numbers) -> Numbers:
    """The x of `matrix` x = `wanted`, (rows x columns); `matrix` is overwritten.

    `matrix` has to be symmetric and positive definite (`LinAlgError` if it is not); its lower half
    is read.
    """
    ends = [*range(0, len(matrix), BLOCK), len(matrix)]
    blocks = list(pairwise(ends)) if len(matrix) else []
    inverses = [_factorised(matrix, start, end) for start, end in blocks]
    found = wanted.copy()
    for (start, end), inverse in zip(blocks, inverses, strict=True):
        found[start:end] = inverse @ found[start:end]
        found[end:] -= matrix[end:, start:end] @ found[start:end]
    for (start, end), inverse in zip(reversed(blocks), reversed(inverses), strict=True):
        found[start:end] -= matrix[end:, start:end].T @ found[end:]
        found[start:end] = inverse.T @ found[start:end]
    return found


def _factorised(matrix: Numbers, start: int, end: int) -> Numbers:
    """The inverse of the factor's block on the diagonal; the factor below it takes its place."""
    inverse: Numbers = np.linalg.inv(np.linalg.cholesky(matrix[start:end, start:end]))
    below = matrix[end:, start:end] @ inverse.T
    matrix[end:, start:end] = below
    for first in range(0, len(below), BLOCK):
        part = below[first : first + BLOCK]
        columns = slice(end + first, end + first + len(part))
        matrix[end + first :, columns] -= below[first:] @ part.T
    return inverse

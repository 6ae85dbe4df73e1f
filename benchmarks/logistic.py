"""Ridge logistic regression, as the fits of the judge's numbers use it; needs the extra `train`."""

from __future__ import annotations

import numpy as np


def fitted(
    x: np.ndarray,
    made: np.ndarray,
    weight: np.ndarray,
    ridge: float,
    towards: np.ndarray | None = None,
) -> np.ndarray:
    """Weights of the columns of `x` (rows x columns), the first of which is 1: the bias.

    `made` tells what is so of each row, and `weight` how much it counts: the loss is their mean.
    All but the bias are pulled to 0, or `towards` those of another fit.
    """
    from scipy.optimize import minimize  # here, so that what needs no fit can be tested without it

    sign, share = np.where(made, 1.0, -1.0), weight / weight.sum()
    start = np.zeros(x.shape[1]) if towards is None else towards

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin, off = sign * (x @ w), np.concatenate([[0.0], (w - start)[1:]])
        slope = -(share * sign / (1 + np.exp(margin))) @ x + 2 * ridge * off
        return float(share @ np.logaddexp(0, -margin) + ridge * (off**2).sum()), slope

    found: np.ndarray = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def fitted_evenly(
    features: np.ndarray, made: np.ndarray, weight: np.ndarray, ridge: float
) -> np.ndarray:
    """The bias, then the weights of `features` (rows x signs); see `fitted` for the rest.

    The ridge is that of signs of the same spread.
    """
    mean, spread = features.mean(0), features.std(0) + 1e-9
    x = np.column_stack([np.ones(len(features)), (features - mean) / spread])
    weights = fitted(x, made, weight, ridge)
    slopes = weights[1:] / spread
    return np.array([weights[0] - slopes @ mean, *slopes])

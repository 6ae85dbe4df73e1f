"""`python -m game` is `rebuttal`."""

import sys

from game.cli import main

sys.exit(main())

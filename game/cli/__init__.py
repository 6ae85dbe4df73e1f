"""The command line. `rebuttal --version` loads nothing but this module and the version."""

import sys

from game import __version__

TYPE_CHECKING = False
"""Type checkers read it as true; `typing` itself would be a third of the start-up."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.errors import RebuttalError

INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run `rebuttal` with these arguments (default: those of the process); returns its exit code.

    The only place where `RebuttalError` is caught.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments == ["--version"]:
            print(f"rebuttal {__version__}", flush=True)
            return 0
        return _run(arguments)
    except KeyboardInterrupt:
        print("Interrupted; what was saved before is kept.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except OSError as error:
        return _refused(error)
    except Exception as error:
        from game.errors import RebuttalError

        if not isinstance(error, RebuttalError):
            raise
        return _explain(error)


def _run(arguments: "list[str]") -> int:
    from game.cli.root import run
    from game.cli.streams import prepare_streams

    prepare_streams()
    code = run(arguments)
    sys.stdout.flush()
    return code


def _explain(error: "RebuttalError") -> int:
    from game.errors import PackError

    sys.stdout.flush()
    print(_said(f"rebuttal: {error}"), file=sys.stderr)
    if isinstance(error, PackError):
        for problem in error.problems:
            print(problem, file=sys.stderr)
    return error.exit_code


def _said(words: str) -> str:
    """At a terminal broken between words, so that no id is torn; for programs on one line."""
    from game.cli.streams import is_terminal

    if not is_terminal(sys.stderr):
        return words
    from game.cli.talk import wrap

    return "\n".join(map(wrap, words.split("\n")))


def _refused(error: OSError) -> int:
    """The system refused something that no part of the program foresaw."""
    from game.errors import FAILED

    name = f" ({error.filename})" if error.filename else ""
    print(f"rebuttal: {error.strerror or error}{name}", file=sys.stderr)
    return FAILED


def _reader_gone() -> int:
    """Whoever read our output has closed it: leave quietly, also when Python flushes at its end."""
    import os
    from contextlib import suppress

    from game.errors import FAILED

    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED

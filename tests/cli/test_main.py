import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.cli import main
from game.cli.root import COMMANDS
from game.errors import FAILED, OK, USAGE

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("click", "textual", "rich", "numpy", "pydantic", "game.errors", "typing")


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )


def loaded_by(code: str) -> set[str]:
    """Names of modules that are there after `code` and were not before."""
    script = f"import sys; before = set(sys.modules)\n{code}\nprint(*set(sys.modules) - before)"
    result = run_python(script)
    assert result.returncode == 0, result.stderr
    return set(result.stdout.splitlines()[-1].split())


def test_version_imports_nothing_heavy():
    loaded = loaded_by("from game.cli import main\nassert main(['--version']) == 0")
    assert "game.cli" in loaded
    assert not loaded & set(HEAVY)


@pytest.mark.parametrize("command", ["pack check content/deepseek-lessons", "where", "history"])
def test_commands_without_screens_import_no_textual(command):
    loaded = loaded_by(f"from game.cli import main\nassert main({command.split()!r}) == 0")
    assert "textual" not in loaded
    assert "numpy" not in loaded


def test_help_imports_neither_screens_nor_judge():
    loaded = loaded_by("from game.cli import main\nassert main(['--help']) == 0")
    assert not loaded & {"textual", "rich", "numpy", "pydantic"}


@pytest.mark.parametrize(
    "arguments", [["--version"], ["play", "--version"], ["history", "show", "--version"]]
)
def test_version_is_everywhere(arguments, capsys):
    assert main(arguments) == OK
    assert capsys.readouterr().out == f"rebuttal {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [[], *([name] for name in COMMANDS), ["history", "show"], ["history", "export"],
     ["history", "resume"], ["pack", "list"], ["pack", "show"], ["pack", "check"]],
)  # fmt: skip
def test_every_command_has_help(arguments, capsys):
    assert main([*arguments, "--help"]) == OK
    assert capsys.readouterr().out.startswith(" ".join(["Usage: rebuttal", *arguments]))


@pytest.mark.parametrize("arguments", [[], ["--no-mouse"], ["play"], ["play", "--side", "con"]])
def test_screens_without_a_terminal_point_to_what_works(arguments, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main(arguments) == USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert "`rebuttal demo`" in said.err
    assert "`rebuttal play --plain`" in said.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["pley"], "There is no command “pley”. Did you mean “play”?"),
        (["classes"], "There is no command “classes”."),
        (["play", "--motion"], "requires an argument"),
        (["play", "--sdie", "pro"], "--side"),
        (["play", "--side", "left"], "'left' is not one of 'pro', 'con'"),
        (["play", "--seed", "-1"], "-1 is not 0 or more."),
        (["play", "--rounds", "0"], "0 is not 1 or more."),
        (["play", "--rung", "4"], "4 is not from 1 to 3."),
        (["play", "--rounds", "abc"], "“abc” is no whole number."),
        (["play", "deepseek-lesons", "--plain"], "deepseek-lessons"),
        (["play", "--motion", "export-control", "--plain"], "Did you mean “export-controls”?"),
        (["play", "--counterargument", "to-early", "--plain"], "Did you mean “too-early”?"),
        (["play", "--counterargument", "too-early", "--side", "pro"], "--side con"),
        (["play", "--counterargument", "too-early", "--mode", "match"], "is a drill"),
        (["score", "--pack", "deepseek-lessons"], "--motion"),
        (["grade"], "FILE"),
        (["grade", "no-such-file.jsonl"], "no-such-file.jsonl cannot be read"),
    ],
)
def test_wrong_usage_is_a_sentence_on_stderr(arguments, words, capsys):
    assert main(arguments) in (FAILED, USAGE)
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert "Traceback" not in said.err


def test_the_exit_code_of_wrong_usage_is_2():
    assert main(["play", "--motion", "export-control", "--plain"]) == USAGE
    assert main(["play", "--side", "left"]) == USAGE
    assert main(["pley"]) == USAGE


def test_problems_of_a_pack_are_listed(home, capsys):
    folder = home / "packs" / "broken"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text('format_version = 1\ntitel = "x"\n', encoding="utf-8")
    assert main(["play", "broken", "--plain"]) == FAILED
    error = capsys.readouterr().err
    assert "pack.toml:2:1: error" in error
    assert "Traceback" not in error


def test_ctrl_c_is_one_line_and_exit_code_130(monkeypatch, capsys):
    import game.cli.root

    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(game.cli.root, "run", interrupt)
    assert main(["demo"]) == 130
    assert capsys.readouterr().err.count("\n") == 1


def _heed_ctrl_c() -> None:
    """A shell's background jobs, such as a whole test run, pass on that they ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_in_the_middle_of_work_shows_no_traceback():
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "game", "demo"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=_heed_ctrl_c,
    ) as demo:  # fmt: skip
        assert demo.stdout is not None
        while "They say" not in demo.stdout.readline():
            pass
        demo.send_signal(signal.SIGINT)
        _, error = demo.communicate(timeout=60)
    assert demo.returncode == 130
    assert error.strip() == "Interrupted; what was saved before is kept."


@pytest.mark.parametrize(
    "arguments",
    [
        ["play", "nowhere", "--plain"],
        ["pack", "show", "nowhere"],
        ["grade", "-", "--pack", "nowhere"],
        ["play", "--motion", "nowhere"],
        ["play", "--counterargument", "nowhere"],
        ["history", "show", "nowhere"],
        ["history", "resume", "nowhere", "--plain"],
    ],
)
def test_a_name_that_is_not_there_is_wrong_usage(arguments, home, capsys):
    assert main(arguments) == USAGE
    assert "nowhere" in capsys.readouterr().err


def test_more_rounds_than_there_are_arguments_is_told(home, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    for extra, words in (
        ([], "--rounds 99: there are 5 counterarguments, so 5 it is.\n"),
        (["--duel", "A", "B"], "--rounds 99: there are 5 counterarguments at each, so 5 it is.\n"),
    ):
        assert main(["play", "--rounds", "99", *extra, "--plain"]) == OK
        assert capsys.readouterr().err == words


def test_a_reader_that_leaves_early_ends_it_quietly():
    script = f"{sys.executable} -m game grade --help | head -c 5"
    result = subprocess.run(
        ["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("grade - <&-", "Standard input holds no line to grade.\n"),
        ("play --plain <&-", ""),
        ("where >&-", ""),
        ("where 2>&-", ""),
    ],
)
def test_a_closed_stream_is_an_empty_one(command, said):
    result = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m game {command}"],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (OK, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device on this system")
@pytest.mark.parametrize("command", ["--version", "where", "grade --help"])
def test_a_full_device_is_said_in_a_sentence(command):
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "game", *command.split()],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
        )  # fmt: skip
    assert result.returncode == FAILED
    assert result.stderr == "rebuttal: No space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_output_survives_a_poor_encoding(encoding):
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    script = "import sys; from game.cli import main; sys.exit(main(['play', '--moti√n']))"
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, env=environment, timeout=60
    )
    assert result.returncode == USAGE
    assert "--moti√n" in result.stderr.decode("utf-8")


def test_a_plain_match_is_played_and_resumed_through_pipes(
    home, write_sample_pack, monkeypatch, capsys
):
    write_sample_pack(home / "packs" / "school-phones")
    typed = b"skip\nanswer\nRules are enough \xff\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    assert main(["play", "school-phones", "--side", "con", "--plain"]) == OK
    match_id = capsys.readouterr().out.split("rebuttal history resume ")[1].split()[0]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"answer\n.show\n")))
    assert main(["history", "resume", match_id, "--plain"]) == OK
    assert "1: Rules are enough" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rebuttal pl", {"play"}),
        ("rebuttal play deep", {"deepseek-lessons"}),
        ("rebuttal play --motion ex", {"export-controls"}),
        ("rebuttal score --counterargument too", {"too-early"}),
        ("rebuttal play --pl", {"--plain"}),
    ],
)
def test_tab_completes_commands_and_names(words, found):
    environment = {
        **os.environ,
        "_REBUTTAL_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    result = subprocess.run(
        [sys.executable, "-m", "game"], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env=environment,
    )  # fmt: skip
    assert {line.split(",")[1] for line in result.stdout.splitlines()} == found


def test_where_names_every_place(home, capsys):
    assert main(["where"]) == OK
    out = capsys.readouterr().out
    assert f"{home / 'history.db'}  (not there yet)" in out
    assert f"REBUTTAL_HOME is {home}" in out
    assert max(map(len, out.split("\n\n")[1].splitlines())) < 80
    assert "content\n" in out


def test_at_a_terminal_a_sentence_about_an_error_tears_no_id(monkeypatch, capsys):
    asked = ["play", "--motion", "moat", "--counterargument", "nothing", "--plain"]
    assert main(asked) == USAGE
    whole = capsys.readouterr().err
    assert whole.count("\n") == 1
    monkeypatch.setattr("game.cli.streams.is_terminal", lambda stream: stream is sys.stderr)
    assert main(asked) == USAGE
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) > 1
    assert max(map(len, lines)) < 80
    assert " ".join(lines) == whole.rstrip("\n")

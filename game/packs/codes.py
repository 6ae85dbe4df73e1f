"""Every code that `pack check` can print: what it means, why it matters and how to fix it.

Codes are stable: people search for them and scripts filter by them, so a number is never reused.
P1 files, P2 TOML, P3 keys and values, P4 references between parts, P5 advice,
P6 completeness, P7 outlines, P8 packs to install.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.packs.diagnostics import Problem, Severity


@dataclass(frozen=True)
class Code:
    """One kind of problem, for `pack explain`."""

    title: str
    """What is wrong."""
    why: str
    """Why the program cares."""
    fix: str
    """What an author does about it."""
    severity: Severity = "error"
    """A pack with errors cannot be played; one with warnings can."""


CODES: dict[str, Code] = {
    # -- P1: files ---------------------------------------------------------------
    "P101": Code(
        "There is no such pack folder",
        "A pack is a folder that holds `pack.toml` and the folder `motions`.",
        "Check the path, and give the folder, not something inside it.",
    ),
    "P102": Code(
        "A file of the pack is missing",
        "`pack.toml` and every motion that it lists must be there, or the pack cannot be played.",
        "Write the file, correct its name, or take the motion off the list `motions`.",
    ),
    "P103": Code(
        "A file cannot be read",
        "The system refuses to read it, or it is a folder or a device where a file should be.",
        "Check the permissions and that it is an ordinary file.",
    ),
    "P104": Code(
        "A file is larger than 1 MB",
        "A whole motion is some 60 kB; larger files are refused before they are read, so that a "
        "bad download cannot fill the memory.",
        "Split the pack, or take out what is not text of the debate.",
    ),
    "P105": Code(
        "A file is not plain text in UTF-8",
        "TOML is UTF-8 by definition; other encodings turn letters into nonsense, and a word "
        "processor's own file is no text at all.",
        "Save the file again as plain text and choose UTF-8 as the encoding. In Word: Save as, "
        "Plain text, then Other encoding, Unicode (UTF-8).",
    ),
    "P106": Code(
        "Something leads out of the pack",
        "A pack from a stranger must not read other files, so links and `..` are never followed "
        "out of its folder.",
        "Copy the file into the pack and name it plainly.",
    ),
    "P107": Code(
        "The folder's name cannot be a pack's id",
        "A pack is known by its folder's name: in commands, receipts and results.",
        "Rename the folder with small letters, digits and single hyphens, such as `school-phones`.",
    ),
    "P108": Code(
        "The pack's id belongs to a pack that comes with Rebuttal",
        "Two packs of one id would give scores that nobody can compare, so yours is set aside.",
        "Rename the folder; or play it by its path.",
    ),
    "P109": Code(
        "A motion's file is not listed",
        "Only the motions in `motions = [...]` are offered, in that order.",
        "Add its name to `motions` in pack.toml, or move the file away.",
        "warning",
    ),
    # -- P2: TOML ----------------------------------------------------------------
    "P201": Code(
        "This is not TOML",
        "The file cannot be understood from here on.",
        "Look at the marked place; each line is `key = value`, `[table]`, `[[table]]` or a "
        "`# comment`.",
    ),
    "P202": Code(
        "A value is not TOML; usually its quotes are missing",
        "Text stands in quotes; without them only numbers, dates, `true` and `false` are values.",
        'Put quotes around it: title = "The zoo".',
    ),
    "P203": Code(
        "A key or table is written twice",
        "TOML allows each key once in its table, because nobody could say which one counts.",
        "Delete or rename one of the two. A list of tables needs double brackets: [[evidence]].",
    ),
    "P204": Code(
        "A text is not closed, or closed too early",
        "Where a text begins and ends, only its quotes can tell.",
        "Close it with the quotes that opened it; a text over several lines, or with quotes "
        'inside, stands in three: """like "this" one""".',
    ),
    "P205": Code(
        "A backslash that means nothing",
        'In "double quotes" a backslash starts an escape such as \\n or \\u00e9.',
        "Write two backslashes, or use 'single quotes', where a backslash is only a backslash.",
    ),
    "P206": Code(
        "A bracket, comma or equals sign is missing",
        "The line or list cannot be understood without it.",
        'Add what is missing: `key = value`, `[table]`, ["one", "two"].',
    ),
    "P207": Code(
        "A control character in the file",
        "TOML forbids them, and a terminal could be tricked by them.",
        "Delete the character; many editors show it as a box or a question mark.",
    ),
    # -- P3: keys and values -----------------------------------------------------
    "P301": Code(
        "An unknown key",
        "A mistyped key would be ignored silently, and what you wrote under it lost.",
        "Correct the spelling, or move the key to the table that it belongs to.",
    ),
    "P302": Code(
        "A value of the wrong type",
        "A number is not a text, and a single text is not a list.",
        'Texts in "quotes", numbers without, lists in [brackets], tables as [table].',
    ),
    "P303": Code(
        "A key is missing",
        "The pack cannot be played without it.",
        "Add the key.",
    ),
    "P304": Code(
        "A value that is not allowed",
        "Only the values named in the message mean something here.",
        "Use one of the values named in the message.",
    ),
    "P305": Code(
        "A value of the wrong form",
        "Ids, tags, versions, dates and addresses have a fixed form, so that commands, results "
        "and other parts of the pack can refer to them.",
        "Write it in the form that the message shows.",
    ),
    "P306": Code(
        "Empty, or too long",
        "An empty text shows nothing; a text that is too long does not fit its place on the "
        "screen.",
        "Fill it in, shorten it, or take an optional key out.",
    ),
    "P307": Code(
        "Another format of pack",
        "The pack was written for another version of the format, which this program cannot read.",
        "Install the newest Rebuttal, or set `format_version = 1` and write the pack accordingly.",
    ),
    "P308": Code(
        "An invisible character in a text",
        "Zero-width, direction-changing and control characters come along when text is copied "
        "from web pages. They are removed before anything is shown or judged.",
        "Delete the character at the marked place, or type the word again.",
        "warning",
    ),
    # -- P4: references ----------------------------------------------------------
    "P401": Code(
        "An id is used twice",
        "Scores, echoes and receipts name things by id, so each id must mean one thing.",
        "Rename one of the two, and what refers to it.",
    ),
    "P402": Code(
        "`echoes` names no point of the other side",
        "A counterargument echoes what the player may have argued from the other side: points "
        "that answer a counterargument `against` that other side.",
        "Write `counterargument/point` of the same motion and the other side.",
    ),
    "P403": Code(
        "`source` names no section",
        "pack.toml lists the sections of the essay, and each `source` is one of their ids.",
        "Correct the id, or add a [[section]] to pack.toml.",
    ),
    "P404": Code(
        "`helps` names no counterargument",
        "An evidence card is offered with the counterarguments that it helps to answer.",
        "Use the ids of counterarguments of this motion.",
    ),
    "P405": Code(
        "The motion's id is not its file's name",
        "A motion is found by its file's name, so both must agree.",
        "Change `id`; or rename the file, and its name in `motions` of pack.toml too.",
    ),
    "P411": Code(
        "A `[[test]]` answers no counterargument",
        "`rebuttal pack test` judges the text as an answer to a counterargument of the same file.",
        "Write the id of a counterargument of this motion.",
    ),
    "P412": Code(
        "A `[[test]]` expects a point that does not exist",
        "`points` lists points of the counterargument that the text answers.",
        "Write the ids of points of that counterargument, or `points = []` for none.",
    ),
    # -- P5: advice --------------------------------------------------------------
    "P501": Code(
        "Only one side can be played",
        "Arguing both sides of a motion is the heart of the game.",
        "Add a counterargument with the missing side in `against`.",
        "warning",
    ),
    "P502": Code(
        "An evidence card helps nothing",
        "A card without `helps` is never offered to a player.",
        "Name the counterarguments that it helps to answer in `helps`.",
        "warning",
    ),
    "P503": Code(
        "A speech that is not 40 to 90 words long",
        "Shorter ones sound like a note, longer ones are not read on a small screen.",
        "Write what a debater would say in half a minute.",
        "warning",
    ),
    "P504": Code(
        "A model answer that is not 40 to 90 words long",
        "It shows what a player could have written in a few minutes.",
        "Aim at about 60 words: answer, reason, fact, comparison.",
        "warning",
    ),
    "P505": Code(
        "A point without other phrasings",
        "The judge learns a point from its phrasings; from one alone it misses fair answers.",
        "Add three or more sentences to `phrasings` that say the same in other words.",
        "warning",
    ),
    "P506": Code(
        "No licence",
        "Without one nobody may copy the pack, not even a class.",
        'Add an SPDX id to pack.toml, such as license = "CC-BY-4.0".',
        "warning",
    ),
    "P507": Code(
        "An unknown licence",
        "People and programs recognise a licence by its SPDX id; another name may mean anything.",
        "Use an id of https://spdx.org/licenses, or LicenseRef-NAME for one of your own. A licence "
        "that SPDX has and this program does not know is fine; the warning stops nothing.",
        "warning",
    ),
    "P508": Code(
        "The pack does not say by whom, in which language or about what it is",
        "Players see it, and whoever shares or translates a pack needs it.",
        'Add `authors = ["..."]`, `language = "en"` and the table `[essay]` to pack.toml.',
        "warning",
    ),
    "P509": Code(
        "The judge does not read the pack's language",
        "It reads English and Japanese. Answers in other languages are scored no better than by "
        "chance, though everything else of the game works.",
        "Write the pack in English or Japanese, or use it without trusting its scores.",
        "warning",
    ),
    "P511": Code(
        "A `[[test]]` that expects nothing",
        "Without `points` and without `band` there is nothing that could fail.",
        "Say which points the text makes, or in which band it should land, or both.",
        "warning",
    ),
    "P512": Code(
        "A sentence in two lists that contradict each other",
        "No sentence makes a point and does not make it, or is against the claim and for it. The "
        "judge goes by `phrasings` and `accept` then, and the other list teaches it nothing.",
        "Decide which it is, and delete it in the other list.",
        "warning",
    ),
    # -- P6: completeness ----------------------------------------------------------
    "P601": Code(
        "Something that a complete pack has is missing",
        "The game plays without it, by a fallback that docs/packs.md states; a pack to be "
        "published should not need the fallback.",
        "Fill the key in.",
        "warning",
    ),
    "P602": Code(
        "A point with too few examples",
        "Two sentences that make the point and a near miss that does not show whether the judge "
        "understands it; without them nobody knows.",
        "Write two `accept` and one `reject`, or say in `untested` why there can be none.",
        "warning",
    ),
    "P603": Code(
        "A counterargument without evidence",
        "A player who has no fact to begin with can only assert.",
        "Write an evidence card and name the counterargument in its `helps`.",
        "warning",
    ),
    "P604": Code(
        "An evidence card without a source",
        "A card is a fact that anybody can look up; a card of origin `essay` has the essay.",
        "Add [evidence.source] with title, publisher, date and address.",
        "warning",
    ),
    "P605": Code(
        "Something that does not say where it comes from",
        "Counterarguments, and points of origin `essay`, are taken from a section of the essay; "
        "naming it lets readers check.",
        "Add `source` with the id of a section.",
        "warning",
    ),
    "P606": Code(
        "Something that stands as the template wrote it",
        "`Your name`, the template's sentences and addresses such as https://example.org say "
        "nothing of your debate, and readers would take them for yours.",
        "Write your own words and a real address, or delete the key where it is optional.",
        "warning",
    ),
    # -- P7: outlines --------------------------------------------------------------
    "P701": Code(
        "A line of the outline belongs nowhere",
        "Headings with none below them are claims, those above them motions, and bullets below "
        "a claim its points. What stands elsewhere would be lost.",
        "Move the line below the heading that it belongs to, or change the number of its #.",
    ),
    "P702": Code(
        "Something is missing in the outline",
        "A motion needs a claim, and a claim needs a point, or nothing can be played.",
        "Write claims as headings below the motion, and points as bullets below the claim.",
    ),
    "P703": Code(
        "The outline does not say whose claims these are",
        "`Pro` may mean claims for the motion, or claims that its friends have to answer.",
        "Write `For the motion` or `Against the motion`, or `(against pro)` behind a claim.",
    ),
    "P704": Code(
        "A text of the outline is too long",
        "Claims and points are one sentence each, and a text must fit its place on the screen.",
        "Shorten it, or make several points of it.",
    ),
    "P705": Code(
        "A bullet of the outline has a label that is none",
        "It would become a phrasing of its point, label and all, and answers be compared to it.",
        "Write `accept:`, `reject:`, `contrary:` or `press:` before the text, with the colon.",
    ),
    "P706": Code(
        "The outline has a table",
        "Rows and columns do not say what is a claim, what a point and what a phrasing of it.",
        "Write each claim as a heading, its points as bullets, and what belongs to a point below "
        "it as bullets that stand further in.",
    ),
    # -- P8: packs to install --------------------------------------------------------
    "P801": Code(
        "This is no pack that can be installed",
        "A pack comes as a folder, or as a zip file that holds one, with a pack.toml in it.",
        "Give the pack's folder; or make the zip file anew, of that folder, without a password.",
    ),
    "P802": Code(
        "A path in the archive leads out of the pack",
        "Unpacked, such a file could overwrite others of yours. Honest archives do not hold it.",
        "Do not trust this archive; ask its author for another.",
    ),
    "P803": Code(
        "A link or device in the pack",
        "A link can point to any file of yours, now or later.",
        "Put the files themselves into the pack.",
    ),
    "P804": Code(
        "The pack is too large, or grows too large when unpacked",
        "A pack is text: some 60 kB a motion. A small archive that grows to gigabytes is an "
        "attack.",
        "Take out what is not text of the debate; at most 1 MB a file, 20 MB and 1000 files in "
        "all.",
    ),
    "P805": Code(
        "Two files of one name",
        "Which of them counts would depend on the system: Windows and macOS take `Zoo.toml` and "
        "`zoo.toml` for the same file.",
        "Rename one of them, or make the archive anew.",
    ),
    "P806": Code(
        "A file's name that not every system can hold",
        "Control characters, colons, names such as `con` or a dot at the end mean something else, "
        "or nothing, on another system.",
        "Rename the file with letters, digits, hyphens and dots.",
    ),
}


def problem(
    code: str, path: Path, message: str, hint: str = "", *, line: int = 1, column: int = 1
) -> Problem:
    """A `Problem` of that code, with the severity that the table gives it."""
    return Problem(path, line, column, code, message, hint, CODES[code].severity)

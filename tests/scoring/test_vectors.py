"""Vectors are computed once, kept on disk for a pack, and never depend on what is kept."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import numpy as np
import pytest

from game.scoring import vectors
from game.scoring.vectors import STEP, WIDTH, Vectors

TEXTS = ["Tea.", "Coffee is dear.", "Water, then."]


class Encoder:
    """States that only depend on the ids; counts what it reads."""

    def __init__(self) -> None:
        self.read = 0

    def states(self, rows, segments=None):
        self.read += len(rows)
        return [
            np.random.default_rng(row).normal(size=(len(row), WIDTH)).astype(np.float32)
            for row in rows
        ]


class Letters:
    def single(self, text, longest):
        return [ord(char) for char in text][:longest]


@pytest.fixture
def encoder() -> Encoder:
    return Encoder()


def made(encoder: Encoder, version: str = "v1") -> Vectors:
    return Vectors(encoder, Letters(), "", version)


def test_a_vector_has_length_one_and_is_read_once(encoder):
    known = made(encoder)
    found = known.of(TEXTS)
    assert found.shape == (3, WIDTH)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(known.of(TEXTS[::-1]), found[::-1])
    assert encoder.read == 3


def test_two_sentences_weigh_as_many_pieces_as_they_have(encoder):
    one, two = encoder.states([[ord(c) for c in text] for text in TEXTS[:2]])
    whole = np.concatenate([one, two]).mean(axis=0)
    (found,) = made(encoder).of_pairs(TEXTS, [(0, 1)])
    np.testing.assert_allclose(found, whole / np.linalg.norm(whole), atol=1e-5)


def test_what_was_prepared_is_found_on_disk_by_the_next_start(encoder, tmp_path):
    made(encoder).prepare(TEXTS, tmp_path)
    read = encoder.read
    later = made(encoder)
    later.prepare(TEXTS, tmp_path)
    np.testing.assert_array_equal(later.of(TEXTS), made(Encoder()).of(TEXTS))
    assert encoder.read == read


@pytest.mark.parametrize("damage", [b"", b"\x93NUMPY", b"\xff" * (3 * (WIDTH + 1) * 4)])
def test_a_damaged_file_costs_only_time(encoder, tmp_path, damage):
    made(encoder).prepare(TEXTS, tmp_path)
    (file,) = tmp_path.glob("*.f32")
    file.write_bytes(damage)
    again = made(encoder)
    again.prepare(TEXTS, tmp_path)
    np.testing.assert_array_equal(again.of(TEXTS), made(Encoder()).of(TEXTS))


def test_rows_of_another_width_are_not_taken(encoder, tmp_path):
    made(encoder).prepare(TEXTS, tmp_path)
    (file,) = tmp_path.glob("*.f32")
    file.write_bytes(bytes(3 * 7 * 4))
    again = made(encoder)
    again.prepare(TEXTS, tmp_path)
    assert again.of(TEXTS).shape == (3, WIDTH)


def test_other_weights_begin_anew_and_drop_the_old_files(encoder, tmp_path):
    made(encoder).prepare(TEXTS, tmp_path)
    made(encoder, "v2").prepare(TEXTS, tmp_path)
    assert [file.name[:2] for file in tmp_path.glob("*.f32")] == ["v2"]


def test_vectors_that_were_computed_otherwise_are_made_anew(encoder, tmp_path, monkeypatch):
    made(encoder).prepare(TEXTS, tmp_path)
    monkeypatch.setattr("game.scoring.vectors.ARITHMETIC", "z")
    made(encoder).prepare(TEXTS, tmp_path)
    assert encoder.read == 2 * len(TEXTS)
    assert [file.name[:3] for file in tmp_path.glob("*.f32")] == ["v1z"]


def test_preparing_stops_when_told_and_keeps_nothing_half(encoder, tmp_path):
    made(encoder).prepare(TEXTS, tmp_path, stop=lambda: True)
    assert encoder.read == 0
    assert list(tmp_path.glob("*.f32")) == []


def test_a_folder_that_cannot_be_written_costs_only_time(encoder, tmp_path):
    place = tmp_path / "file"
    place.write_text("not a folder")
    known = made(encoder)
    known.prepare(TEXTS, place / "vectors")
    assert known.of(TEXTS).shape == (3, WIDTH)


class Slow(Encoder):
    """Says when it began to read, and goes on when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.may = Event(), Event()

    def states(self, rows, segments=None):
        self.began.set()
        assert self.may.wait(10)
        return super().states(rows, segments)


class Waits:
    """Never wants to stop; tells that it was asked, as whoever waits is."""

    def __init__(self) -> None:
        self.asked = Event()

    def ask(self) -> bool:
        self.asked.set()
        return False


def test_a_set_that_another_thread_reads_is_waited_for_and_not_read_twice(tmp_path):
    slow, waits = Slow(), Waits()
    known = made(slow)
    with ThreadPoolExecutor(2) as pool:
        ahead = pool.submit(known.prepare, TEXTS, tmp_path)
        assert slow.began.wait(10)
        judge = pool.submit(known.prepare, TEXTS, tmp_path, waits.ask)
        assert waits.asked.wait(10)
        known.prepare(TEXTS, tmp_path, stop=lambda: True)  # whoever is to stop does not wait
        slow.may.set()
        ahead.result(10)
        judge.result(10)
    assert slow.read == len(TEXTS)


def test_who_waited_goes_on_with_what_a_stopped_reader_left(tmp_path):
    slow, leaves, waits = Slow(), Event(), Waits()
    known = made(slow)
    many = [f"Text {n}." for n in range(STEP + 2)]
    with ThreadPoolExecutor(2) as pool:
        ahead = pool.submit(known.prepare, many, tmp_path, leaves.is_set)
        assert slow.began.wait(10)
        judge = pool.submit(known.prepare, many, tmp_path, waits.ask)
        assert waits.asked.wait(10)
        leaves.set()
        slow.may.set()
        ahead.result(10)
        judge.result(10)
    assert slow.read == len(many)
    assert len(list(tmp_path.glob("*.f32"))) == 1


def test_the_memory_begins_anew_when_it_is_full(encoder, monkeypatch):
    monkeypatch.setattr(vectors, "MOST_PREPARED", 2)
    monkeypatch.setattr(vectors, "MOST_HEARD", 2)
    known = made(encoder)
    many = [f"Text {n}." for n in range(6)]
    for text in many:
        known.of([text])
        known.prepare([text, f"And {text}"], None)
    np.testing.assert_array_equal(known.of(many), made(Encoder()).of(many))


def test_no_more_is_remembered_than_there_is_room_for(encoder, monkeypatch):
    monkeypatch.setattr(vectors, "MOST_HEARD", 2)
    known = made(encoder)
    for n in range(4):
        known.of([f"Text {n}."])
    known.of(["Text 0.", "Text 3."])
    assert encoder.read == 5


def test_what_is_prepared_does_not_push_out_what_players_say(encoder, monkeypatch):
    monkeypatch.setattr(vectors, "MOST_HEARD", 2)
    known = made(encoder)
    known.of(TEXTS[:1])
    known.prepare([f"Text {n}." for n in range(6)], None)
    known.of(TEXTS[:1])
    assert encoder.read == 7


def test_what_players_say_does_not_push_out_what_was_prepared(encoder, monkeypatch):
    monkeypatch.setattr(vectors, "MOST_HEARD", 2)
    known = made(encoder)
    known.prepare(TEXTS, None)
    for n in range(6):
        known.of([f"Text {n}."])
    known.of(TEXTS)
    assert encoder.read == len(TEXTS) + 6


def test_what_a_player_said_before_is_kept_once_it_was_prepared(encoder, monkeypatch):
    monkeypatch.setattr(vectors, "MOST_HEARD", 2)
    known = made(encoder)
    known.of(TEXTS)
    known.prepare(TEXTS, None)
    known.of([f"Text {n}." for n in range(6)])
    known.of(TEXTS)
    assert encoder.read == len(TEXTS) + 6


def test_threads_find_the_same(encoder):
    known, plain = made(encoder), made(Encoder())
    many = [f"Text {n}." for n in range(40)]
    with ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(lambda n: known.of(many[n : n + 4]), range(36)))
    for n, part in enumerate(parts):
        np.testing.assert_array_equal(part, plain.of(many[n : n + 4]))

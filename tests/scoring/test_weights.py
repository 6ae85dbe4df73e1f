import json
import shutil

import numpy as np
import pytest

from game.errors import ModelError
from game.scoring.language import LANGUAGES
from game.scoring.weights import ALIGNMENT, FOLDER, Weights, write

ARRAYS = {
    "words": np.arange(-60, 60, dtype=np.int8).reshape(10, 12),
    "words.scale": np.linspace(0.1, 1, 10, dtype=np.float32),
    "a.bias": np.array([1.5, -2.5, 0], dtype=np.float32),
    "nothing": np.zeros((0, 3), dtype=np.float32),
}


@pytest.fixture
def folder(tmp_path):
    """A folder of weights as training writes it."""
    path = tmp_path / "model"
    write(path, ARRAYS, ["[PAD]", "tée"], {"matcher": {"scale": 2.5}})
    return path


def test_what_was_written_is_read(folder):
    weights = Weights(folder)
    assert set(weights) == set(ARRAYS)
    assert len(weights) == 4
    for name, array in ARRAYS.items():
        assert weights[name].dtype == array.dtype
        np.testing.assert_array_equal(weights[name], array)
    assert weights.manifest["matcher"] == {"scale": 2.5}
    assert weights.vocabulary == ["[PAD]", "tée"]


def test_matrices_are_scaled_by_row(folder):
    weights = Weights(folder)
    whole = ARRAYS["words"] * ARRAYS["words.scale"][:, None]
    assert weights.matrix("words").dtype == np.float32
    np.testing.assert_allclose(weights.matrix("words"), whole, rtol=1e-6)
    some = weights.rows("words", np.array([3, 0, 3]))
    np.testing.assert_allclose(some, whole[[3, 0, 3]], rtol=1e-6)


def test_weights_of_four_bits_share_a_scale_by_32(tmp_path):
    low, high = np.arange(16, dtype=np.uint8), np.arange(16, dtype=np.uint8)[::-1]
    blocks = np.stack([np.stack([low | high << 4] * 2), np.zeros((2, 16), np.uint8)])
    scale = np.array([[0.5, 2.0], [1.0, 1.0]], dtype=np.float16)
    write(tmp_path, {"words": blocks, "words.scale": scale}, ["[PAD]"], {})
    found = Weights(tmp_path).rows("words", np.array([1, 0]))
    first = np.concatenate([low, high]).astype(np.float32) - 8
    assert found.dtype == np.float32
    np.testing.assert_array_equal(found, [[-8.0] * 64, [*first * 0.5, *first * 2.0]])


def test_an_array_is_read_in_the_order_in_which_it_was_written(tmp_path):
    by_columns = np.asfortranarray(ARRAYS["words"])
    write(tmp_path, ARRAYS | {"words": by_columns}, ["[PAD]"], {})
    found = Weights(tmp_path)["words"]
    np.testing.assert_array_equal(found, by_columns)
    assert found.flags.f_contiguous
    assert not found.flags.c_contiguous


def test_arrays_begin_at_multiples_of_64(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    assert all(entry["offset"] % ALIGNMENT == 0 for entry in manifest["arrays"].values())
    assert (folder / "weights.bin").stat().st_size % ALIGNMENT == 0


def test_the_same_arrays_are_written_to_the_same_bytes(folder, tmp_path):
    other = tmp_path / "other"
    write(other, dict(reversed(ARRAYS.items())), ["[PAD]", "tée"], {"matcher": {"scale": 2.5}})
    for name in ("weights.bin", "manifest.json"):
        assert (other / name).read_bytes() == (folder / name).read_bytes()


def test_a_program_that_runs_keeps_its_weights_when_new_ones_are_written(folder):
    weights = Weights(folder)
    write(folder, {"a.bias": np.zeros(3, dtype=np.float32)}, ["[PAD]"], {})
    np.testing.assert_array_equal(weights["words"], ARRAYS["words"])
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json", "vocabulary.txt", "weights.bin"
    }  # fmt: skip


@pytest.mark.parametrize("name", ["manifest.json", "weights.bin", "vocabulary.txt", ""])
def test_missing_weights_are_a_model_error(folder, name):
    if name:
        (folder / name).unlink()
    else:
        shutil.rmtree(folder)
    with pytest.raises(ModelError, match="cannot be read"):
        Weights(folder)


@pytest.mark.parametrize("name", ["weights.bin", "vocabulary.txt"])
@pytest.mark.parametrize("place", [0, 3, -1])
def test_one_changed_byte_is_noticed(folder, name, place):
    data = bytearray((folder / name).read_bytes())
    data[place] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        Weights(folder)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("weights.bin", b""),
        ("weights.bin", b"short"),
        ("manifest.json", b"{broken"),
        ("manifest.json", b"{}"),
        ("manifest.json", b"\xff\xfe"),
        ("vocabulary.txt", b"\xff\xfe"),
    ],
)
def test_damaged_files_are_a_model_error(folder, name, data):
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match=r"^The judge's weights .*"):
        Weights(folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weights_that_are_shipped_have_a_piece_for_each_row(language):
    weights = Weights(FOLDER / language)
    assert weights.manifest["language"] == language
    assert len(weights.vocabulary) == len(weights["words"])
    assert {"words", "positions", "segments", "verifier.head.weight"} <= set(weights)

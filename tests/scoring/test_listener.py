"""The listener that ships: it hears whole answers."""

import numpy as np
import pytest

from game.errors import ModelError
from game.packs.library import load_pack
from game.scoring import listener as module
from game.scoring import load_matcher
from game.scoring.encoder import Encoder
from game.scoring.language import LANGUAGES
from game.scoring.listener import FILE, MADE_FOR, SUREST, Listener, checksum, load
from game.scoring.tokeniser import tokeniser_of
from game.scoring.weights import FOLDER, Weights

ANSWER = "Two years is still a lead, and leads like that decide who builds what first."


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def weights(language):
    return Weights(FOLDER / language)


@pytest.fixture(scope="module")
def arrays(language):
    return load(FOLDER / language)


@pytest.fixture
def listener(weights, arrays):
    return Listener(weights, tokeniser_of(weights), arrays)


@pytest.fixture(scope="module")
def failed():
    """A counterargument of the first pack."""
    motion = load_pack("deepseek-lessons").get_motion("export-controls")
    return motion.get_counterargument("already-failed")


def test_an_argument_on_no_list_is_heard_and_a_bare_opinion_is_not(failed):
    matcher = load_matcher()
    argument = (
        "One clever model is no verdict on a policy: a harvest that comes in does not show that "
        "the drought did nothing. Ask what they would have built with three times the chips."
    )
    bare = "I really do not think so, that is just your opinion and it is wrong."
    assert matcher.argues(argument, failed.claim) > 0 > matcher.argues(bare, failed.claim)


def test_nothing_is_heard_more_surely_than_it_is_right(listener, failed):
    texts = ["", "cats " * 300, ANSWER, "No.", f"{failed.claim} {failed.speech}", "\u200b🙂 ???"]
    assert all(-SUREST <= listener.argues(text, failed.claim) <= SUREST for text in texts)


def test_a_very_long_answer_is_heard_up_to_a_length(listener, failed):
    long = "Two years is still a lead. " * 60
    more = long + "Cats purr. " * 600
    assert listener.argues(long, failed.claim) == listener.argues(more, failed.claim)


def test_what_was_heard_is_remembered_until_the_memory_is_full(listener, failed, monkeypatch):
    runs = []
    states = listener._encoder.states

    def counted(*rows):
        runs.append(len(rows[0]))
        return states(*rows)

    monkeypatch.setattr(listener._encoder, "states", counted)
    monkeypatch.setattr(module, "MOST_REMEMBERED", 1)
    assert listener.argues(ANSWER, failed.claim) == listener.argues(ANSWER, failed.claim)
    assert runs == [1]
    listener.argues("They lag behind by years.", failed.claim)
    listener.argues(ANSWER, failed.claim)
    assert runs == [1, 1, 1]


def test_corrections_lie_beside_the_matrices(weights, arrays):
    """Without them it is the verifier; with one it is the matrix plus their product."""
    words = tokeniser_of(weights)
    ids, kinds = words.pair(ANSWER, "A lag is a lead.", 112)
    none = {
        n: a * 0 if n.endswith((".a", ".b")) and "layers" in n else a for n, a in arrays.items()
    }
    bare = module._Corrected(weights, none)
    (same,), (verifier,) = (e.states([ids], [kinds]) for e in (bare, Encoder(weights, "verifier")))
    assert np.array_equal(same, verifier)

    name = "layers.3.up"
    one = module._Corrected(
        weights, {**none, **{f"{name}.{k}": arrays[f"{name}.{k}"] for k in "ab"}}
    )
    chance = np.random.default_rng(3)
    x, beside = (chance.standard_normal((n, 3)).astype(np.float32) for n in (384, 1536))
    whole = weights.matrix(f"verifier.{name}.weight")
    whole += arrays[f"{name}.b"].T @ arrays[f"{name}.a"]
    wanted = whole @ x + weights[f"verifier.{name}.bias"][:, None]
    assert one._linear(x, f"verifier.{name}") == pytest.approx(wanted, abs=1e-3)
    both = one._linear(x, f"verifier.{name}", beside)
    assert both == pytest.approx(wanted + beside, abs=1e-3)


def test_a_japanese_answer_is_heard_whatever_the_language_of_the_claim(failed):
    matcher = load_matcher()
    argues = (
        "規制が始まる前に買ったチップで作ったモデルです。"
        "次の世代には十倍のチップが要るので、規制の効き目はこれから出てきます。"
    )
    bare = "いや、それはあなたの意見にすぎません。違うと思います。"
    for claim in (failed.claim, "規制はもう失敗している。"):
        heard = [matcher.argues(text, claim) for text in (argues, bare)]
        assert heard[0] > 0 > heard[1]
    assert isinstance(matcher.argues(ANSWER, "規制は効いている。"), float)


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04" + bytes(99)])
def test_a_missing_or_damaged_file_is_told(tmp_path, content):
    if content is None:
        with pytest.raises(ModelError, match="missing"):
            checksum(tmp_path)
    else:
        (tmp_path / FILE).write_bytes(content)
    with pytest.raises(
        ModelError, match=f"{FILE} is {'damaged' if content is not None else 'missing'}"
    ):
        load(tmp_path)


@pytest.mark.parametrize("lost", ["layers.2.qkv.a", "dense.b", "positions", "argues.bias"])
def test_an_array_that_is_missing_is_told_before_anything_is_heard(weights, arrays, lost):
    rest = {name: array for name, array in arrays.items() if name != lost}
    with pytest.raises(ModelError, match="damaged"):
        Listener(weights, tokeniser_of(weights), rest)


def test_it_is_told_that_it_belongs_to_other_weights(weights, arrays):
    with pytest.raises(ModelError, match="other weights"):
        Listener(weights, tokeniser_of(weights), arrays | {MADE_FOR: np.array("0" * 64)})

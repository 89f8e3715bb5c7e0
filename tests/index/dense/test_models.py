"""The folder of a sentence model: what is read from it, and what is said of one that will not do."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from curbside.errors import BadInput, NotFound
from curbside.index.dense.encoder import LocalEncoder
from curbside.index.dense.recipe import Recipe, open_model_folder
from tests.index.dense.tiny_model import make_model, write_network_that_wants


def told(fault) -> str:
    return f"{fault.value.message} {fault.value.remedy}"


def test_vectors_are_of_length_one_and_words_of_one_meaning_have_one(tmp_path):
    encoder = LocalEncoder.of(make_model(tmp_path))
    snail, slugs, rain = encoder.passages(["snail", "Slugs", "rain"])
    assert np.linalg.norm(snail) == pytest.approx(1.0)
    assert snail.dtype == np.float32
    assert snail @ slugs == pytest.approx(1.0)
    assert snail @ rain == pytest.approx(0.11, abs=0.01)


def test_without_files_beside_it_a_model_takes_the_mean_of_256_tokens(tmp_path):
    assert open_model_folder(make_model(tmp_path)).recipe == Recipe(256, False, "", "")


def test_the_files_of_sentence_transformers_say_how_a_model_is_used(tmp_path):
    files = {
        "1_Pooling__config": {"pooling_mode_cls_token": True},
        "config_sentence_transformers": {"prompts": {"query": "rain ", "document": "cold "}},
        "sentence_bert_config": {"max_seq_length": 2},
    }
    model = make_model(tmp_path, **files)
    assert open_model_folder(model).recipe == Recipe(2, True, "rain ", "cold ")
    encoder, plain = LocalEncoder.of(model), LocalEncoder.of(make_model(tmp_path / "plain"))
    assert encoder.question("slugs").tolist() == plain.question("rain").tolist()
    assert next(encoder.passages(["slugs"])).tolist() == plain.question("frost").tolist()


def test_a_text_is_cut_to_what_the_model_reads(tmp_path):
    encoder = LocalEncoder.of(make_model(tmp_path, sentence_bert_config={"max_seq_length": 2}))
    assert encoder.question("slugs rain frost").tolist() == encoder.question("slugs rain").tolist()


def test_the_network_may_lie_where_exporters_put_it(tmp_path):
    folder = make_model(tmp_path)
    name = open_model_folder(folder).name()
    (folder / "onnx").mkdir()
    (folder / "model.onnx").rename(folder / "onnx" / "model.onnx")
    assert open_model_folder(folder).name() == name


def test_another_network_tokenizer_or_recipe_is_another_model(tmp_path):
    names = [
        open_model_folder(make_model(tmp_path / "one")).name(),
        open_model_folder(make_model(tmp_path / "two", (("[UNK]",), ("beer",)))).name(),
        open_model_folder(make_model(tmp_path / "three", sentence_bert_config={"max_seq_length": 9})).name(),
    ]
    assert len(set(names)) == 3
    assert open_model_folder(make_model(tmp_path / "again")).name() == names[0]


def test_a_folder_that_is_not_there_is_named_with_what_to_do(tmp_path):
    with pytest.raises(NotFound) as fault:
        LocalEncoder.of(tmp_path / "nowhere")
    assert told(fault) == (
        f"There is no folder {tmp_path}/nowhere, which the setting semantic_model names. "
        "See docs/finding-by-meaning.md for what the folder holds and how to get one."
    )


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(tmp_path, name):
    (make_model(tmp_path) / name).unlink()
    with pytest.raises(NotFound, match=f"has no {name}"):
        LocalEncoder.of(tmp_path)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_that_is_something_else_is_told_of_with_a_remedy(tmp_path, name):
    (make_model(tmp_path) / name).write_bytes(b"not a model")
    with pytest.raises(BadInput) as fault:
        LocalEncoder.of(tmp_path).question("slugs")
    assert told(fault).startswith(f"The model in {tmp_path} cannot be opened: ")
    assert told(fault).endswith("Give a sentence model exported to ONNX, with its tokenizer.json.")


def test_a_network_of_something_else_than_text_is_refused(tmp_path):
    write_network_that_wants(make_model(tmp_path) / "model.onnx", "pixels")
    with pytest.raises(BadInput, match="wants pixels, which no text has"):
        LocalEncoder.of(tmp_path).question("slugs")


def test_a_recipe_that_is_none_is_refused(tmp_path):
    make_model(tmp_path, config_sentence_transformers={"prompts": {"query": ""}})
    (tmp_path / "config_sentence_transformers.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(BadInput, match="holds no object"):
        LocalEncoder.of(tmp_path)


def test_a_pooling_that_is_not_known_is_refused_rather_than_guessed(tmp_path):
    make_model(tmp_path, **{"1_Pooling__config": {"pooling_mode_max_tokens": True}})
    with pytest.raises(BadInput, match="neither by mean nor by its first token"):
        LocalEncoder.of(tmp_path)


@pytest.mark.parametrize("library", ["onnxruntime", "tokenizers"])
def test_without_the_extra_it_says_what_to_install(tmp_path, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(BadInput) as fault:
        LocalEncoder.of(make_model(tmp_path)).question("slugs")
    assert told(fault) == (
        f"The setting semantic_model is in force, and {library} is not installed. "
        "Install what it needs: pip install 'curbside[semantic]'."
    )

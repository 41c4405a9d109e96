import json
from pathlib import Path

import pytest

from tests.gate.bundles import BundleError, Contradiction, Passage, fingerprint, load_bundle, load_bundles
from tests.gate.conftest import TEXTS, mention, write_bundle

PROJECT_GOLD = Path(__file__).parents[2] / "data" / "gold"


def test_a_bundle_knows_where_its_quotes_stand(folder):
    bundle = load_bundle(folder / "puente")
    assert [bundle.quote(m.passage) for m in bundle.mentions] == [
        "El puente cerró el lunes",
        "El puente sigue cerrado",
        "El alcalde niega que el puente esté cerrado",
        "Hubo doce heridos",
        "Los heridos son catorce",
    ]
    assert bundle.contradictions[0] == Contradiction(frozenset({"closed", "open"}), "denial", "the mayor denies it")
    assert bundle.traps[0].b == Passage("a3", 0, 25)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda g: g["claims"][0]["mentions"].append(mention("a1", "no such words")), "stands 0 times in a1, not once"),
        (lambda g: g["claims"][0]["mentions"].append(mention("a1", "el")), "stands 2 times in a1, not once"),
        (lambda g: g["claims"][0]["mentions"].append(mention("a9", "El puente")), "article a9, which is not there"),
        (lambda g: g["claims"][0].update(stance="doubt"), "claim closed has the stance 'doubt'"),
        (lambda g: g["contradictions"][0].update(b="c99"), "names c99, which is no claim"),
        (lambda g: g["contradictions"][0].update(type="mood"), "has the type 'mood'"),
        (lambda g: g["traps"][0]["b"].update(quote="otro río"), "trap 1: the quote 'otro río' stands 0 times"),
    ],
)
def test_a_faulty_bundle_is_refused_with_what_is_wrong(tmp_path, content, spoil, message):
    spoil(content)
    with pytest.raises(BundleError) as caught:
        load_bundle(write_bundle(tmp_path, content))
    assert message in str(caught.value)
    assert "puente" in str(caught.value)


def test_an_article_without_an_outlet_is_refused(folder):
    path = folder / "puente" / "articles.jsonl"
    row = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    path.write_text(json.dumps(row | {"outlet": ""}), encoding="utf-8")
    with pytest.raises(BundleError, match="article a1 lacks outlet"):
        load_bundle(folder / "puente")


def test_a_folder_without_bundles_is_refused(tmp_path):
    with pytest.raises(BundleError, match="no bundle here"):
        load_bundles(tmp_path)


def test_the_fingerprint_changes_with_any_file_and_with_nothing_else(tmp_path, content):
    path = write_bundle(tmp_path, content)
    before = fingerprint(load_bundles(tmp_path))
    assert fingerprint(load_bundles(tmp_path)) == before
    write_bundle(tmp_path, content, TEXTS | {"a4": "Otro texto."})
    after_text = fingerprint(load_bundles(tmp_path))
    (path / "gold.json").write_text(json.dumps(content | {"lang": ["en"]}), encoding="utf-8")
    assert len({before, after_text, fingerprint(load_bundles(tmp_path))}) == 3


@pytest.mark.parametrize("folder", sorted(path.parent for path in PROJECT_GOLD.glob("*/*/gold.json")), ids=str)
def test_every_bundle_of_the_project_is_sound(folder):
    bundle = load_bundle(folder)
    assert bundle.mentions
    assert bundle.contradictions
    assert bundle.traps

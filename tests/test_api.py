import claimdiff
from tests.conftest import FakeEncoder, FakeNli


def test_one_call_analyses_files_and_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("El ministro firmó el contrato del puente de Lugo.", encoding="utf-8")
    analysis = claimdiff.run([tmp_path / "a.txt"], encoder=FakeEncoder(), nli=FakeNli(), date="2026-01-31")
    assert [statement.text for statement in analysis.statements] == [
        "El ministro firmó el contrato del puente de Lugo."
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_state_file_that_is_named_is_kept(tmp_path):
    (tmp_path / "a.txt").write_text("El ministro firmó el contrato del puente de Lugo.", encoding="utf-8")
    encoder = FakeEncoder()
    for _ in range(2):
        claimdiff.run([tmp_path / "a.txt"], db=tmp_path / "state.db", encoder=encoder, nli=FakeNli())
    assert encoder.calls == 1


def test_the_public_names_are_those_of_the_docs():
    assert all(hasattr(claimdiff, name) for name in claimdiff.__all__)
    assert claimdiff.__all__ == sorted(claimdiff.__all__, key=lambda name: (name.islower(), name))

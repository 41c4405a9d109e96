import pytest

from benchmarks.__main__ import NAMES, main


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_says_what_it_does(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert not ended.value.code
    assert f"python -m benchmarks {name}" in capsys.readouterr().out


def test_a_benchmark_that_does_not_exist_is_answered_with_those_that_do():
    with pytest.raises(SystemExit, match="python -m benchmarks nights"):
        main(["nothing"])

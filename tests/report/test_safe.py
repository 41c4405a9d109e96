import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.report.safe import Safe, cut, escape, link, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("El 3,5 % de los 12.500 votos (1-2), ¿no?", "El 3,5 % de los 12.500 votos (1-2), ¿no?"),
        ("a\u00a0b\n\n c\u2028d", "a b c d"),
        ("12.500 muertos", "12.500 muertos"),
        ("12. Doce", "12\\. Doce"),
        ("- raya", "\\- raya"),
        ("—raya", "—raya"),
        ("<b> AT&T &amp; &lt;", "&lt;b&gt; AT&T &amp;amp; &amp;lt;"),
        ("[x](y) *a* `b` ~c~ $5 a|b #d @e", "\\[x\\](y) \\*a\\* \\`b\\` \\~c\\~ \\$5 a\\|b \\#d \\@e"),
        ("https://a.b WWW.a.b", "https:\\//a.b WWW\\.a.b"),
        ("\u202eabc\u200b\x1b[0m", "abc\\[0m"),
    ],
)
def test_foreign_text_reads_the_same_and_does_nothing(text, shown):
    assert escape(text) == shown


@given(st.text())
def test_markdown_of_our_own_is_not_escaped_twice(text):
    assert escape(escape(text)) is not None
    assert escape(escape(text)) == escape(text)
    assert escape(Safe(text)) == text


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/x?y=1&z=2#t", "[medio](https://a.example/x?y=1&z=2#t)"),
        ("HTTP://a.example", "[medio](http://a.example)"),
        ("https://a.example/(x) y>", "[medio](https://a.example/%28x%29%20y%3E)"),
        ("https://ñandú.example/niño", "[medio](https://%C3%B1and%C3%BA.example/ni%C3%B1o)"),
        ("java\nscript:alert(1)", "medio"),
        ("data:text/html,x", "medio"),
        ("//a.example/x", "medio"),
        ("https:///x", "medio"),
        ("https://[", "medio"),
        ("https://a.example/" + "x" * 3000, "medio"),
        (None, "medio"),
    ],
)
def test_only_addresses_of_the_web_become_links(url, shown):
    assert link("medio", url) == shown


@given(st.text(), st.integers(1, 50))
def test_a_cut_text_is_no_longer_than_asked_but_for_the_mark(text, length):
    shown = cut(text, length)
    assert len(shown) <= length + len(" (…)")
    assert plain(text).startswith(shown.removesuffix(" (…)"))

"""The site's own address as people write it, and as sitemaps, feeds and browsers need it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explainer import finish
from tests import languages


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://Example.org/Repo//", "https://example.org/Repo/"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a/"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("https://жаңалық.қаз/", "https://xn--80aaqw4fuxvb.xn--80ao21a/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://xn--80aswg.xn--p1ai/", "https://xn--80aswg.xn--p1ai/"),
        ("https://example.org/новости", "https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/"),
        ("https://example.org/%D0%BD%D0%BE/", "https://example.org/%D0%BD%D0%BE/"),
        ("https://example.org/100%/ニュース", "https://example.org/100%25/%E3%83%8B%E3%83%A5%E3%83%BC%E3%82%B9/"),
        ('https://example.org/a"<b>', "https://example.org/a%22%3Cb%3E/"),
        ("https://example.org/~me/a+b,c;d=e@f:g/", "https://example.org/~me/a+b,c;d=e@f:g/"),
    ],
)
def test_an_address_becomes_a_uri_once(written: str, uri: str) -> None:
    assert finish.address(written, written) == finish.Address(uri, uri.removesuffix("/"))
    assert finish.address(uri, None).site == uri


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("https://example.org/news/?x=1", "a query"),
        ("https://example.org/news/?", "a query"),
        ("https://example.org/#top", "a fragment"),
        ("https://example.org/my news/", "white space"),
        (" https://example.org/", "white space"),
        ("https://example.org/\n", "white space"),
        ("https://me:secret@example.org/", "a user's name"),
        ("ftp://example.org/", "no http://"),
        ("git@github.com:me/repo.git", "no http://"),
        ("javascript:alert(1)", "no http://"),
        ("example.org", "no http://"),
        ("//example.org/", "no http://"),
        ("https:///news/", "no host"),
        ("https://example.org\\news", "not allowed"),
        ("https://example.org/a\\b", "a backslash"),
        ("https://example.org/a/../b/", "steps"),
        ("https://example.org:http/", "Port"),
        ("https://[::1/", "IPv6"),
        ("https://☃.example/", "not allowed"),
        ("https://a..қаз/", "Empty"),
    ],
)
def test_what_is_not_the_address_of_a_site_is_refused(written: str, why: str) -> None:
    for of, given_as in (("site", (written, None)), ("repository", (None, written))):
        with pytest.raises(ValueError, match=f"^not the address of a {of}: ") as caught:
            finish.address(*given_as)
        assert why in str(caught.value)
        assert "secret" not in str(caught.value)


@given(st.text())
@example("https://\ud800/")
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    for written in (text, f"https://example.org/{text}", f"https://{text}/"):
        try:
            site = finish.address(written, None).site
        except ValueError:
            continue
        if written:
            assert site is not None
            assert site.isascii()
            parts = urlsplit(site)
            assert (parts.query, parts.fragment, parts.username) == ("", "", None)
            assert site.endswith("/")


def test_nothing_is_no_address() -> None:
    assert finish.address("", None) == finish.Address(None, None)


def test_everything_that_names_the_site_names_its_uri() -> None:
    where = finish.address("https://жаңалық.қаз/новости/", None)
    locales, _ = languages.interface()
    kazakh = next(locale for locale in locales if locale.tag == "kk")
    page = finish.SitePage("how/", kazakh, tuple(locales), "T", "D")
    link = finish.feed_link(kazakh, {"site.name": "S"}, where)
    html = finish.finish_page("<!-- explainer:head -->", page, where, [link])
    sitemap = (finish.sitemap([page], where) or b"").decode()
    written = [html, sitemap, finish.linked_data(page, where, "S", None)]
    for text in written:
        assert "https://xn--80aaqw4fuxvb.xn--80ao21a/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/kk/" in text
        assert text.isascii()

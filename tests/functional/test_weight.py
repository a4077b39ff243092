"""What a page costs on a slow and dear line, as it is sent."""

import pytest

from directory.web.compression import QUALITY, compressed

pytestmark = [pytest.mark.functional, pytest.mark.timeout(600)]

MOST_BYTES, MOST_HOME_BYTES = 20_000, 14_000


@pytest.mark.parametrize("language", ["en", "fa-AF", "lg"])
def test_no_page_is_heavy_not_even_one_with_a_map(crawl, language):
    sent = {
        name: len(compressed(source.encode(), "br", QUALITY["br"]))
        for name, source in crawl.pages(language)
    }

    heavy = {name: size for name, size in sent.items() if size > MOST_BYTES}
    assert sent["home"] <= MOST_HOME_BYTES
    assert heavy == {}

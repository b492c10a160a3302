"""Prepares the parser of searches, so that no example of a property test pays for it."""

import pytest

from core.domain.query.text import parse


@pytest.fixture(scope="session", autouse=True)
def _parser_is_ready() -> None:
    parse("a")

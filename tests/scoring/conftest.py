"""A motion and a counterargument of the small pack, for the tests of the judge."""

import pytest


@pytest.fixture(scope="session")
def zoo(school_phones):
    return school_phones.motions[0]


@pytest.fixture(scope="session")
def thrown(zoo):
    return zoo.get_counterargument("eyes-on-screens")

"""The contract of a reading backend, run against every file of the folder. No model is asked."""

import re

import pytest

from witnessmark.errors import StopRun
from witnessmark.model.backend import BackendSettings
from witnessmark.plugins import members
from witnessmark.read.backends.common import Backend, backend_of, backends

BACKENDS = members("witnessmark.read.backends", "BACKEND")


@pytest.fixture(params=sorted(BACKENDS))
def backend(request: pytest.FixtureRequest) -> Backend:
    made: Backend = BACKENDS[request.param]
    return made


def test_it_says_what_it_is(backend: Backend) -> None:
    assert re.fullmatch(r"[a-z_]+", backend.NAME)
    assert backend.TITLE and type(backend).__doc__
    assert [each.NAME for each in BACKENDS.values()].count(backend.NAME) == 1


def test_it_says_what_leaves_the_machine_or_why_it_cannot_work(backend: Backend) -> None:
    for endpoint in (None, "http://127.0.0.1:9", "https://models.invalid/v1"):
        settings = BackendSettings(name=backend.NAME, model="some-model", endpoint=endpoint)
        try:
            told = backend.leaves(settings)
        except StopRun as reason:
            told = str(reason)
            assert re.match(r"[a-z_]+: ", told)
        assert "\n" not in told
        assert endpoint is None or "invalid" not in endpoint or "models.invalid" in told or "no endpoint" in told


def test_a_model_that_is_not_there_stops_the_run(backend: Backend) -> None:
    settings = BackendSettings(name=backend.NAME, model="", endpoint="no address")
    with pytest.raises(StopRun):
        backend.leaves(settings)
        backend.open(settings)


def test_a_backend_that_is_not_there_is_an_error_that_lists_those_that_are() -> None:
    with pytest.raises(StopRun, match=f"no reading backend 'oracle'; there are: {', '.join(backends())}"):
        backend_of(BackendSettings(name="oracle", model="delphi"))

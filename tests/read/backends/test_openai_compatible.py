import json
from collections.abc import Iterator

import pytest
from model_server import Reply, claim, claiming, dripping, endless, hanging_up, sending, serving, silent, writing

from witnessmark.errors import StopRun
from witnessmark.model.backend import BackendSettings, BackendUse
from witnessmark.model.document import Document
from witnessmark.model.reading import Reading
from witnessmark.pipeline import read
from witnessmark.read import modelled
from witnessmark.read.backends import _passages, _server, openai_compatible
from witnessmark.read.backends._answer import schema
from witnessmark.read.backends.openai_compatible import BACKEND

pytest.importorskip("httpx", reason="the tests of openai_compatible need httpx: pip install httpx")

# The rules read "two people"; that the warden and his dog were mourned they do not.
TEXT = "Two people were killed in Osivka on Monday. Residents mourned the death of three neighbours and said 14 soldiers had been injured."


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(_server, "PAUSE", 0.0)
    modelled._opened.cache_clear()
    yield
    modelled._opened.cache_clear()


def settings(endpoint: str, **more: object) -> BackendSettings:
    return BackendSettings(**{"name": "openai_compatible", "model": "small", "endpoint": endpoint, "timeout": 5.0} | more)  # type: ignore[arg-type]


def asked(text: str, *replies: Reply, times: int = 1, **more: object) -> list[Reading]:
    """The readings of the same text under so many ids."""
    documents = [Document(doc_id=f"d{number}", text=text, language="en") for number in range(times)]
    with serving(*replies) as server:
        return list(read(documents, backend=settings(server.endpoint, **more)))


def by_rules(text: str = TEXT) -> list[tuple[object, ...]]:
    return _told(next(read([Document(doc_id="d0", text=text, language="en")])))


def _told(reading: Reading) -> list[tuple[object, ...]]:
    return [(c.kind, c.start, c.end, c.quote, c.rule) for c in reading.claims if not c.rule.startswith("model:")]


def use(reading: Reading) -> BackendUse:
    assert reading.backend is not None
    return reading.backend


def test_a_right_answer_adds_a_claim_at_its_exact_words_and_keeps_those_of_the_rules() -> None:
    text = "The roof fell in on Monday. Two people were killed, and as for the porters, 14 of the injured porters were sent home."
    (reading,) = asked(text, claiming(claim("14 of the injured porters", "injured", 14, 14)))
    added = [c for c in reading.claims if c.rule == "model:openai_compatible:small"]
    if not added:  # the rules may learn this sentence
        assert use(reading).refused == {"duplicate": 1}
    assert all(text[c.start : c.end] == c.quote for c in reading.claims)
    assert _told(reading) == by_rules(text)
    assert [c.id for c in reading.claims] == [f"c{k}" for k in range(len(reading.claims))]


LIES = [
    (claim("9 people", "killed", 9, 9), "not_found"),
    (claim("14 soldiers", "injured", 15, 15), "number_not_there"),
    (claim("14 soldiers", "obliterated", 14, 14), "not_a_claim"),
    (claim("14 soldiers", "detained", 14, 14), "outcome_not_there"),
    (claim("14 soldiers", "injured", 14, 14, who="heroes"), "not_a_claim"),
    (claim("14 soldiers", "injured", 14, 14, modality="sworn"), "not_a_claim"),
    ({"quote": "14 soldiers"}, "not_a_claim"),
    ("14 soldiers were injured", "not_a_claim"),
    (None, "not_a_claim"),
    ({"quote": 14, "outcome": "injured"}, "not_a_claim"),
    (claim("14 soldiers", "injured", "14", 14), "not_a_claim"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("lie", "reason"), LIES)
def test_a_lie_is_refused_and_counted_by_its_reason(lie: object, reason: str) -> None:
    (reading,) = asked(TEXT, claiming(lie))
    assert use(reading) == BackendUse(backend="openai_compatible:small", proposed=1, refused={reason: 1})
    assert _told(reading) == by_rules() != []


def test_one_broken_entry_costs_itself_alone() -> None:
    (reading,) = asked(TEXT, claiming("prose", claim("Two people", "killed", 2, 2), claim("ghosts", "killed", 2, 2)))
    assert use(reading).refused == {"duplicate": 1, "not_a_claim": 1, "not_found": 1}


@pytest.mark.parametrize(
    "content",
    [
        'Certainly! Here it is:\n```json\n{"claims": [{"quote": "Two people", "outcome": "killed", "low": 2, "high": 2}]}\n```\nAnything else?',
        '{"claims": [{"quote": "Two people", "outcome": "killed", "low": 2, "high": 2, "mood": "sad"}], "thoughts": "…"}',
    ],
)
def test_json_in_the_midst_of_prose_is_read(content: str) -> None:
    (reading,) = asked(TEXT, writing(content))
    assert (use(reading).failed, use(reading).proposed) == (None, 1)


FAILURES = [
    (sending(b"no json at all"), "no chat completion"),
    (sending(b"[" * 100_000), "no chat completion"),
    (sending(b"\xff\xfe\x00"), "no chat completion"),
    (sending(b"{}"), "no chat completion"),
    (writing(None), "wrote nothing"),
    (writing(""), "the answer is empty"),
    (writing("I cannot help with that."), "not the JSON asked for"),
    (writing('{"claims": [{"quote": "Two peo'), "not the JSON asked for"),
    (writing('{"claims": "none"}'), "not the JSON asked for"),
    (writing('{"claims": ' + "[" * 50_000 + "]" * 50_000 + "}"), ""),
    (sending(b"model not loaded", 500), "HTTP 500: model not loaded"),
    (sending(b'{"error": "no such model"}', 404), "HTTP 404"),
    (sending(b"\x1b[2Jgo away", 401), r"HTTP 401: \x1b[2Jgo away"),
    (sending(b"", 302), "HTTP 302"),
    (hanging_up, "disconnected"),
    (endless, "longer than"),
]


@pytest.mark.parametrize(("reply", "reason"), FAILURES)
def test_a_failed_answer_keeps_what_the_rules_read_and_says_why(reply: Reply, reason: str) -> None:
    (reading,) = asked(TEXT, reply)
    assert _told(reading) == by_rules() != []
    assert use(reading).accepted == 0
    failed = use(reading).failed
    assert use(reading).refused or (failed is not None and reason in failed and "\n" not in failed and "\x1b" not in failed)


@pytest.mark.parametrize("reply", [silent(3), dripping(0.1)])
def test_a_slow_server_is_waited_for_no_longer_than_the_timeout(reply: Reply) -> None:
    (reading,) = asked(TEXT, reply, timeout=0.4)
    assert use(reading).failed == "no answer within 0.4 seconds"
    assert _told(reading) == by_rules()


def test_a_busy_server_is_asked_again_a_bounded_number_of_times() -> None:
    right = claiming(claim("Two people", "killed", 2, 2))
    (reading,) = asked(TEXT, sending(b"", 503), hanging_up, right)
    assert use(reading).failed is None
    with serving(sending(b"", 503)) as server:
        list(read([Document(doc_id="d", text=TEXT)], backend=settings(server.endpoint)))
    assert len(server.bodies) == _server.TRIES


def test_a_server_that_is_gone_is_not_asked_for_ever() -> None:
    with serving(sending(b"", 500)) as server:
        documents = [Document(doc_id=f"d{number}", text=TEXT, language="en") for number in range(openai_compatible.GIVE_UP + 2)]
        readings = list(read(documents, backend=settings(server.endpoint)))
    assert len(server.bodies) == openai_compatible.GIVE_UP * _server.TRIES
    assert [str(use(r).failed).partition(":")[0] for r in readings[-3:]] == ["HTTP 500", "not asked", "not asked"]
    assert all(_told(r) == by_rules() for r in readings)


def test_nobody_listens_there() -> None:
    with serving(silent(0)) as server:
        pass
    (reading,) = read([Document(doc_id="d", text=TEXT, language="en")], backend=settings(server.endpoint))
    assert "ConnectError" in str(use(reading).failed)


def test_only_the_text_and_its_language_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", "sesame")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    document = Document(
        doc_id="secret-id", text=TEXT, language="en", title="A title", url="https://a.invalid/", publisher="The Courier", published="2031-05-05"
    )
    with serving(claiming()) as server:
        list(read([document], backend=settings(server.endpoint, key_variable="MY_KEY")))
    (body,), (headers,) = server.bodies, server.headers
    assert body["messages"][1]["content"] == f"Language: en\n\n{TEXT}"
    assert body["model"] == "small"
    assert headers["Authorization"] == "Bearer sesame"
    sent = json.dumps([body, headers])
    assert not [word for word in ("secret-id", "A title", "a.invalid", "Courier", "2031") if word in sent]
    assert server.paths == ["/v1/chat/completions"]


def test_a_document_that_cannot_be_read_is_not_sent() -> None:
    with serving(claiming()) as server:
        (reading,) = read([Document(doc_id="d", text="Zwei Menschen starben am Montag.", language="de")], backend=settings(server.endpoint))
    assert (server.bodies, reading.backend) == ([], None)


def test_a_torn_surrogate_can_be_sent() -> None:
    (reading,) = asked(TEXT + " \ud83d", claiming(claim("Two people", "killed", 2, 2)))
    assert use(reading).failed is None


def test_the_schema_is_that_of_the_structs_and_has_nothing_optional() -> None:
    one = schema()["properties"]["claims"]["items"]
    assert one["required"] == ["quote", "outcome", "before", "low", "high", "who", "modality"]
    assert sorted(one["properties"]["outcome"]["enum"]) == ["affected", "detained", "injured", "killed", "missing"]
    assert not one["additionalProperties"]
    assert "$ref" not in json.dumps(schema())


def test_long_texts_go_in_passages_without_a_gap_and_too_long_ones_not_at_all() -> None:
    text = f"{TEXT}\n\n" * 400
    found = list(_passages.passages(text))
    assert "".join(text[a:b] for a, b in found) == text
    assert all(b - a <= _passages.LONGEST for a, b in found)
    assert all(text[:b].endswith("\n\n") for _, b in found)
    assert list(_passages.passages("x" * 20_000)) == [(0, 8000), (8000, 16_000), (16_000, 20_000)]
    assert list(_passages.passages(" \n ")) == []
    (reading,) = asked("x " * openai_compatible.LONGEST + TEXT, claiming())
    assert "longer than the 200,000 characters" in str(use(reading).failed)


@pytest.mark.parametrize(
    ("endpoint", "asked_at"),
    [
        ("http://127.0.0.1:11434", "http://127.0.0.1:11434/v1/chat/completions"),
        ("http://127.0.0.1:8000/v1/", "http://127.0.0.1:8000/v1/chat/completions"),
        ("https://models.invalid/v1/chat/completions", "https://models.invalid/v1/chat/completions"),
        ("https://models.invalid/openai", "https://models.invalid/openai/v1/chat/completions"),
    ],
)
def test_the_address_is_completed(endpoint: str, asked_at: str) -> None:
    assert _server.address(settings(endpoint)).geturl() == asked_at


@pytest.mark.parametrize(
    "endpoint", ["", "models.invalid", "ftp://a.invalid", "http://", "http://me:pass@a.invalid", "http://a.invalid/?k=1", "http://a:b"]
)
def test_what_is_no_address_stops_the_run(endpoint: str) -> None:
    with pytest.raises(StopRun, match="no address of a server"):
        BACKEND.leaves(settings(endpoint))


@pytest.mark.parametrize("key", [None, "", "  ", "two\nlines", "ключ"])
def test_a_key_that_is_not_there_or_cannot_be_sent_stops_the_run_and_is_not_shown(key: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MY_KEY", raising=False)
    if key is not None:
        monkeypatch.setenv("MY_KEY", key)
    with pytest.raises(StopRun, match="variable MY_KEY holds no key"):
        BACKEND.leaves(settings("https://models.invalid", key_variable="MY_KEY"))


def test_the_warning_says_what_is_sent_and_where_to() -> None:
    assert "whole text of every document" in BACKEND.leaves(settings("https://models.invalid"))
    assert "sent to models.invalid. It leaves this machine." in BACKEND.leaves(settings("https://models.invalid"))
    assert "unencrypted" in BACKEND.leaves(settings("http://models.invalid"))
    assert "That is this machine" in BACKEND.leaves(settings("http://localhost:11434"))
    with pytest.raises(StopRun, match="needs a model"):
        BACKEND.leaves(settings("http://localhost:11434", model=""))


def test_several_processes_give_the_same() -> None:
    documents = [Document(doc_id=f"d{number}", text=f"{TEXT} {number}", language="en") for number in range(70)]
    with serving(claiming(claim("14 soldiers", "injured", 14, 14), claim("ghosts"))) as server:
        one = list(read(documents, backend=settings(server.endpoint)))
        two = list(read(documents, backend=settings(server.endpoint), workers=2))
    assert one == two

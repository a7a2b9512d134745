"""Any server with the OpenAI interface (Ollama, vLLM, llama.cpp, a hosted one), asked with a JSON Schema over plain HTTP."""

from witnessmark.errors import StopRun
from witnessmark.model.backend import BackendSettings
from witnessmark.model.base import Span
from witnessmark.read.backends._answer import answered, question
from witnessmark.read.backends._passages import passages
from witnessmark.read.backends._server import NoAnswer, Server, address, is_local, key_of
from witnessmark.read.backends.common import Ask, Proposals

# A text longer than this is not sent: hundreds of requests for one document are a mistake in the input.
LONGEST = 200_000
# After so many failed answers in a row the server is taken for gone, and not asked again in this run.
GIVE_UP = 5


class OpenAICompatible:
    """Sends each text in passages, and takes what comes back as proposals.

    Sent are the text of the document and its language; never its title, address, publisher, date or file name. A key is
    taken from the environment variable the user named. A redirect is not followed, proxies of the environment are not used.
    """

    NAME = "openai_compatible"
    TITLE = "A server with the OpenAI interface: Ollama, vLLM, llama.cpp, or a hosted one"

    def leaves(self, settings: BackendSettings) -> str:
        """What is sent, to which host, and whether that is in clear."""
        if not settings.model or not settings.timeout > 0:
            raise StopRun("openai_compatible: it needs a model (--backend openai_compatible:MODEL) and a timeout above 0")
        url = address(settings)
        key = f", with the key in {settings.key_variable}" if key_of(settings) is not None else ""
        sent = f"{settings.label}: the whole text of every document that can be read, and its language, is sent to {url.netloc}{key}"
        if is_local(url):
            return f"{sent}. That is this machine; what its server does with a text is not known here."
        return f"{sent}. It leaves this machine{', unencrypted' if url.scheme == 'http' else ''}."

    def open(self, settings: BackendSettings) -> Ask:
        """Makes the client; nothing is sent yet."""
        return _Asker(settings).ask


class _Asker:
    """Asks about one text after another, and stops asking a server that is gone."""

    def __init__(self, settings: BackendSettings) -> None:
        self.server, self.model = Server(settings), settings.model
        self.failures = 0

    def ask(self, text: str, language: str) -> list[Proposals]:
        if len(text) > LONGEST:
            return [Proposals(within=(0, len(text)), failed=f"the text is longer than the {LONGEST:,} characters that are sent")]
        return [self._passage(text, language, within) for within in passages(text)]

    def _passage(self, text: str, language: str, within: Span) -> Proposals:
        if self.failures >= GIVE_UP:
            return Proposals(within=within, failed=f"not asked: {GIVE_UP} answers in a row had failed")
        try:
            answer = answered(self.server.post(question(self.model, text[slice(*within)], language)), within)
        except NoAnswer as reason:
            answer = Proposals(within=within, failed=str(reason))
        self.failures = 0 if answer.failed is None else self.failures + 1
        return answer


BACKEND = OpenAICompatible()

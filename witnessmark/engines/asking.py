"""A model made ready to be asked, and what leaves the machine when it is."""

from witnessmark.model.backend import BackendSettings


def what_leaves(backend: BackendSettings) -> str:
    """One sentence that says what leaves the machine when this model reads, and for which host. Nothing is sent yet.

    A backend that is not there, is not installed, or cannot work with its settings stops the run here.
    """
    from witnessmark.read.backends.common import backend_of
    from witnessmark.read.modelled import opened

    told = backend_of(backend).leaves(backend)
    opened(backend)
    return told

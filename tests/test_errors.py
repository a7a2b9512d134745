"""How errors name what they are of."""

import errno
import os

import pytest

from witnessmark.errors import naming


@pytest.mark.parametrize(("named", "told"), [(None, "texts/ab"), ("a.txt", "a.txt")])
def test_an_error_of_the_disk_names_what_was_read(named: str | None, told: str) -> None:
    with pytest.raises(OSError, match=os.strerror(errno.EIO)) as raised, naming("texts/ab"):
        raise OSError(errno.EIO, os.strerror(errno.EIO), named)
    assert raised.value.filename == told

"""The same examples on every run, however slow the machine."""

from hypothesis import settings

settings.register_profile("archive", deadline=None, derandomize=True)
settings.load_profile("archive")

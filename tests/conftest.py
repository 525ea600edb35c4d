"""Settings for all tests: the same generated examples in every run, and no time limits on a busy machine."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

"""The program at the other end of real lines: SSH, tmux, mosh, and lines that die."""

import pytest

pytest.register_assert_rewrite("tests.remote.login")

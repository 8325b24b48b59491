"""The line that says how far a long run has come."""

import io
import time

from according.publish.progress import QUIET_S, Progress


class Terminal(io.StringIO):
    """A file that says it is a terminal."""

    def isatty(self):
        return True


def shown(file):
    """What is left on the line when all is written."""
    return file.getvalue().split("\x1b[2K")[-1]


def test_a_short_run_says_nothing():
    file = Terminal()
    with Progress(file) as progress:
        progress.done()
    assert file.getvalue() == ""


def test_a_long_run_says_how_many_were_read_and_leaves_nothing_behind():
    file = Terminal()
    with Progress(file) as progress:
        for _ in range(1200):
            progress.done()
        time.sleep(QUIET_S + 0.3)
        assert shown(file).startswith("1,200 read, 2 s")
        progress.clear()
        assert shown(file) == ""
        time.sleep(0.6)
        assert "1,200 read" in shown(file)
    assert shown(file) == ""


def test_before_the_first_report_it_says_what_takes_so_long():
    file = Terminal()
    with Progress(file):
        time.sleep(QUIET_S + 0.3)
        assert shown(file).startswith("loading the language model, 2 s")


def test_where_there_is_no_terminal_nothing_is_ever_written():
    file = io.StringIO()
    with Progress(file):
        time.sleep(QUIET_S + 0.3)
    assert file.getvalue() == ""


def test_a_run_of_several_steps_says_of_each_how_far_it_is():
    file = Terminal()
    with Progress(file, "read") as progress:
        progress.at(3, "of 40 chunks read")
        time.sleep(QUIET_S + 0.3)
        assert shown(file).startswith("3 of 40 chunks read, 2 s")

"""The table of commands agrees with the help of each command."""

import pytest

from core.cli.command_table import COMMANDS, load
from tests.core.cli.conftest import Command


@pytest.mark.parametrize("name", COMMANDS)
def test_list_shows_the_first_line_of_each_commands_help(name: str):
    assert load(name).help.splitlines()[0] == COMMANDS[name].help


def test_help_lists_every_command_in_table_order(clipshelf: Command):
    outcome = clipshelf("--help")
    lines = outcome.out.partition("Commands:\n")[2].splitlines()

    assert [line.split()[0] for line in lines] == list(COMMANDS)
    assert outcome.code == 0


def test_misspelt_command_suggests_the_nearest(clipshelf: Command):
    assert "Did you mean 'status'" in clipshelf("statis").sentence

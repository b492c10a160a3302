"""The table of commands says what the commands say of themselves."""

import pytest

from core.cli.commands import COMMANDS, load
from tests.core.cli.conftest import Command


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_of_a_command_what_its_own_help_begins_with(name: str):
    assert load(name).help.splitlines()[0] == COMMANDS[name].help


def test_the_help_lists_every_command_in_the_order_of_the_table(clipshelf: Command):
    outcome = clipshelf("--help")
    lines = outcome.out.partition("Commands:\n")[2].splitlines()

    assert [line.split()[0] for line in lines] == list(COMMANDS)
    assert outcome.code == 0


def test_a_command_that_is_nearly_meant_is_named(clipshelf: Command):
    assert "Did you mean 'status'" in clipshelf("statis").sentence

"""`briefings completion`: the script that makes a shell's TAB ask this program."""

import sys
from importlib.resources import files

import click

SHELLS = ("bash", "zsh", "fish")


def script(shell: str) -> str:
    """Return the script for one of `SHELLS`; `briefings.cli.completion` answers to it."""
    return (files("briefings.cli") / "completions" / f"briefings.{shell}").read_text("utf-8")


@click.command()
@click.argument("shell", metavar="|".join(SHELLS), type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what makes TAB complete commands, briefings, panels and notes.

    Put it where your shell looks for it, once; the next shell knows it:

    \b
    bash  briefings completion bash \\
            > ~/.local/share/bash-completion/completions/briefings
    zsh   briefings completion zsh > ~/.zfunc/_briefings
            (with fpath+=~/.zfunc before compinit in ~/.zshrc)
    fish  briefings completion fish > ~/.config/fish/completions/briefings.fish

    A folder that is missing has to be made first (mkdir -p). In bash this needs the package
    bash-completion; without it, write `source` and the file's name into ~/.bashrc.
    """
    sys.stdout.write(script(shell))

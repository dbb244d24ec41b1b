#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""shells_test.py PROGRAM: bash, zsh and fish complete commands, flags and the values of an index by the scripts that are
installed. A shell that is not here is passed over, and that is said."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]

# What is typed, and what is offered for its last word. `-` stands for nothing but files.
TYPED = {
    "dossier sea": ["search"],
    "dossier search --theory neoc": ["neoclassical-realism"],
    "dossier search --theory=neoc": ["--theory=neoclassical-realism"],
    "dossier search --dyad jap": ["Japan-North Korea", "Japan-South Korea", "Japan-United States"],
    "dossier search --dyad=Cuba-U": ["--dyad=Cuba-United States"],
    "dossier search --filter section=me": ["section=methods"],
    "dossier search --filter sec": ["section="],
    "dossier search --paper teesta": ["teesta-and-the-neighbours"],
    "dossier search --sort ": ["paper", "relevance", "year"],
    "dossier search --so": ["--sort"],
    "dossier matrix theory ki": ["kind"],
    "dossier help sim": ["similar"],
    "dossier batch top": ["-"],
}


def bash(line):
    """COMPREPLY is what stands behind the last of : and =, since bash parts words there."""
    script = 'source "$1"; COMP_LINE=$2; COMP_POINT=${#2}; compopt() { :; }; _dossier; printf "%s\\n" "${COMPREPLY[@]}"'
    head = line[: max(line.rfind(mark) for mark in " :=") + 1].split(" ")[-1]
    return ["bash", "-c", script, "bash", "c.bash", line], lambda text: head + text.replace("\\", "")


def zsh(line):
    """Everything of the real shell but its drawing: what _describe is given, and its matching of capitals."""
    script = r"""
      autoload -U is-at-least; words=("${(@s: :)2}"); CURRENT=${#words}
      _files() { : }
      _describe() { local item; [[ $4 == *upper* ]] || return; for item in "${(@P)2}"; do
        item=${item//\\:/$'\1'}; print -r -- "${${item%%:*}//$'\1'/:}"; done }
      source "$1" """
    return ["zsh", "-f", "-c", script, "zsh", "c.zsh", line], lambda text: text


def fish(line):
    return ["fish", "--no-config", "-c", 'source c.fish; complete --do-complete "$argv[1]"', line], \
        lambda text: text.split("\t")[0]


def offered(make, line, folder, environment):
    command, cleaned = make(line)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL, timeout=60, check=False)
    found = sorted({cleaned(text) for text in done.stdout.splitlines() if text})
    files = {path.name for path in folder.iterdir()}
    return [text for text in found if text not in files and text.rstrip("/") not in files] or ["-"], done.stderr


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        environment = {"PATH": f"{program.parent}:{os.environ['PATH']}", "HOME": name, "LC_ALL": "C.UTF-8"}
        subprocess.run([program, "index", "--quiet", SOURCE / "examples" / "papers"], cwd=folder, env=environment,
                       stdout=subprocess.DEVNULL, check=True)
        (folder / "topics.jsonl").touch()
        for make in (bash, zsh, fish):
            shell = make.__name__
            if shutil.which(shell) is None:
                print(f"{shell}: not here, its completion is not tried")
                continue
            script = subprocess.run([program, "__reference", shell], env=environment, capture_output=True, check=True)
            (folder / f"c.{shell}").write_bytes(script.stdout)
            for line, wanted in TYPED.items():
                found, errors = offered(make, line, folder, environment)
                if found != wanted:
                    wrong += 1
                    print(f"{shell}: {line!r} offers {found}, not {wanted}\n{errors}")
    return 1 if wrong else 0


sys.exit(main())

# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages of PyPI that single tests need, and that nothing else of the project does."""
import importlib.metadata
import importlib.util
import os
import pathlib
import subprocess
import sys


def needs(module, requirement, near):
    """Goes on where `module` can be imported, in the major version that is required. Under CI it is installed first, into an environment of its own beside the program
    `near`, and the test starts again there. Ends with status 77, saying so, where the module cannot be had."""
    assert "==" in requirement, requirement
    if importlib.util.find_spec(module) is not None and has_major(requirement):
        return
    if os.environ.get("CI") != "true":
        skip(f"the package {requirement} of PyPI is not installed")
    folder = pathlib.Path(near).resolve().parent / "from-pypi" / requirement
    python = folder / "bin" / "python"
    if not python.exists() or not can_import(python, module):
        for command in ([sys.executable, "-m", "venv", folder], [python, "-m", "pip", "install", "--quiet", requirement]):
            if why := failure(command):
                skip(f"{requirement} cannot be installed from PyPI: {why}")
        if not can_import(python, module):
            sys.exit(f"{requirement} was installed and cannot be imported")
    os.execv(python, [str(python), *sys.argv])


def has_major(requirement):
    name, _, version = requirement.partition("==")
    try:
        return importlib.metadata.version(name).split(".")[0] == version.split(".")[0]
    except importlib.metadata.PackageNotFoundError:
        return False


def can_import(python, module):
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def failure(command):
    """The last line of what a command that failed said; empty where it did not fail."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "" if done.returncode == 0 else ((done.stderr or done.stdout).strip().splitlines() or ["no word"])[-1]


def skip(why):
    print("skipped: " + why)
    sys.exit(77)

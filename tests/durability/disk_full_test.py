#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the disk at every stage of indexing: a clear message, and the index as it was.

usage: disk_full_test.py PROGRAM

A small file system (tmpfs) is mounted where that is allowed. An index of one state is made on it; then ballast leaves
less and less room while the library is updated to another state. Each update must either succeed whole or fail with a
message that speaks of the full disk and leave the old state; with the ballast gone it must succeed.
Exit status 77 (skipped) where no file system can be mounted.
"""
import pathlib
import subprocess
import sys
import tempfile

from support import Program, must, write_library

SIZE_KIB = 12 * 1024


def mounted(folder):
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE_KIB}k", "dossier-test", str(folder)],
                          capture_output=True, check=False)
    return done.returncode == 0


def free_kib(folder):
    line = subprocess.run(["df", "-k", "--output=avail", str(folder)], capture_output=True, check=True).stdout
    return int(line.split()[-1])


def fill(folder, leave_kib):
    """Ballast that leaves about so much room."""
    size = free_kib(folder) - leave_kib
    (folder / "ballast").write_bytes(b"\0" * (max(0, size) * 1024))


def main():
    program_path = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        home = pathlib.Path(name)
        disk, library = home / "disk", home / "papers"
        disk.mkdir()
        if not mounted(disk):
            print("skipped: no file system can be mounted here")
            sys.exit(77)
        try:
            check_all(program_path, disk, library)
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=False)


def check_all(program_path, disk, library):
    program = Program(program_path, disk / "index")
    write_library(library, 60, "monsoon")
    must(program.run("index", library), 0)
    before = program.state()
    write_library(library, 60, "harvest")
    failed = 0
    for leave in (0, 4, 16, 32, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536):
        fill(disk, leave)
        result = must(program.run("index", library), 0, 3, 4)
        if result.returncode == 0:
            (disk / "ballast").unlink()
            assert program.state() != before, f"{leave} KiB free: success without the new state"
            write_library(library, 60, "monsoon")
            must(program.run("index", library), 0)
            assert program.state() == before
            write_library(library, 60, "harvest")
            continue
        failed += 1
        message = result.stderr.decode(errors="replace")
        assert "disk" in message and ("full" in message or "room" in message or "space" in message), message
        (disk / "ballast").unlink()
        assert program.state() == before, f"{leave} KiB free: the old state is not whole"
        must(program.run("check"), 0)
    assert failed > 0, "the disk never was full: the test tests nothing"
    must(program.run("index", library), 0)
    assert program.state() != before
    print(f"{failed} updates met a full disk; the index stayed whole each time")


if __name__ == "__main__":
    main()

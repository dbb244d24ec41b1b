#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""stop_test.py PROGRAM: Ctrl-C while papers are read: what was read is kept and found, the next run reads the rest and no more."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
PATIENCE = 60 * float(os.environ.get("DOSSIER_PATIENCE", "1"))
SENTENCES = 80


def index(folder, **options):
    return subprocess.Popen([PROGRAM, "index", "--threads", "1", "."], cwd=folder, stdin=subprocess.DEVNULL, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def counted(pattern, text):
    found = re.search(pattern, text)
    return int(found[1]) if found else 0


def write_papers(folder, numbers):
    for number in numbers:
        text = "\n\n".join(f"The ferry number {number} crossed the strait for the {i}th time in a long and calm year." for i in range(SENTENCES))
        (folder / f"ferry{number:03}.md").write_text(f"# Ferry {number}\n\nAda Vent\n\n## Results\n\n{text}\n")


with tempfile.TemporaryDirectory(prefix="dossier-stop-") as name:
    folder = pathlib.Path(name)
    papers = 400
    write_papers(folder, range(papers))
    # Stopped before a paper was read it keeps none: a slow machine is given more time. Where it was not stopped in time, there are more
    # papers to read the next time.
    seconds, kept, left = 0.1, 0, 0
    for _ in range(12):
        shutil.rmtree(folder / ".dossier", ignore_errors=True)
        running = index(folder)
        until = time.monotonic() + PATIENCE
        while not (folder / ".dossier").exists() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(seconds)
        running.send_signal(signal.SIGINT)
        out, errors = running.communicate(timeout=PATIENCE)
        if running.returncode == 0:
            write_papers(folder, range(papers, 2 * papers))
            papers *= 2
            continue
        assert running.returncode == 130, (running.returncode, out[-500:], errors[-500:])
        kept, left = counted(r"Files: (\d+) indexed", out), counted(r"Stopped\. (\d+) file", out)
        assert kept + left == papers or "as it was" in errors, (out[-500:], errors[-500:])
        if kept:
            break
        seconds *= 2
    assert kept and left, (out[-500:], errors[-500:])
    listed = subprocess.run([PROGRAM, "papers", "--json"], cwd=folder, capture_output=True, text=True, check=False).stdout
    assert listed.count('"source"') == kept, (kept, listed[:300])
    again = index(folder)
    out, errors = again.communicate(timeout=4 * PATIENCE)
    assert again.returncode == 0, (out[-500:], errors[-500:])
    assert counted(r"Files: (\d+) indexed", out) == papers - kept, out[-500:]
    assert counted(r"(\d+) unchanged", out) == kept, out[-500:]
print(f"stopped behind {kept} of {papers} files, and went on")

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""reuse_test.py PROGRAM ROOT: REUSE's own tool (`reuse` of PyPI, 5 or later; that of Debian 12 knows no REUSE.toml) finds that every
file says its licence, and prints its report. Status 77 where it cannot be had."""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import from_pypi  # noqa: E402

from_pypi.needs("reuse", "reuse==6.2.0", sys.argv[1])
done = subprocess.run([sys.executable, "-m", "reuse", "--root", sys.argv[2], "lint"], capture_output=True, text=True, check=False, timeout=300)
print(done.stdout + done.stderr)
assert "GPL-3.0-or-later" in done.stdout, "no report"
sys.exit(done.returncode)

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""package_test.py CPACK BUILD ROOT: the Debian package of a build folder is the same each time, holds what it should, and
works from where it is unpacked. lintian, desktop-file-validate, systemd-analyze and man look at it where they are there."""
import gzip
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

CPACK, BUILD, ROOT = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
HELD = (
    "usr/bin/dossier",
    "usr/lib/systemd/user/dossier@.service",
    "usr/lib/systemd/user/dossier@.socket",
    "usr/lib/systemd/user/dossier-watch@.service",
    "usr/share/applications/dossier.desktop",
    "usr/share/bash-completion/completions/dossier",
    "usr/share/doc/dossier/CHANGELOG.md.gz",
    "usr/share/doc/dossier/changelog.gz",
    "usr/share/doc/dossier/copyright",
    "usr/share/fish/vendor_completions.d/dossier.fish",
    "usr/share/icons/hicolor/scalable/apps/dossier.svg",
    "usr/share/man/man1/dossier.1.gz",
    "usr/share/zsh/vendor-completions/_dossier",
)


def said(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, timeout=240, **options)
    return done.returncode, done.stdout + done.stderr


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="dossier-package-")
        cls.first = cls.made("first")
        cls.root = pathlib.Path(cls.folder.name, "root")
        subprocess.run(["dpkg-deb", "-x", cls.first, cls.root], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def made(cls, name):
        to = pathlib.Path(cls.folder.name, name)
        status, text = said(CPACK, "-G", "DEB", "-B", to, cwd=BUILD)
        if status:
            raise AssertionError(text)
        return next(to.glob("*.deb"))

    def checked_by(self, tool, *arguments):
        """What a tool says, where it is there; it must not complain."""
        if shutil.which(tool) is None:
            print(f"{tool}: not here")
            return
        status, text = said(tool, *arguments)
        self.assertEqual((status, text.strip()), (0, ""), tool)

    def test_holds_what_it_should(self):
        held = {str(path.relative_to(self.root)) for path in self.root.rglob("*") if not path.is_dir()}
        self.assertEqual(held, set(HELD))

    def test_two_packages_have_the_same_bytes(self):
        time.sleep(1.1)  # what is written anew has another time
        for name in ("man.gz", "bash"):
            os.utime(BUILD / "cli" / "reference" / name)
        self.assertEqual(self.first.read_bytes(), self.made("second").read_bytes())

    def test_the_program_works_from_where_it_is_unpacked(self):
        program = self.root / "usr/bin/dossier"
        work = pathlib.Path(self.folder.name, "work")
        shutil.copytree(ROOT / "examples" / "papers", work)
        status, text = said(program, "index", "--quiet", ".", cwd=work)
        self.assertEqual(status, 0, text)
        status, text = said(program, "search", "--no-facets", "gauges", cwd=work)
        self.assertEqual(status, 0, text)
        self.assertIn("rules-for-a-reservoir", text)

    def test_documents(self):
        man = gzip.decompress((self.root / "usr/share/man/man1/dossier.1.gz").read_bytes()).decode()
        self.assertIn(".TH", man)
        self.assertIn("dossier news", man)
        self.assertEqual(said("bash", "-n", self.root / "usr/share/bash-completion/completions/dossier")[0], 0)
        for compressed in self.root.rglob("*.gz"):
            self.assertEqual(compressed.read_bytes()[4:8], b"\0\0\0\0", f"{compressed} holds a time")

    def test_units_start_what_is_there(self):
        program = str(self.root / "usr/bin/dossier")
        for unit in (self.root / "usr/lib/systemd/user").iterdir():
            for line in unit.read_text().splitlines():
                if line.startswith("ExecStart="):
                    words = line.removeprefix("ExecStart=").split()
                    self.assertEqual(words[0], "dossier")
                    flags = [word for word in words[2:] if word.startswith("--")]
                    told = said(program, words[1], "--help")[1]
                    for flag in flags:
                        self.assertIn(flag, told)

    @unittest.skipIf(shutil.which("systemd-analyze") is None, "systemd-analyze is not here")
    def test_systemd_has_nothing_to_say_of_the_units(self):
        units, runtime = pathlib.Path(self.folder.name, "units"), pathlib.Path(self.folder.name, "runtime")
        units.mkdir()
        runtime.mkdir()  # it looks at nothing without such a folder
        for path in (self.root / "usr/lib/systemd/user").iterdir():
            (units / path.name).write_text(path.read_text().replace("ExecStart=dossier", f"ExecStart={self.root}/usr/bin/dossier"))
        environment = {**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:/usr/lib/systemd/user", "XDG_RUNTIME_DIR": str(runtime)}

        def verified(name):
            return said("systemd-analyze", "verify", "--user", "--man=no", name, env=environment)

        for name in ("dossier@tmp.socket", "dossier@tmp.service", "dossier-watch@tmp.service"):
            self.assertEqual(verified(name), (0, ""), name)
        wrong = units / "dossier-watch@.service"
        wrong.write_text(wrong.read_text().replace("Restart=", "Rstart="))
        self.assertIn("Rstart", verified("dossier-watch@tmp.service")[1])  # the check can fail

    def test_tools_do_not_complain(self):
        self.checked_by("desktop-file-validate", self.root / "usr/share/applications/dossier.desktop")
        if os.geteuid() == 0:
            self.checked_by("lintian", "--allow-root", self.first)
        else:
            self.checked_by("lintian", self.first)


if __name__ == "__main__":
    if shutil.which("dpkg-deb") is None or shutil.which("dpkg-shlibdeps") is None:
        print("no dpkg-dev here: no package can be made")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0]])

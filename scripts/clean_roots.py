#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clean_roots.py [RELEASE…]: the Debian package on bare systems. For each of bookworm, trixie and noble, debootstrap makes a
system in a folder; the package is built in a copy of it, installed with apt in another copy, and used there: index, search,
man page, completions, units, desktop entry, removal; lintian of that release looks at it. Needs root, debootstrap and the
network; without one of them it says so and ends with status 77.

Mounts live in a namespace of their own, so that none is ever seen, or left, outside."""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request

TREE = pathlib.Path(__file__).resolve().parent.parent
CHECKS = TREE / "tests" / "package" / "in_clean_root.sh"
DEBIAN, UBUNTU = "http://deb.debian.org/debian", "http://archive.ubuntu.com/ubuntu"
# Release: its mirror, what is there of it, its keys.
RELEASES = {
    "bookworm": (DEBIAN, "main", "/usr/share/keyrings/debian-archive-keyring.gpg"),
    "trixie": (DEBIAN, "main", "/usr/share/keyrings/debian-archive-keyring.gpg"),
    "noble": (UBUNTU, "main,universe", "/usr/share/keyrings/ubuntu-archive-keyring.gpg"),
}
SCRIPTS = pathlib.Path("/usr/share/debootstrap/scripts")
CLEAN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", "HOME": "/root"}


def why_not(mirrors):
    """Why nothing can be tested here; empty where it can."""
    if os.geteuid() != 0:
        return "only root can make a clean system"
    for tool in ("debootstrap", "unshare", "chroot"):
        if shutil.which(tool) is None:
            return f"{tool} is not installed"
    for mirror in mirrors:
        try:
            with urllib.request.urlopen(mirror + "/", timeout=30):
                pass
        except OSError as error:
            return f"{mirror} cannot be reached ({error})"
    return ""


def run(command, **options):
    subprocess.run([str(word) for word in command], check=True, stdin=subprocess.DEVNULL, **options)


def inside(root, script, **variables):
    """Runs a shell script in a root, with /proc, in namespaces that end with it."""
    run(["unshare", "--mount", "--pid", "--fork", f"--mount-proc={root}/proc", "chroot", root, "sh", "-euc", script],
        env={**CLEAN, **variables})


def install(root, *packages):
    inside(root, "apt-get update -qq && apt-get install -y -qq --no-install-recommends " + " ".join(packages) + " >/dev/null")


def make_root(release, root):
    mirror, components, keys = RELEASES[release]
    command = ["unshare", "--mount", "debootstrap", "--variant=minbase", f"--components={components}"]
    command.append(f"--keyring={keys}" if pathlib.Path(keys).exists() else "--no-check-gpg")
    command += [release, root, mirror]
    if not (SCRIPTS / release).exists():
        command.append(SCRIPTS / ("gutsy" if mirror == UBUNTU else "sid"))
    run(command, stdout=subprocess.DEVNULL)
    shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")


def copy_root(source, target):
    run(["cp", "-a", "--one-file-system", source, target])


def remove(folder):
    run(["rm", "-rf", "--one-file-system", folder])


def packages_of(*sections):
    lines = (TREE / "scripts" / "packages.txt").read_text().splitlines()
    return [words[1] for words in map(str.split, lines) if len(words) == 2 and words[0] in sections]


def copy_sources(target):
    target.mkdir()
    names = subprocess.run(["git", "ls-files", "-z"], cwd=TREE, check=True, capture_output=True).stdout
    there = b"".join(name + b"\0" for name in names.split(b"\0") if name and os.path.lexists(os.path.join(os.fsencode(TREE), name)))
    packed = subprocess.run(["tar", "-c", "--null", "-T", "-"], cwd=TREE, input=there, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", target], input=packed, check=True)


def build_package(root, jobs, unoptimised):
    """The package, made in a root; its path. lintian of this release has looked at it."""
    if not (root / "usr/bin/cmake").exists():
        install(root, *packages_of("build", "package"), "ccache")
    if (root / "src").exists():
        remove(root / "src")
    copy_sources(root / "src")
    epoch = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=TREE, capture_output=True, text=True, check=True).stdout.strip()
    flags = "-D CMAKE_CXX_FLAGS_RELEASE='-O0 -DNDEBUG'" if unoptimised else ""
    inside(root, f"cd /src && cmake --preset release {flags} >/dev/null && cmake --build --preset release -j {jobs} >/tmp/built 2>&1"
                 " || { tail -n 40 /tmp/built; exit 1; }; cd build/release && cpack >/dev/null && lintian --allow-root *.deb",
           SOURCE_DATE_EPOCH=epoch)
    return next((root / "src/build/release").glob("dossier_*.deb"))


def use_package(root, package):
    shutil.copy(package, root / "tmp" / "dossier.deb")
    shutil.copytree(TREE / "examples" / "papers", root / "tmp" / "papers")
    shutil.copy(CHECKS, root / "tmp" / "checks.sh")
    inside(root, "sh /tmp/checks.sh")


def tested(release, work, jobs, unoptimised):
    bare, builder, user = work / f"{release}-bare", work / f"{release}-builder", work / f"{release}-user"
    if not (bare / "etc/resolv.conf").exists():
        if bare.exists():
            remove(bare)
        print(f"{release}: debootstrap", flush=True)
        make_root(release, bare)
    if not builder.exists():
        copy_root(bare, builder)
    print(f"{release}: building", flush=True)
    package = build_package(builder, jobs, unoptimised)
    print(f"{release}: {package.name}, {package.stat().st_size:,} bytes; installing", flush=True)
    if user.exists():
        remove(user)
    copy_root(bare, user)
    use_package(user, package)
    print(f"{release}: holds", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", nargs="*", metavar="RELEASE", help=", ".join(RELEASES) + "; without one, all")
    parser.add_argument("--keep", type=pathlib.Path, metavar="FOLDER", help="makes the systems there, uses those that are there, and leaves them")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="compilers at a time")
    parser.add_argument("--unoptimised", action="store_true", help="compiles without optimisation: sooner done, the same package otherwise")
    options = parser.parse_args()
    releases = options.releases or list(RELEASES)
    for release in releases:
        if release not in RELEASES:
            parser.error(f"no release {release}")
    reason = why_not(sorted({RELEASES[release][0] for release in releases}))
    if reason:
        print(f"Clean systems are not tested: {reason}.")
        return 77
    work = (options.keep or pathlib.Path(tempfile.mkdtemp(prefix="dossier-roots-"))).resolve()
    work.mkdir(parents=True, exist_ok=True)
    try:
        for release in releases:
            tested(release, work, options.jobs, options.unoptimised)
    except subprocess.CalledProcessError as error:
        print(f"{error.cmd[0]} failed with status {error.returncode}: {' '.join(map(str, error.cmd[-1:]))[:400]}")
        return 1
    finally:
        if options.keep is None:
            remove(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())

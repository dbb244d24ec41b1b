# Thin words for CMake presets and ctest. `make help` lists them.
.DEFAULT_GOAL := help
.NOTPARALLEL:
JOBS ?= $(shell nproc)
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
SOAK_SECONDS ?= 1800
MUTANTS ?= 100
SEED ?= 1
DOSSIER := build/release/dossier
# A newer compiler may warn of more: that is ours to mend, and no reason why a user's tests should not run.
STRICT = -DCMAKE_COMPILE_WARNING_AS_ERROR=$(if $(CI),ON,OFF)

.PHONY: help build demo test browser cluster cluster-short check format format-check tidy sanitize tsan fuzz durability soak mutants bench golden install package clean

help:  ## lists these words
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build:  ## the release program at build/release/dossier
	@scripts/install-packages.sh build
	cmake --preset release
	cmake --build --preset release -j $(JOBS)

demo: build  ## builds, indexes the example papers, answers a query, says what to type next
	@scripts/demo.sh $(DOSSIER)

test:  ## builds and runs every test
	@scripts/install-packages.sh build test
	cmake --preset dev $(STRICT)
	cmake --build --preset dev -j $(JOBS)
	ctest --preset dev -j $(JOBS)

check: CI = true
check: test format-check tidy sanitize fuzz  ## test, and format, clang-tidy, sanitizers and a minute of each fuzz target

format:  ## lays out all C++ sources
	@scripts/format.sh

format-check:  ## says which C++ sources are not laid out
	@scripts/install-packages.sh check
	@scripts/format.sh --check

tidy:  ## clang-tidy over all sources (FILES="a.cpp b.cpp" for some)
	@scripts/install-packages.sh build test check
	cmake --preset dev $(STRICT)
	cmake --build --preset dev -j $(JOBS)
	@scripts/tidy.py build/dev $(FILES)

sanitize:  ## the tests under AddressSanitizer and UndefinedBehaviorSanitizer, by clang
	@scripts/install-packages.sh build test check
	cmake --preset asan-ubsan
	cmake --build --preset asan-ubsan -j $(JOBS)
	ctest --preset asan-ubsan -j $(JOBS) -LE "durability|browser"

browser:  ## the page in a real browser (Chromium from Debian, its driver from npm)
	@scripts/install-packages.sh build test
	@scripts/browser.sh $(JOBS)

cluster:  ## an index in three nodes of OpenSearch on this machine; skipped without Java and Maven
	@scripts/install-packages.sh build test
	cmake --preset dev $(STRICT)
	cmake --build --preset dev -j $(JOBS)
	ctest --preset cluster

cluster-short:  ## the same with a single test, in a few minutes
	@scripts/install-packages.sh build test
	cmake --preset dev $(STRICT)
	cmake --build --preset dev -j $(JOBS)
	ctest --preset cluster-short

tsan:  ## the tests under ThreadSanitizer, by clang
	@scripts/install-packages.sh build test check
	cmake --preset tsan
	cmake --build --preset tsan -j $(JOBS)
	ctest --preset tsan -j $(JOBS)

fuzz:  ## runs each fuzz target for FUZZ_SECONDS (60)
	@scripts/install-packages.sh build check
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS)
	@scripts/fuzz.sh build/fuzz/tests/fuzz $(FUZZ_SECONDS) $(JOBS)

durability: build  ## kills, starves, damages and crowds the index, at length (about a quarter of an hour)
	python3 tests/durability/kill_test.py $(DOSSIER) --times 200
	python3 tests/durability/kill_test.py $(DOSSIER) --times 200 --changed 3
	python3 tests/durability/kill_meaning_test.py $(DOSSIER) --times 100
	python3 tests/durability/kill_watch_test.py $(DOSSIER) --times 100
	python3 tests/durability/readers_test.py $(DOSSIER) --commits 1000
	python3 tests/durability/damage_test.py $(DOSSIER) --places 40
	python3 tests/durability/damage_test.py $(DOSSIER) --places 20 --large
	python3 tests/durability/disk_full_test.py $(DOSSIER)
	python3 tests/durability/fault_test.py $(DOSSIER)
	python3 tests/durability/read_fault_test.py $(DOSSIER) --reads 24

soak: build  ## half an hour of mixed load and re-indexing; memory has to stay flat
	python3 tests/durability/soak_test.py $(DOSSIER) --seconds $(SOAK_SECONDS)

mutants:  ## puts MUTANTS (100) small faults in one at a time and counts those that the tests notice (SEED, FILES)
	@scripts/install-packages.sh build test
	@python3 scripts/mutants.py --count $(MUTANTS) --seed $(SEED) --jobs $(JOBS) $(FILES)

bench:  ## builds the benchmarks under build/bench/bench; each says how to run it
	@scripts/install-packages.sh build
	cmake --preset bench
	cmake --build --preset bench -j $(JOBS)

golden:  ## writes today's output into the transcripts; the diff is part of the review
	cmake --preset dev $(STRICT)
	cmake --build --preset dev -j $(JOBS)
	@scripts/golden.sh build/dev

install: build  ## installs program, man page and completions under PREFIX (/usr/local)
	cmake --install build/release --prefix $(PREFIX)

package: build  ## makes the Debian package build/release/dossier_*.deb
	@scripts/install-packages.sh package
	cd build/release && cpack

clean:  ## removes everything that was built
	rm -rf build

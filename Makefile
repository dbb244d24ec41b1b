# Short targets for CMake presets and ctest. `make help` lists them.
.DEFAULT_GOAL := help
.NOTPARALLEL:
JOBS ?= $(shell nproc)
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
SOAK_SECONDS ?= 1800
MUTANTS ?= 100
SEED ?= 1
DOSSIER := build/release/dossier
# A newer compiler may warn about more. That is ours to fix and must not stop a user's tests.
STRICT = -DCMAKE_COMPILE_WARNING_AS_ERROR=$(if $(CI),ON,OFF)

.PHONY: help build demo test browser cluster cluster-short check format format-check tidy sanitize tsan fuzz durability soak mutants bench golden install package clean

help:  ## list these targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build:  ## build the release program at build/release/dossier
	@scripts/install-packages.sh build
	cmake --preset release
	cmake --build --preset release -j $(JOBS)

demo: build  ## build, index the example papers and answer a query
	@scripts/demo.sh $(DOSSIER)

test:  ## build and run every test
	@scripts/install-packages.sh build test
	cmake --preset dev $(STRICT)
	cmake --build --preset dev -j $(JOBS)
	ctest --preset dev -j $(JOBS)

check: CI = true
check: test format-check tidy sanitize fuzz  ## test, format-check, clang-tidy, sanitizers and a minute of each fuzz target

format:  ## format all C++ files
	@scripts/format.sh

format-check:  ## list the C++ files that are not formatted
	@scripts/install-packages.sh check
	@scripts/format.sh --check

tidy:  ## run clang-tidy on all C++ files (FILES="a.cpp b.cpp" for some)
	@scripts/install-packages.sh build test check
	cmake --preset dev $(STRICT)
	cmake --build --preset dev -j $(JOBS)
	@scripts/tidy.py build/dev $(FILES)

sanitize:  ## run the tests under AddressSanitizer and UndefinedBehaviorSanitizer (clang)
	@scripts/install-packages.sh build test check
	cmake --preset asan-ubsan
	cmake --build --preset asan-ubsan -j $(JOBS)
	ctest --preset asan-ubsan -j $(JOBS) -LE "durability|browser"

browser:  ## test the page in Chromium (from Debian; its driver from npm)
	@scripts/install-packages.sh build test
	@scripts/browser.sh $(JOBS)

cluster:  ## test an index in three local OpenSearch nodes; skipped without Java or Maven
	@scripts/install-packages.sh build test
	cmake --preset dev $(STRICT)
	cmake --build --preset dev -j $(JOBS)
	ctest --preset cluster

cluster-short:  ## the same with one test (a few minutes)
	@scripts/install-packages.sh build test
	cmake --preset dev $(STRICT)
	cmake --build --preset dev -j $(JOBS)
	ctest --preset cluster-short

tsan:  ## run the tests under ThreadSanitizer (clang)
	@scripts/install-packages.sh build test check
	cmake --preset tsan
	cmake --build --preset tsan -j $(JOBS)
	ctest --preset tsan -j $(JOBS)

fuzz:  ## run each fuzz target for FUZZ_SECONDS (60)
	@scripts/install-packages.sh build check
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS)
	@scripts/fuzz.sh build/fuzz/tests/fuzz $(FUZZ_SECONDS) $(JOBS)

durability: build  ## run the crash and fault tests (about 15 minutes)
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

soak: build  ## run mixed load and re-indexing for half an hour; memory must not grow
	python3 tests/durability/soak_test.py $(DOSSIER) --seconds $(SOAK_SECONDS)

mutants:  ## mutation test: make MUTANTS (100) small faults, count those that tests catch (SEED, FILES)
	@scripts/install-packages.sh build test
	@python3 scripts/mutants.py --count $(MUTANTS) --seed $(SEED) --jobs $(JOBS) $(FILES)

bench:  ## build the benchmarks in build/bench/bench; each says how to run it
	@scripts/install-packages.sh build
	cmake --preset bench
	cmake --build --preset bench -j $(JOBS)

golden:  ## update transcripts and generated docs; review the diff
	cmake --preset dev $(STRICT)
	cmake --build --preset dev -j $(JOBS)
	@scripts/golden.sh build/dev

install: build  ## install the program, man page and completions under PREFIX (/usr/local)
	cmake --install build/release --prefix $(PREFIX)

package: build  ## make the Debian package build/release/dossier_*.deb
	@scripts/install-packages.sh package
	cd build/release && cpack

clean:  ## remove everything that was built
	rm -rf build

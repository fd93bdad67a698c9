# Needs a Swift toolchain (6.2 or newer), git and make. Debian packages are installed when missing.

# To build; for the tests; for what compares with pprof (parity, golden, bench); for the programs
# that `native` profiles, with rustc besides; for what makes the fixtures; for the pictures of the README.
PACKAGES         = zlib1g-dev libzstd-dev liblz4-dev libre2-dev libcapstone-dev libdw-dev libelf-dev \
                   liblzma-dev libbz2-dev libedit-dev \
                   libcurl4-openssl-dev
TEST_PACKAGES    = python3-jsonschema
REFEREE_PACKAGES = python3-venv tzdata
BENCH_PACKAGES   = g++
RECIPE_PACKAGES  = cmake g++ libgoogle-perftools-dev python3-yaml
NATIVE_PACKAGES  = g++ binutils libgoogle-perftools-dev debuginfod libdebuginfod1
FIXTURE_PACKAGES = zstd lz4 g++ libgoogle-perftools-dev python3-venv dwz llvm libc6-dbg
PICTURE_PACKAGES = chromium fonts-dejavu-core

PREFIX  = /usr/local
DESTDIR =
STRIP  := $(firstword $(shell command -v strip llvm-strip) true)
VERSION = $(shell sed -n 's/.*number = "\(.*\)"/\1/p' Sources/Rendering/Structured/ProgramVersion.swift)
DIST    = swprof-$(VERSION)-linux-$(shell uname -m)

# The Swift runtime is linked statically, so that the binary runs where no Swift is, and so is the C++
# library, by a folder that has no other: 15 % off the start and 1 MB of memory. At a fixed address the
# loader has no 100,000 pointers to set right, most of them Capstone's, at each start: 3.5 MB more.
STATIC  = $(CURDIR)/.build/static
RELEASE = swift build -c release --static-swift-stdlib -Xswiftc -Xclang-linker -Xswiftc -no-pie \
          -Xlinker '-L$(STATIC)'
SWIFT_FILES = Package.swift Sources Tests
REFEREE     = python3 -B -m Tests.referee

.PHONY: all help build demo test lint format install dist bench parity e2e recipes native fuzz golden \
  fixtures pictures licenses docs clean packages test-packages referee-packages bench-packages recipe-packages native-packages \
  fixture-packages picture-packages

## all: build, lint and test (what a change has to pass)
all: build lint test

## help: this list
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## build: the release binary, .build/release/swprof
build: packages
	@mkdir -p '$(STATIC)' && ln -sf "$$(clang -print-file-name=libstdc++.a)" '$(STATIC)'
	$(RELEASE) --product swprof

## demo: build, and show where a Go program spent its time
demo: build
	@$(call show,top -nodecount=15 $(DEMO))
	@$(call show,flamegraph -nodecount=8 $(DEMO))
	@echo 'Next, what stands out in it, the same of your own, and swprof on your PATH:'
	@echo '  .build/release/swprof advise $(DEMO)'
	@echo '  .build/release/swprof advise YOUR.prof'
	@echo '  sudo make install'

# $(call show,WORDS): a command as one types it, and what it prints, without a pager on any screen.
show = set -e; echo '$$ swprof $(1)'; .build/release/swprof $(1) -no_pager; echo
DEMO = Fixtures/Profiles/advice/go-map.pb.gz

## test: every test
test: packages test-packages
	python3 -B -m unittest discover -q -t . -s Tests/referee/tests
	swift build --build-tests
	swift test --skip-build

## lint: format; imports that Package.swift does not declare; calls of the system outside System
# Warnings need no check of their own: Package.swift makes them errors.
lint:
	swift format lint --strict --recursive $(SWIFT_FILES)
	@Tests/Lint/imports.py

## format: rewrite all Swift files as lint wants them
format:
	swift format --in-place --recursive $(SWIFT_FILES)

## install: put binary, manual page and completions below PREFIX (/usr/local; DESTDIR for packagers)
install: build
	install -D -m 755 .build/release/swprof $(DESTDIR)$(PREFIX)/bin/swprof
	$(STRIP) $(DESTDIR)$(PREFIX)/bin/swprof
	@$(call describe,$(DESTDIR)$(PREFIX)/share)

## dist: a tarball of these and the licences, which runs without Swift and without development packages
dist: build
	rm -rf .build/dist/$(DIST)
	install -D -m 755 .build/release/swprof .build/dist/$(DIST)/bin/swprof
	install -m 644 README.md .build/dist/$(DIST)
	.build/release/swprof licenses >.build/dist/$(DIST)/LICENSES
	$(STRIP) .build/dist/$(DIST)/bin/swprof
	@$(call describe,.build/dist/$(DIST)/share)
	tar -C .build/dist --owner=0 --group=0 -czf .build/dist/$(DIST).tar.gz $(DIST)
	@echo .build/dist/$(DIST).tar.gz

# $(call describe,FOLDER): puts the manual page and the completions where man and the shells look.
define describe
set -e; for file in bash:bash-completion/completions/swprof zsh:zsh/site-functions/_swprof \
  fish:fish/vendor_completions.d/swprof.fish; do \
  .build/release/swprof completion $${file%%:*} | install -D -m 644 /dev/stdin $(1)/$${file#*:}; \
done; \
.build/release/swprof manual | install -D -m 644 /dev/stdin $(1)/man/man1/swprof.1
endef

## bench: time and memory against go tool pprof, gzip -dc and llvm-symbolizer; how often gates are right
bench: build referee-packages bench-packages
	$(RELEASE) --product Benchmarks
	$(RELEASE) --product Symbols
	Tests/Benchmarks/bench.sh

## parity: compare with go tool pprof over profiles x options, and in the shell (ARGS=--help for its options)
parity: build referee-packages
	$(REFEREE).parity --binary .build/release/swprof $(ARGS)
	$(REFEREE).commandlines --binary .build/release/swprof

## e2e: take profiles from running servers; compare with go tool pprof
e2e: build referee-packages
	$(REFEREE).servers .build/release/swprof

## recipes: run the scripts for CI of README and its article on small projects, unchanged and made slower
recipes: build referee-packages recipe-packages
	$(REFEREE).recipes .build/release/swprof

## native: profile C++, Rust and Swift programs; compare with llvm-symbolizer and pprof
native: build referee-packages native-packages
	$(REFEREE).native .build/release/swprof

## fuzz: throw inputs at the decoders, SECONDS=60 for each
fuzz: packages
	Tests/Fuzzing/fuzz.sh $(SECONDS)

## golden: write Fixtures/Golden again, by go tool pprof
golden: referee-packages
	$(REFEREE).golden

## fixtures: make the profiles of Fixtures again, by their real producers
fixtures: build fixture-packages
	Fixtures/Recipes/make-fixtures.sh

## pictures: draw Fixtures/Pictures again, by a browser
pictures: build picture-packages
	Fixtures/Recipes/pictures.sh .build/release/swprof

## licenses: copy the notices that swprof prints again, from Debian's packages and Swift's toolchain
licenses: packages
	Fixtures/Recipes/licenses.py

## docs: the documentation of each module that has articles, as sites in .build/docs
docs: packages
	swift build --product swprof
	rm -rf .build/docs .build/symbol-graphs && mkdir -p .build/docs
	@set -e; for module in $(notdir $(basename $(wildcard Sources/*/*.docc))); do \
	  graphs=.build/symbol-graphs/$$module; mkdir -p $$graphs; \
	  swift symbolgraph-extract -module-name $$module -minimum-access-level public \
	    -target $$(uname -m)-unknown-linux-gnu -I .build/debug/Modules \
	    $$(printf -- '-Xcc -fmodule-map-file=%s ' .build/debug/C*.build/module.modulemap) -output-dir $$graphs; \
	  docc convert Sources/$$module/$$module.docc --additional-symbol-graph-dir $$graphs \
	    --output-dir .build/docs/$$module; \
	done

## clean: remove everything that was built
clean:
	rm -rf .build

packages:
	@$(call need,$(PACKAGES))
test-packages:
	@$(call need,$(TEST_PACKAGES))
referee-packages:
	@$(call need,$(REFEREE_PACKAGES))
bench-packages:
	@$(call need,$(BENCH_PACKAGES))
recipe-packages:
	@$(call need,$(RECIPE_PACKAGES))
native-packages:
	@$(call need,$(NATIVE_PACKAGES))
fixture-packages:
	@$(call need,$(FIXTURE_PACKAGES))
picture-packages:
	@$(call need,$(PICTURE_PACKAGES))

# $(call need,PACKAGES): installs those that are missing; elsewhere than on Debian says what is needed.
# Another apt may be at work, most often unattended-upgrades of a machine that has just started. apt-get
# install can wait for it. apt-get update cannot, whose lock is another one, and is tried again.
define need
if ! command -v apt-get >/dev/null; then \
  echo 'not a Debian system; this needs what Debian calls: $(1)' >&2; exit 0; \
fi; \
missing=$$(for package in $(1); do \
  dpkg-query -Wf '$${db:Status-Status}' $$package 2>/dev/null | grep -qx installed || echo $$package; \
done); \
if [ "$$missing" ]; then \
  sudo=$$([ $$(id -u) = 0 ] || echo sudo); set -e; tries=60; \
  echo "installing $$(echo $$missing)"; \
  until said=$$($$sudo env LC_ALL=C apt-get update -q 2>&1); do \
    case "$$said" in *'Could not get lock'*) tries=$$((tries - 1));; *) tries=0;; esac; \
    if [ $$tries = 0 ]; then echo "$$said" >&2; exit 1; fi; \
    echo 'waiting for another apt'; sleep 5; \
  done; \
  echo "$$said"; \
  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    install -qy --no-install-recommends $$missing; \
fi
endef

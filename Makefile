# docket: what can be made. `make help` lists it.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
SECONDS ?= 10
RELEASE = --configuration release --static-swift-stdlib
# Tests see the same world on every machine.
PINNED = env -u NO_COLOR -u TMUX -u DOCKET_STORE LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC

.DEFAULT_GOAL := help
.PHONY: help run build test check golden bench torture mutants fuzz score install clean setup setup-test

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: build ## install what is missing, build, open the reader on sample briefings
	@"$$($(SWIFT) build $(RELEASE) --show-bin-path)/docket" demo

build: setup ## the program as one file, for release
	@$(SWIFT) build $(RELEASE) --product docket

test: setup-test ## build and run all tests
	@$(PINNED) sh Tests/Tools/test.sh

check: setup-test ## walls between targets, format, forbidden things
	@$(PINNED) sh Tests/Tools/check.sh

golden: setup-test ## run the tests and accept every new screen; look at `git diff` after it
	@UPDATE_GOLDEN=1 $(PINNED) sh Tests/Tools/test.sh

bench: build ## measure the program, beside its peers where they are installed
	@DOCKET_BINARY="$$($(SWIFT) build $(RELEASE) --show-bin-path)/docket" $(PINNED) python3 Tests/Bench/bench.py

torture: setup-test ## break disk, power and processes and look for what is lost; ONLY=K1,F1 runs some
	@$(SWIFT) build $(RELEASE) --product docket && $(SWIFT) build $(RELEASE) --product LabProbe
	@$(PINNED) python3 Tests/Lab/lab.py --bin "$$($(SWIFT) build $(RELEASE) --show-bin-path)"

mutants: setup-test ## change the store's code in small ways and see whether its tests notice
	@$(PINNED) python3 Tests/Lab/mutants.py

fuzz: setup-test ## feed the readers with what libFuzzer makes up; SECONDS=600 TARGETS=feed,html
	@SECONDS_EACH=$(SECONDS) $(PINNED) sh Tests/Fuzz/fuzz.sh

score: build ## score the importers on data that does not ship: SCORE=score.py MAP=map.json CORPORA=folder
	@DOCKET_BINARY="$$($(SWIFT) build $(RELEASE) --show-bin-path)/docket" SCORE="$(SCORE)" MAP="$(MAP)" CORPORA="$(CORPORA)" \
	  $(PINNED) python3 Tests/Tools/score.py

install: build ## copy the program to $(DESTDIR)$(PREFIX)/bin, the timer of docket fetch to lib/systemd/user
	@mkdir -p "$(DESTDIR)$(PREFIX)/bin"
	@install -s -m 755 "$$($(SWIFT) build $(RELEASE) --show-bin-path)/docket" "$(DESTDIR)$(PREFIX)/bin/docket"
	@mkdir -p "$(DESTDIR)$(PREFIX)/lib/systemd/user"
	@for unit in docket-fetch.service docket-fetch.timer; do \
		sed 's|@PREFIX@|$(PREFIX)|' Sources/docket/systemd/$$unit > "$(DESTDIR)$(PREFIX)/lib/systemd/user/$$unit" && \
		chmod 644 "$(DESTDIR)$(PREFIX)/lib/systemd/user/$$unit" || exit 1; done
	@echo "installed $(DESTDIR)$(PREFIX)/bin/docket and the timer of docket fetch"

clean: ## remove everything that was built
	@rm -rf .build

setup:
	@sh Tests/Tools/setup.sh program

setup-test:
	@sh Tests/Tools/setup.sh program tests

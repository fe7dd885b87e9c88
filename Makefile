# The work is in .make/*.sh; each step there says what it does and how long it took.
.PHONY: help run test assure audit watch bench shots

help:
	@echo 'make run     build what changed, prepare the demonstration once, serve it on 127.0.0.1:3000'
	@echo 'make test    every check and test: format, lints, Rust, PostgreSQL, browser'
	@echo 'make assure what is promised, tried at full size: an hour, one table'
	@echo 'make audit   pages and open interface from outside: clicks, schemathesis, Lighthouse'
	@echo 'make watch   rebuild and reload while you edit (needs cargo-leptos)'
	@echo 'make bench   the benchmarks, printed as ratios'
	@echo 'make shots   pictures of the main pages, on a phone and on a desktop'

run:
	@.make/run.sh

test:
	@.make/test.sh

assure:
	@.make/assure.sh

audit:
	@.make/audit.sh

watch:
	@.make/watch.sh

bench:
	@.make/bench.sh

shots:
	@.make/shots.sh

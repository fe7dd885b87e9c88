# The work is in .make/*.sh; each step there says what it does and how long it took.
.PHONY: help run test watch bench

help:
	@echo 'make run    build what changed, prepare the demonstration once, serve it on 127.0.0.1:3000'
	@echo 'make test   every check and test: format, lints, Rust, PostgreSQL, browser'
	@echo 'make watch  rebuild and reload while you edit (needs cargo-leptos)'
	@echo 'make bench  the benchmarks, printed as ratios'

run:
	@.make/run.sh

test:
	@.make/test.sh

watch:
	@.make/watch.sh

bench:
	@.make/bench.sh

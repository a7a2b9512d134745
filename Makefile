# make demo   the environment, and the main job on the example case
# make test   what the tests need, all of them, then the quality gate
# make quality  the figures on the development sets in ../shared against their floors; says so where they are not there
# make fuzz   200,000 mutated documents; make fuzz COUNT=1000 for fewer
# make fuzz-files  100,000 mutated files of every format; make fuzz-files COUNT=1000 for fewer
# make crash  builds cut off at every write, flush, rename and commit, and killed at random; make tamper  10,000 alterations of a case
# make laws   the laws of counting on 100,000 made-up cases each, and how many were tried; make laws COUNT=1000 for fewer
# make check  format, lint, types, and all tests (layers and docs among them)
# make bench  the figures of docs/benchmarks.md, afresh; make bench STREAM=1000000 to watch the memory longer
# make simulate  the figures of docs/reconciliation.md, "Measured": incidents with known truth; make simulate INCIDENTS=500 TEXTS=30 for fewer
# make bench-scale  time against size beside rensa and datasketch, drawn as docs/growth.svg, and one report folded into a large case
# make bench-preserving  preserving and verifying 10,000 items beside cp, sha256sum, bagit and warcio; ITEMS=1000000 for how the rate holds
# make docs   docs/commands.md, from the commands; make schemas   the JSON Schemas, from the model
# make lock   the requirements with their hashes, from pyproject.toml (needs uv)
.PHONY: demo test check quality fuzz fuzz-files crash tamper laws bench bench-scale bench-preserving simulate docs schemas lock clean
PYTHON_IN = .venv/bin/python

demo:
	@scripts/demo

test:
	@scripts/test

check:
	@scripts/environment test
	$(PYTHON_IN) -m ruff format --check .
	$(PYTHON_IN) -m ruff check .
	$(PYTHON_IN) -m mypy
	@scripts/test

quality:
	@scripts/environment test
	@$(PYTHON_IN) scripts/quality.py

fuzz: COUNT = 200000
fuzz:
	@scripts/environment test
	@$(PYTHON_IN) scripts/fuzz.py --count $(COUNT)

fuzz-files: COUNT = 100000
fuzz-files:
	@scripts/environment test
	@$(PYTHON_IN) scripts/fuzz_files.py --count $(COUNT)

crash tamper:
	@scripts/environment test
	@$(PYTHON_IN) scripts/$@.py

laws: COUNT = 100000
laws:
	@scripts/environment test
	WITNESSMARK_LAWS=$(COUNT) $(PYTHON_IN) -m pytest tests/reconcile/test_laws.py --quiet --hypothesis-show-statistics

STREAM = 50000
bench:
	@scripts/environment test
	@$(PYTHON_IN) benchmarks/run.py --stream $(STREAM)

INCIDENTS = 4000
TEXTS = 300
simulate:
	@scripts/environment test
	@cd benchmarks && ../$(PYTHON_IN) -m simulated.run --incidents $(INCIDENTS) --texts $(TEXTS) --picture ../docs/simulated.svg

bench-scale:
	@scripts/environment bench
	@$(PYTHON_IN) benchmarks/growth.py --picture docs/growth.svg
	@$(PYTHON_IN) benchmarks/folding.py

ITEMS = 10000
bench-preserving:
	@scripts/environment bench
	@$(PYTHON_IN) benchmarks/preserving.py $(if $(filter 1000000,$(ITEMS)),--tenths) --items $(ITEMS)

docs schemas:
	@scripts/environment test
	@$(PYTHON_IN) scripts/make_$@.py

lock:
	@scripts/lock

clean:
	rm -rf .venv demo-case build dist

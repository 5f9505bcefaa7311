# make run    everything set up, then http://127.0.0.1:8000 (another port: make run PORT=8001)
# make test   style, types, all tests
# make bench  what we claim about speed, measured beside its peers
# make fuzz   damaged files of every format
# make bundle one tar that installs with no network: docs/install.md
# make lock   requirements/*.txt from pyproject.toml (needs the development environment)

PYTHON ?= python3
PORT ?= 8000
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
BIN = .venv/bin
PIP = $(BIN)/pip --disable-pip-version-check -qq install
LOCKED = --require-hashes --only-binary :all:

export CHROMIUM PORT

.PHONY: run test lint bench fuzz bundle lock

run: .venv/.run
	@$(BIN)/python -m jianfu.site serve

# What touches the database runs on SQLite and, where one answers, on PostgreSQL.
test: .venv/.dev lint
	$(BIN)/python -m pytest -n 2 -m "not browser"
	@$(BIN)/python -m tests.services; case $$? in \
	  0) echo "== PostgreSQL"; DATABASE_URL=$(TEST_POSTGRES) $(BIN)/python -m pytest -n 2 -m "not browser" $(STORED);; \
	  1) ;; *) exit 1;; esac
ifeq ($(CHROMIUM),)
	@echo "没有找到 chromium:标有 browser 的测试(页面操作、无障碍、流量预算)没有运行。"
	@echo "安装后再运行:apt-get install chromium fonts-noto-cjk"
else
	$(BIN)/python -m pytest -m browser
endif

STORED = jianfu/apps jianfu/site tests/site
TEST_POSTGRES ?= postgresql://postgres@127.0.0.1:5432/postgres
export TEST_POSTGRES

lint: .venv/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# The four that fill a county are small here; LARGE=1 runs them as docs/measured.md has them (half an hour).
bench: .venv/.dev
	@for script in benchmarks/*.py; do case $$script in */fuzz*.py|*/_*) ;; *) name=$$(basename $$script .py); \
	  small=; [ -n "$(LARGE)" ] || case $$name in board) small=10000;; overlap) small=--small;; year) small=240;; \
	  load) small="5000 --people 20 --seconds 20";; esac; \
	  echo "== $$name"; $(BIN)/python -m benchmarks.$$name $$small || exit 1;; esac; done

fuzz: .venv/.dev
	$(BIN)/python -m benchmarks.fuzz
	$(BIN)/python -m benchmarks.fuzz_writing

bundle: .venv/.run
	@$(BIN)/python -m deploy.bundle

lock: .venv/.dev
	$(BIN)/uv --version >/dev/null 2>&1 || $(PIP) uv
	$(BIN)/uv pip compile $(COMPILE) --group build -o requirements/run.txt
	$(BIN)/uv pip compile $(COMPILE) --group dev -o requirements/dev.txt

COMPILE = -q --universal --generate-hashes --no-header --no-annotate --only-binary :all: --python-version 3.11 \
	pyproject.toml --extra ocr --extra postgres --extra celery --extra sso

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "需要 Python 3.11 或更新的版本。可指定:make run PYTHON=python3.12"; exit 1; }
	@echo "建立运行环境 .venv"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "缺少 venv,请先安装:apt-get install python3-venv"; exit 1; }

# Only when a lock file changed: the stamp is older than the file then.
.venv/.run: requirements/run.txt | .venv/bin/python
	@echo "安装依赖(第一次约一两分钟)"
	@$(PIP) $(LOCKED) -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements/dev.txt | .venv/bin/python
	@echo "安装开发依赖(第一次约两三分钟)"
	@$(PIP) $(LOCKED) -r requirements/dev.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

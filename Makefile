# The commands of the house. `make` alone lists them.
.PHONY: help build test bench scores train screenshot

help:
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

build: ## build bin/dateline
	CGO_ENABLED=0 go build -trimpath -o bin/dateline ./cmd/dateline

test: ## run every test
	CGO_ENABLED=0 go test ./...

bench: ## stories and tokens a second per stage and in all, memory, binary size, cold start
	CGO_ENABLED=0 go run ./cmd/bench

scores: ## measure every number of testdata/scores.txt again and write it there
	CGO_ENABLED=0 go test ./internal/eval -run TestScores -update

train: ## make the weights again from ../shared/data
	CGO_ENABLED=0 go run ./cmd/train all

screenshot: ## make the README's picture again (needs chromium)
	scripts/screenshot

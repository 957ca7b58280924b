// Command train makes the weights under models/ from the data:
//
//	go run ./cmd/train all
//	go run ./cmd/train tag
//	go run ./cmd/train parse
//	go run ./cmd/train name
//	go run ./cmd/train quote
//	go run ./cmd/train event
//	go run ./cmd/train clusters -vectors FILE
//	go run ./cmd/train vectors -vectors FILE
//
// The word classes and vectors come first, from a file that scripts/fetch-vectors.sh
// fetches; what is learnt from ../shared/data builds on them, and `all` makes all of
// that in order. Each verb reads models/ as it was when the program was built, so
// `all` runs each as a program of its own. The same data and seed give the same bytes.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

type verb struct {
	name  string
	run   func(args []string) error
	inAll bool // made from ../shared/data
}

// verbs stand in the order in which they build on each other.
func verbs() []verb {
	return []verb{
		{"clusters", trainClusters, false},
		{"vectors", trainVectors, false},
		{"tag", trainTag, true},
		{"parse", trainParse, true},
		{"name", trainName, true},
		{"quote", trainQuote, true},
		{"event", trainEvent, true},
	}
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) > 0 && args[0] == "all" {
		return trainAll(args[1:])
	}
	usage := "usage: go run ./cmd/train VERB [-data DIR] [-seed N] [-epochs N]\nverbs: all"
	for _, v := range verbs() {
		if len(args) > 0 && args[0] == v.name {
			return v.run(args[1:])
		}
		usage += " " + v.name
	}
	fmt.Fprintln(os.Stderr, usage)
	os.Exit(2)
	return nil
}

// trainAll makes every model that is made from the data, each with the ones made
// before it embedded. The arguments go to all of them.
func trainAll(args []string) error {
	for _, v := range verbs() {
		if !v.inAll {
			continue
		}
		fmt.Fprintf(os.Stderr, "train: %s\n", v.name)
		c := exec.Command("go", append([]string{"run", "./cmd/train", v.name}, args...)...)
		c.Stdout, c.Stderr = os.Stdout, os.Stderr
		if err := c.Run(); err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
	}
	return nil
}

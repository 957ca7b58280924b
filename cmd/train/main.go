// Command train makes the weights under models/ from the data:
//
//	go run ./cmd/train tag
//	go run ./cmd/train parse
//	go run ./cmd/train name
//	go run ./cmd/train quote
//	go run ./cmd/train clusters
//	go run ./cmd/train event
//
// The same data and seed give the same bytes.
package main

import (
	"fmt"
	"os"
)

type verb struct {
	name string
	run  func(args []string) error
}

func main() {
	verbs := []verb{{"clusters", trainClusters}, {"tag", trainTag}, {"parse", trainParse}, {"name", trainName}, {"quote", trainQuote}, {"event", trainEvent}}
	if len(os.Args) > 1 {
		for _, v := range verbs {
			if v.name == os.Args[1] {
				if err := v.run(os.Args[2:]); err != nil {
					fmt.Fprintln(os.Stderr, "train:", err)
					os.Exit(1)
				}
				return
			}
		}
	}
	fmt.Fprint(os.Stderr, "usage: go run ./cmd/train VERB [-data DIR] [-seed N] [-epochs N]\nverbs:")
	for _, v := range verbs {
		fmt.Fprint(os.Stderr, " ", v.name)
	}
	fmt.Fprintln(os.Stderr)
	os.Exit(2)
}

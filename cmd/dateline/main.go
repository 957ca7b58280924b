// Command dateline reads newswire and keeps the record. See dateline --help.
package main

import (
	"os"

	"dateline/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

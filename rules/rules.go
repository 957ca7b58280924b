// Package rules holds the knowledge files, embedded: edit them here, and see
// GRAMMAR.txt for what each may say. Package rule reads them.
package rules

import "embed"

// Files are the knowledge files, by folder: events, reporting, times, world ...
//
//go:embed all:*
var Files embed.FS

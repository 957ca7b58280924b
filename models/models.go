// Package models holds the trained weights, embedded, each beside a card that
// says how it was made. Package learn reads them.
package models

import "embed"

// Files are the weights (NAME.bin) and their cards (NAME.md).
//
//go:embed all:*
var Files embed.FS

// Vectors is vectors.bin, which is read where it lies: Files would copy it.
//
//go:embed vectors.bin
var Vectors string

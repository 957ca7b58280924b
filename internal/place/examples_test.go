package place

import (
	"testing"

	"dateline/internal/rule"
)

// Sentences gives the external tests the sentences of words.rules.
func Sentences(t *testing.T) (sentences, uses []string, at []rule.Pos) {
	t.Helper()
	all, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		sentences, uses, at = append(sentences, e.text), append(uses, e.use), append(at, e.pos)
	}
	return sentences, uses, at
}

package event

import (
	"testing"
)

func TestRulesRead(t *testing.T) {
	l, err := loadLexicon()
	if err != nil {
		t.Fatal(err)
	}
	verbs, nouns := map[string]bool{}, map[string]bool{}
	for _, r := range l.rules {
		for _, v := range r.Verbs {
			verbs[v] = true
		}
		for _, n := range r.Nouns {
			nouns[n] = true
		}
	}
	t.Logf("%d rules, %d verbs, %d nouns", len(l.rules), len(verbs), len(nouns))
}

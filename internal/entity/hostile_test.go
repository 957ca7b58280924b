package entity_test

import (
	"strings"
	"testing"
	"time"

	"dateline/internal/doc"
)

// What no story looks like must cost no more than a story of that length.
func TestHostileTexts(t *testing.T) {
	s, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for name, unit := range map[string]string{
		"names":        "Abe Bush Putin Clinton ",
		"one surname":  "President Bush, Mr Bush, ",
		"given names":  "John Smith met Jane Smith and Jack Smith. ",
		"pronouns":     "he said she said they said it said ",
		"conjunctions": "Japan and Russia and China and ",
		"brackets":     "Union of X (UX) (A) (B) ",
		"titles":       "Deputy Chief Minister of the Minister of President ",
		"possessors":   "his country's president's minister's ",
		"groups":       "The two leaders met both sides. The three countries met. They met. ",
		"countries":    "The country met the ministry. ",
		"quotes":       "\" “ ” ``",
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Repeat(unit, 200_000/len(unit))
			d, err := s.before(text, "2016-12-15")
			if err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			if d.Actors, err = s.entities.Read(d); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%d tokens took %v", d.Tokens.Len(), took)
			} else {
				t.Logf("%d tokens took %v", d.Tokens.Len(), took)
			}
			if err := doc.Check(d); err != nil {
				t.Error(err)
			}
		})
	}
}

package token

import (
	"strings"
	"testing"

	"dateline/internal/doc"
)

func read(t testing.TB, text string) *doc.Doc {
	t.Helper()
	tok, err := New()
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Doc{Text: text}
	if d.Tokens, err = tok.Read(d); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
	return d
}

func shown(d *doc.Doc) string {
	var b strings.Builder
	for s, run := range d.Tokens.Sentences {
		if s > 0 {
			b.WriteString("\n")
		}
		for i := run.Start; i < run.End; i++ {
			if i > run.Start {
				b.WriteByte(' ')
			}
			b.WriteString(d.Word(i))
		}
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"He didn’t meet U.S. President Obama on Nov. 5.", "He did n’t meet U.S. President Obama on Nov. 5 ."},
		{"It cost $1,200, or 3.5% of US$5bn.", "It cost $ 1,200 , or 3.5 % of US$ 5 bn ."},
		{"the 11-day tour of co-founder Wang", "the 11 - day tour of co-founder Wang"},
		{"“We can’t,” he said. “Why?” asked Lavrov.", "“ We ca n’t , ” he said .\n“ Why ? ” asked Lavrov ."},
		{"Japan’s Abe—who’s there—left...", "Japan ’s Abe — who ’s there — left ..."},
		{"Troops left the U.S. The president of the U.N. Security Council spoke at 5 p.m. Friday.", "Troops left the U.S.\nThe president of the U.N. Security Council spoke at 5 p.m. Friday ."},
		{"“It is over.” The two left. (He stayed.) No. 5 won.", "“ It is over . ”\nThe two left .\n( He stayed . )\nNo. 5 won ."},
		{"J. R. Smith of Acme Inc. said no. He left.", "J. R. Smith of Acme Inc. said no .\nHe left ."},
		{"``Hallelujah,'' Albright exclaimed.", "`` Hallelujah , '' Albright exclaimed ."},
		{"talks.The 10:30 meeting at Reuters.com/x http://a.b/c?d=e.", "talks .\nThe 10:30 meeting at Reuters.com / x http://a.b/c?d=e ."},
	} {
		if got := shown(read(t, c.in)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

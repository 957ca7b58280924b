package when_test

import (
	"fmt"
	"os"
	"testing"

	"dateline/internal/corpus"
	"dateline/internal/doc"
	"dateline/internal/eval"
	"dateline/internal/parse"
	"dateline/internal/tag"
	"dateline/internal/token"
	"dateline/internal/when"
	"dateline/internal/wire"
)

func TestTimesOfTempEval(t *testing.T) {
	tok, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := when.New()
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	enrich := func(d *doc.Doc) (err error) {
		if os.Getenv("PLAIN") != "" {
			return nil
		}
		if d.Tags, err = tagger.Read(d); err != nil {
			return err
		}
		d.Trees, err = parser.Read(d)
		return err
	}
	for _, c := range []struct {
		file           string
		relaxed, value float64 // floors
	}{
		{"te3-dev", 85, 70}, {"te3-train", 80, 65}, {"aquaint", 70, 50},
	} {
		path := "../../../shared/data/time/" + c.file + ".jsonl.gz"
		if _, err := os.Stat(path); err != nil {
			t.Skipf("no %s", path)
		}
		var score eval.TimeScore
		err := corpus.Lines(path, func(g eval.TimeGold) error {
			d, err := wire.Read([]byte(g.Text), wire.Options{Published: g.Published()})
			if err != nil {
				return err
			}
			if d.Text != g.Text {
				return fmt.Errorf("%s: text altered", g.ID)
			}
			if d.Tokens, err = tok.Read(d); err != nil {
				return err
			}
			if err := enrich(d); err != nil {
				return err
			}
			if d.Times, err = reader.Read(d); err != nil {
				return err
			}
			if err := doc.Check(d); err != nil {
				return err
			}
			gold, err := g.Times()
			if err != nil {
				return err
			}
			score.Add(d.Times.Times, gold)
			if os.Getenv("SHOW") == c.file {
				showTimes(d, d.Times.Times, gold)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: strict %.1f, relaxed %.1f (P %.1f R %.1f), type %.1f, value %.1f", c.file, score.Strict.F1(), score.Relaxed.F1(),
			score.Relaxed.Precision(), score.Relaxed.Recall(), score.Type.F1(), score.Value.F1())
		if score.Relaxed.F1() < c.relaxed || score.Value.F1() < c.value {
			t.Errorf("%s: want at least %.1f relaxed and %.1f value", c.file, c.relaxed, c.value)
		}
	}
}

func showTimes(d *doc.Doc, got, gold []doc.Timex) {
	around := func(s doc.Span) string {
		return d.Text[max(0, int(s.Start)-60):s.Start] + "[" + d.Slice(s) + "]" + d.Text[s.End:min(len(d.Text), int(s.End)+40)]
	}
	for _, g := range gold {
		hit := false
		for _, x := range got {
			if !x.Span.Overlaps(g.Span) {
				continue
			}
			hit = true
			if x.Value != g.Value {
				fmt.Printf("VALUE %s want %s (%s) anchor %s: %.200q\n", x.Value, g.Value, x.Why.By, d.Anchor(), around(x.Span))
			}
			if x.Span != g.Span {
				fmt.Printf("SPAN %q want %q\n", d.Slice(x.Span), d.Slice(g.Span))
			}
			if x.Type != g.Type {
				fmt.Printf("TYPE %s want %s: %q\n", x.Type, g.Type, d.Slice(g.Span))
			}
		}
		if !hit {
			fmt.Printf("MISS %s %s: %.200q\n", g.Type, g.Value, around(g.Span))
		}
	}
	for _, x := range got {
		hit := false
		for _, g := range gold {
			hit = hit || x.Span.Overlaps(g.Span)
		}
		if !hit {
			fmt.Printf("EXTRA %s (%s): %.200q\n", x.Value, x.Why.By, around(x.Span))
		}
	}
}

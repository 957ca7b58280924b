package event_test

import (
	"bytes"
	"strings"
	"testing"

	"dateline/internal/doc"
	"dateline/internal/event"
	"dateline/internal/pipeline"
	"dateline/internal/wire"
	"dateline/internal/world"
)

// reader reads a sentence with all stages.
func reader(t testing.TB) func(string) (*doc.Doc, error) {
	t.Helper()
	p, err := pipeline.New()
	if err != nil {
		t.Fatal(err)
	}
	return func(sentence string) (*doc.Doc, error) {
		return p.Read([]byte("Headline of the day\n\n"+sentence+"\n"), wire.Options{Published: doc.Date{Year: 2019, Month: 6, Day: 1}})
	}
}

// pairIn finds the two names in a sentence that was read.
func pairIn(t testing.TB, d *doc.Doc, source, target string) event.Pair {
	t.Helper()
	run := func(words string) doc.Run {
		i := strings.Index(d.Text, words)
		if i < 0 {
			t.Fatalf("%q is not in %q", words, d.Text)
		}
		if words == "" {
			return doc.Run{}
		}
		return d.RunOf(doc.Span{Start: doc.Byte(i), End: doc.Byte(i + len(words))})
	}
	return event.Pair{Source: run(source), Target: run(target)}
}

// The same deed is another root when it is promised, refused or threatened.
func TestTyperJudgesPairs(t *testing.T) {
	typer, err := event.NewTyper(world.Load())
	if err != nil {
		t.Fatal(err)
	}
	read := reader(t)
	for _, c := range []struct{ sentence, source, target, root string }{
		{"Austria sent 30 firefighters to Greece on Tuesday.", "Austria", "Greece", "AID"},
		{"Austria will send 30 firefighters to Greece next week.", "Austria", "Greece", "AGREE"},
		{"Austria refused to send firefighters to Greece.", "Austria", "Greece", "REJECT"},
		{"Malaysia's foreign minister met his Thai counterpart in Hat Yai on Monday.", "Malaysia's foreign minister", "his Thai counterpart", "CONSULT"},
		{"Malaysia's foreign minister will meet his Thai counterpart in Hat Yai on Monday.", "Malaysia's foreign minister", "his Thai counterpart", "AGREE"},
		{"Rwanda accused Burundi of shelling a village.", "Rwanda", "Burundi", "ACCUSE"},
		{"Rwanda shelled a village in Burundi.", "Rwanda", "Burundi", "ASSAULT"},
		{"Rwanda threatened to shell Burundi.", "Rwanda", "Burundi", "THREATEN"},
		{"Bulgaria expelled two Russian diplomats.", "Bulgaria", "Russian", "SANCTION"},
		{"Bulgaria released two Russian sailors.", "Bulgaria", "Russian", "YIELD"},
		{"Police in Harare arrested the opposition leader.", "Police in Harare", "the opposition leader", "COERCE"},
		{"Thousands marched in Harare against the president.", "Thousands", "the president", "PROTEST"},
		{"Kenya urged Somalia to reopen the crossing.", "Kenya", "Somalia", "REQUEST"},
		{"Kenya moved troops and armoured vehicles to the Somali border.", "Kenya", "Somali", "MOBILIZE"},
		{"Peru congratulated Ecuador's new president.", "Peru", "Ecuador's new president", "SUPPORT"},
	} {
		d, err := read(c.sentence)
		if err != nil {
			t.Fatal(err)
		}
		got, err := typer.Type(d, pairIn(t, d, c.source, c.target))
		if err != nil {
			t.Fatal(err)
		}
		if got.Root != c.root || got.Quad < 1 || got.Quad > 4 || got.Chance <= 0 || got.Chance > 1 {
			t.Errorf("%s\n\tgot %+v, want %s", c.sentence, got, c.root)
		}
	}
}

// It answers whatever it is asked, and says what it lacks.
func TestTyperWantsLayersAndTokens(t *testing.T) {
	typer, err := event.NewTyper(world.Load())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := typer.Type(&doc.Doc{Text: "Peru thanked Chile."}, event.Pair{}); err == nil {
		t.Error("no error for a document without layers")
	}
	d, err := reader(t)("Peru thanked Chile.")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := typer.Type(d, event.Pair{Source: doc.Run{Start: 0, End: 99}}); err == nil {
		t.Error("no error for a side outside the document")
	}
	for _, pair := range []event.Pair{{}, {Source: pairIn(t, d, "Peru", "").Source}, pairIn(t, d, "Chile", "Peru"), pairIn(t, d, "Peru", "Peru")} {
		if got, err := typer.Type(d, pair); err != nil || got.Root == "" {
			t.Errorf("%+v: %+v, %v", pair, got, err)
		}
	}
}

// Every sentence of rules/events/pairs is read, stands there once, and its sides
// are found in it; no root is left with few.
func TestPairSentencesAreSound(t *testing.T) {
	sentences, err := event.PairSentences()
	if err != nil {
		t.Fatal(err)
	}
	read := reader(t)
	roots, texts := map[string]int{}, map[string]bool{}
	for _, s := range sentences {
		roots[s.Root]++
		if texts[s.Text] {
			t.Errorf("%s: stands there twice", s.Pos)
		}
		texts[s.Text] = true
		d, err := read(s.Text)
		if err != nil {
			t.Errorf("%s: %v", s.Pos, err)
			continue
		}
		if pair, err := s.In(d); err != nil || pair.Source.Empty() || pair.Target.Empty() {
			t.Errorf("%s: sides %+v, error %v", s.Pos, pair, err)
		}
	}
	for _, root := range event.Roots {
		if roots[root] < 40 {
			t.Errorf("%d sentences for %s, want 40", roots[root], root)
		}
	}
	if len(roots) != len(event.Roots) {
		t.Errorf("roots %v, want %v", roots, event.Roots)
	}
}

// The same examples and seed give the same bytes, which open again.
func TestTyperTrainingIsTheSameAgain(t *testing.T) {
	trainer, err := event.NewTyperTrainer(world.Load())
	if err != nil {
		t.Fatal(err)
	}
	read := reader(t)
	var examples []event.TyperExample
	for range 3 {
		for _, c := range [][3]string{{"Peru thanked Chile.", "SUPPORT"}, {"Peru bombed Chile.", "ASSAULT"}, {"Peru left Chile.", "RETREAT"}} {
			d, err := read(c[0])
			if err != nil {
				t.Fatal(err)
			}
			x, err := trainer.Example(d, pairIn(t, d, "Peru", "Chile"), c[1])
			if err != nil {
				t.Fatal(err)
			}
			examples = append(examples, x)
		}
	}
	a := trainer.Train(examples, 5)
	if !bytes.Equal(a, trainer.Train(examples, 5)) {
		t.Error("two trainings differ")
	}
	typer, err := trainer.Typer(a)
	if err != nil {
		t.Fatal(err)
	}
	d, err := read("Peru bombed Chile.")
	if err != nil {
		t.Fatal(err)
	}
	pair := pairIn(t, d, "Peru", "Chile")
	if got, err := typer.Type(d, pair); err != nil || got.Root != "ASSAULT" || got.Quad != 4 || !typer.Learnt(d, pair) {
		t.Errorf("%+v, %v; learnt %v", got, err, typer.Learnt(d, pair))
	}
	if _, err := trainer.Example(d, pair, "CRIME"); err == nil {
		t.Error("no error for a root that is none")
	}
	if _, err := trainer.Typer([]byte("no model")); err == nil {
		t.Error("no error for bytes that are no model")
	}
}

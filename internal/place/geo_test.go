package place_test

import (
	"flag"
	"fmt"
	"os"
	"testing"

	"dateline/internal/corpus"
	"dateline/internal/doc"
	"dateline/internal/eval"
	"dateline/internal/name"
	"dateline/internal/parse"
	"dateline/internal/place"
	"dateline/internal/tag"
	"dateline/internal/token"
	"dateline/internal/wire"
	"dateline/internal/world"
)

var (
	show  = flag.Bool("show", false, "print what is missed, extra and misplaced")
	train = flag.Bool("train", false, "score the documents to learn from, not those to choose on")
)

// stages are those that come before place, and place.
type stages struct {
	world      *world.World
	tokeniser  *token.Tokeniser
	tagger     *tag.Tagger
	parser     *parse.Parser
	recogniser *name.Recogniser
	places     *place.Reader
}

func newStages(t testing.TB) *stages {
	t.Helper()
	s := &stages{world: world.Load()}
	var err error
	must := func() {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	s.tokeniser, err = token.New()
	must()
	s.tagger, err = tag.New()
	must()
	s.parser, err = parse.New()
	must()
	s.recogniser, err = name.New()
	must()
	s.places, err = place.New(s.world)
	must()
	return s
}

// read runs the stages over a text and checks the document.
func (s *stages) read(t testing.TB, text string) *doc.Doc {
	t.Helper()
	d, err := wire.Read([]byte(text), wire.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, run := range []func() error{
		func() (err error) { d.Tokens, err = s.tokeniser.Read(d); return },
		func() (err error) { d.Tags, err = s.tagger.Read(d); return },
		func() (err error) { d.Trees, err = s.parser.Read(d); return },
		func() (err error) { d.Names, err = s.recogniser.Read(d); return },
		func() (err error) { d.Places, err = s.places.Read(d); return },
	} {
		if err := run(); err != nil {
			t.Fatal(err)
		}
	}
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestGeo(t *testing.T) {
	const dir = "../../../shared/data/geo/"
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no data: %v", err)
	}
	s := newStages(t)
	for _, c := range []struct {
		file         string
		f1, accuracy float64 // floors, in per cent
	}{
		{"tr-news", 85, 83},
		{"geovirus", 93, 90},
	} {
		geo, err := corpus.ReadToponyms(dir + c.file + ".jsonl.gz")
		if err != nil {
			t.Fatal(err)
		}
		var score eval.PlaceScore
		for _, g := range geo {
			if g.Dev() == *train {
				continue
			}
			d := s.read(t, g.Text)
			if d.Text != g.Text {
				t.Fatalf("%s: wire altered the text", g.ID)
			}
			score.Add(d.Places, g.Toponyms, s.adjective)
			if *show {
				s.explain(d, &g)
			}
		}
		m := score.Toponyms
		t.Logf("%s: toponyms P %.1f R %.1f F1 %.1f (%d gold); within 161 km %.1f of %d; with a point %.1f", c.file,
			m.Precision(), m.Recall(), m.F1(), m.Gold, score.Near.Percent(), score.Near.Of, score.Pointed.Percent())
		if m.F1() < c.f1 || score.Near.Percent() < c.accuracy {
			t.Errorf("%s: want F1 of at least %v and %v within 161 km", c.file, c.f1, c.accuracy)
		}
	}
}

// adjective reports whether the annotated words are an adjective ("Syrian"),
// which is no toponym here.
func (s *stages) adjective(g corpus.Toponym) bool {
	senses := s.world.Senses(g.Text)
	return len(senses) > 0 && (senses[0].As == world.AsAdjective || senses[0].As == world.AsDemonym)
}

func (s *stages) explain(d *doc.Doc, g *corpus.Geo) {
	got := map[doc.Span]*doc.Toponym{}
	for i := range d.Places.Toponyms {
		t := &d.Places.Toponyms[i]
		got[t.Span] = t
	}
	around := func(p doc.Span) string {
		from, to := max(0, p.Start-40), min(doc.Byte(len(d.Text)), p.End+30)
		return fmt.Sprintf("%q [%s] %q", d.Text[from:p.Start], d.Slice(p), d.Text[p.End:to])
	}
	for _, want := range g.Toponyms {
		t := got[want.Span]
		delete(got, want.Span)
		if t == nil {
			if !s.adjective(want) {
				fmt.Println("missed   ", g.ID, around(want.Span))
			}
			continue
		}
		p := d.Places.Places[t.Place]
		if !want.HasPoint {
			continue
		}
		if !p.HasPoint {
			fmt.Println("no point ", g.ID, around(want.Span), want.Name)
		} else if km := eval.Km(p.Lat, p.Lon, want.Lat, want.Lon); km > eval.NearKm {
			fmt.Printf("misplaced %s %s: %s (%s, %s) by %s, want %s at %.1f,%.1f: %.0f km\n", g.ID, around(want.Span), p.Name, p.Kind, p.Country, t.Why.By,
				want.Name, want.Lat, want.Lon, km)
		}
	}
	for i := range d.Places.Toponyms {
		if t := &d.Places.Toponyms[i]; got[t.Span] != nil {
			fmt.Println("extra    ", g.ID, around(t.Span), d.Places.Places[t.Place].Known)
		}
	}
}

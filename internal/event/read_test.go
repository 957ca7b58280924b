package event

import (
	"math/rand"
	"strings"
	"testing"

	"dateline/internal/doc"
	"dateline/internal/rule"
	"dateline/internal/world"
)

// word is one token of a document made by hand: "Russia/NNP/nsubj/2".
type word struct {
	text, lemma string
	xpos        string
	rel         string
	head        int // from 1; 0 is the root
	actor       int // from 1; 0 is none
}

var uposOf = map[string]doc.UPOS{"NNP": doc.PROPN, "NN": doc.NOUN, "NNS": doc.NOUN, "VBD": doc.VERB, "VB": doc.VERB, "VBN": doc.VERB, "VBG": doc.VERB,
	"VBZ": doc.VERB, "IN": doc.ADP, "DT": doc.DET, "MD": doc.AUX, "TO": doc.PART, "RB": doc.ADV, "JJ": doc.ADJ, "CC": doc.CCONJ, ".": doc.PUNCT}

// makeDoc builds a document of one sentence and states as its actors.
func makeDoc(t testing.TB, words []word, states ...string) *doc.Doc {
	t.Helper()
	d := &doc.Doc{}
	var spans []doc.Span
	for _, w := range words {
		if d.Text != "" {
			d.Text += " "
		}
		start := doc.Byte(len(d.Text))
		d.Text += w.text
		spans = append(spans, doc.Span{Start: start, End: doc.Byte(len(d.Text))})
	}
	n := doc.Token(len(words))
	d.Tokens = doc.NewTokens(spans, []doc.Run{{Start: 0, End: n}}, []int32{0})
	d.Tags = &doc.Tags{}
	var heads []doc.Token
	var rels []doc.Rel
	why := doc.Why{How: doc.Inferred, By: "test"}
	actors := make([]doc.Actor, len(states))
	var mentions []doc.Mention
	for i, c := range states {
		actors[i] = doc.Actor{Name: c, Kind: doc.State, Country: c, CountryWhy: why}
	}
	for i, w := range words {
		x, ok := doc.ParseXPOS(w.xpos)
		if !ok {
			t.Fatalf("%s: unknown tag %s", w.text, w.xpos)
		}
		r, ok := doc.ParseRel(w.rel)
		if !ok {
			t.Fatalf("%s: unknown relation %s", w.text, w.rel)
		}
		d.Tags.UPOS = append(d.Tags.UPOS, uposOf[w.xpos])
		d.Tags.XPOS = append(d.Tags.XPOS, x)
		d.Tags.Lemma = append(d.Tags.Lemma, w.lemma)
		heads = append(heads, doc.Token(w.head-1))
		rels = append(rels, r)
		if w.actor > 0 {
			id := doc.ActorID(w.actor - 1)
			actors[id].Mentions = append(actors[id].Mentions, doc.MentionID(len(mentions)))
			mentions = append(mentions, doc.Mention{Run: doc.Run{Start: doc.Token(i), End: doc.Token(i + 1)}, Head: doc.Token(i), Span: spans[i], Actor: id, Why: why})
		}
	}
	d.Trees = doc.NewTrees(heads, rels)
	d.Actors = doc.NewActors(mentions, actors, len(words))
	return d
}

func readMade(t testing.TB, c *Coder, d *doc.Doc) []doc.Event {
	t.Helper()
	var err error
	if d.Events, err = c.Read(d); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
	return d.Events.Events
}

// TestControl reads a promise through its complement: the maker is the subject
// of both verbs, and what is promised is no second event.
func TestControl(t *testing.T) {
	c, err := New(world.Load())
	if err != nil {
		t.Fatal(err)
	}
	events := readMade(t, c, makeDoc(t, []word{
		{"Japan", "Japan", "NNP", "nsubj", 2, 1}, {"offered", "offer", "VBD", "root", 0, 0}, {"to", "to", "TO", "mark", 4, 0},
		{"resume", "resume", "VB", "xcomp", 2, 0}, {"talks", "talk", "NNS", "obj", 4, 0}, {"with", "with", "IN", "case", 7, 0},
		{"Russia", "Russia", "NNP", "nmod", 5, 2}, {".", ".", ".", "punct", 2, 0}}, "JPN", "RUS"))
	if len(events) != 1 || events[0].Type != "AGREE" || len(events[0].Actor) != 1 || events[0].Actor[0] != 0 || len(events[0].Recipient) != 1 || events[0].Recipient[0] != 1 {
		t.Errorf("got %+v, want one AGREE from Japan to Russia", events)
	}
}

// TestRelativeClause reads a passive participle and its by-phrase after a noun.
func TestRelativeClause(t *testing.T) {
	c, err := New(world.Load())
	if err != nil {
		t.Fatal(err)
	}
	events := readMade(t, c, makeDoc(t, []word{
		{"Russia", "Russia", "NNP", "nsubj", 7, 1}, {",", ",", ".", "punct", 4, 0}, {"who", "who", "IN", "nsubj", 4, 0}, {"invaded", "invade", "VBD", "acl:relcl", 1, 0},
		{"Georgia", "Georgia", "NNP", "obj", 4, 2}, {",", ",", ".", "punct", 4, 0}, {"stayed", "stay", "VBD", "root", 0, 0}, {".", ".", ".", "punct", 7, 0}}, "RUS", "GEO"))
	if len(events) != 1 || events[0].Type != "ASSAULT" || len(events[0].Recipient) != 1 || events[0].Recipient[0] != 1 {
		t.Errorf("got %+v, want one ASSAULT on Georgia", events)
	}
}

func TestReadWantsItsLayers(t *testing.T) {
	c, err := New(world.Load())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Read(&doc.Doc{}); err == nil || !strings.Contains(err.Error(), "want all four") {
		t.Errorf("got %v, want an error that names the layers", err)
	}
}

// FuzzRead reads trees that no parser would make: nothing may panic, and what
// comes out keeps the contract.
func FuzzRead(f *testing.F) {
	c, err := New(world.Load())
	if err != nil {
		f.Fatal(err)
	}
	vocabulary := []string{"accuse", "agree", "talk", "attack", "will", "to", "not", "of", "with", "Russia", "the", "sanction", "threaten", "hold", "if", "call", "on", "arrest", "dozen", "who"}
	tags := []string{"NNP", "NN", "VBD", "VB", "VBN", "VBG", "VBZ", "IN", "DT", "MD", "TO", "RB", "JJ", "CC", "."}
	for seed := int64(0); seed < 20; seed++ {
		f.Add(seed, 12)
	}
	f.Fuzz(func(t *testing.T, seed int64, n int) {
		if n < 1 || n > 60 {
			return
		}
		r := rand.New(rand.NewSource(seed))
		words := make([]word, n)
		order := r.Perm(n) // each word hangs on one before it in the order
		for i, k := range order {
			w := vocabulary[r.Intn(len(vocabulary))]
			words[k] = word{text: w, lemma: w, xpos: tags[r.Intn(len(tags))], rel: "root"}
			if i > 0 {
				words[k].head = order[r.Intn(i)] + 1
				words[k].rel = doc.Rel(2 + r.Intn(int(doc.Rels)-2)).String()
			}
			if r.Intn(3) == 0 {
				words[k].actor = 1 + r.Intn(3)
			}
		}
		words[order[0]].actor, words[order[n/2]].actor, words[order[n-1]].actor = 1, 2, 3
		if n < 3 {
			return
		}
		readMade(t, c, makeDoc(t, words, "RUS", "JPN", "UKR"))
	})
}

// FuzzRules feeds the parsers of the rules' fields: an error or a value, no panic.
func FuzzRules(f *testing.F) {
	l, err := loadLexicon()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"level|make obj=accusation|@talks obl:against|at=<actor>", "call_off", "obj>agent obl:on|of comp.obj.state", "Japan met Russia. => AGREE: JPN > RUS planned", "!obj=<>", "a||b", "@", "obl:=", "=> > X"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.TrimSpace(s) == "" {
			return
		}
		pos := rule.Pos{File: "fuzz", Line: 1, Col: 1}
		l.parseTrigger(pos, s)
		parsePaths(pos, s)
		parseExample(rule.Field{Key: "yes", Value: s, Pos: pos}, true)
	})
}

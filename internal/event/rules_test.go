package event_test

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"dateline/internal/doc"
	"dateline/internal/event"
	"dateline/internal/pipeline"
	"dateline/internal/wire"
	"dateline/internal/world"
)

func newCoder(t testing.TB) *event.Coder {
	t.Helper()
	c, err := event.New(world.Load())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestRulesAreMany holds the floor of breadth: every type, and as many verbs and
// nouns as the design asks for.
func TestRulesAreMany(t *testing.T) {
	verbs, nouns, types := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, r := range newCoder(t).Rules() {
		types[r.Type.Name] = true
		for _, v := range r.Verbs {
			verbs[v] = true
		}
		for _, n := range r.Nouns {
			nouns[n] = true
		}
	}
	t.Logf("%d types, %d verbs, %d nouns", len(types), len(verbs), len(nouns))
	if len(types) != 16 || len(verbs) < 400 || len(nouns) < 120 {
		t.Errorf("%d types, %d verbs, %d nouns, want 16, 400 and 120", len(types), len(verbs), len(nouns))
	}
}

// TestRulesSayYesAndNo reads every example of every rule with the real stages:
// a `no` holds no event of its rule, a `yes` holds an event of the rule's type
// that is what it says, and one `yes` at least is the rule's own finding.
func TestRulesSayYesAndNo(t *testing.T) {
	p, err := pipeline.New()
	if err != nil {
		t.Fatal(err)
	}
	show := os.Getenv("SHOW") != ""
	for _, r := range newCoder(t).Rules() {
		own := false
		for _, x := range r.Examples {
			d := readSentence(t, p, x.Sentence)
			got, found := judge(d, r, x)
			own = own || found
			if got == "" {
				continue
			}
			t.Errorf("%s: %s\n\t%s", x.Pos, x.Sentence, got)
			if show {
				t.Log(tree(d))
			}
		}
		if !own {
			t.Errorf("%s: event %s finds none of its own yes sentences", r.File, r.ID)
		}
	}
}

// readSentence reads a sentence as the body of a story.
func readSentence(t testing.TB, p *pipeline.Pipeline, sentence string) *doc.Doc {
	t.Helper()
	d, err := p.ReadWatched([]byte("Headline of the day\n\n"+sentence+"\n"), wire.Options{Published: doc.Date{Year: 2019, Month: 6, Day: 1}},
		func(stage string, d *doc.Doc) {
			if err := doc.Check(d); err != nil {
				t.Errorf("after %s: %v", stage, err)
			}
		})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// judge says what is wrong with the reading of an example, or "", and whether
// the rule itself found what was wanted.
func judge(d *doc.Doc, r *event.Rule, x event.Example) (wrong string, own bool) {
	typ := r.Type.Name
	if x.Type != "" {
		typ = x.Type
	}
	var seen []string
	ok := false
	for _, e := range d.Events.Events {
		actor, recipient := countries(d, e.Actor, e.ActorAt), countries(d, e.Recipient, e.RecipientAt)
		seen = append(seen, fmt.Sprintf("%s: %s > %s %s (%s)", e.Type, actor, recipient, e.Phase, e.By))
		mine := e.By == "rule "+r.ID
		if mine && !x.Want {
			return "unwanted: " + strings.Join(seen, "; "), false
		}
		if e.Type == typ && (!x.HasPhase || x.Phase == e.Phase) && (!x.Sides || actor == sorted(x.Actor) && recipient == sorted(x.Recipient)) {
			ok = true
			own = own || mine
		}
	}
	if x.Want && !ok {
		return "got " + strings.Join(seen, "; "), false
	}
	return "", own && x.Want
}

func countries(d *doc.Doc, ids []doc.ActorID, places []doc.PlaceID) string {
	var out []string
	for _, id := range ids {
		out = append(out, d.Actors.Actors[id].Country)
	}
	for _, p := range places {
		out = append(out, d.Places.Places[p].Country)
	}
	return sorted(out)
}

// sorted joins the codes, each once; "-" if there is none.
func sorted(codes []string) string {
	seen := map[string]bool{"": true}
	var out []string
	for _, c := range codes {
		if !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	sort.Strings(out)
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, ",")
}

// tree prints how the words hang together, for whoever repairs a rule.
func tree(d *doc.Doc) string {
	var b strings.Builder
	for t := range d.Trees.Heads {
		head := "root"
		if h := d.Trees.Heads[t]; h != doc.None {
			head = d.Word(h)
		}
		fmt.Fprintf(&b, "%s/%s/%s/%s<%s", d.Word(doc.Token(t)), d.Tags.Lemma[t], d.Tags.XPOS[t], d.Trees.Rels[t], head)
		if m := d.Actors.At[t]; m != doc.None {
			a := d.Actors.Actors[d.Actors.Mentions[m].Actor]
			fmt.Fprintf(&b, "[%s %s %s]", a.Name, a.Country, a.Sector)
		}
		b.WriteByte(' ')
	}
	return b.String()
}

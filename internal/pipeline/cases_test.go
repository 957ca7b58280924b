package pipeline

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"dateline/internal/doc"
	"dateline/internal/wire"
	"dateline/record"
)

var update = flag.Bool("update", false, "write what the pipeline says into the cases; read the diff")

// TestCases reads the article of every case under testdata/cases that has a
// section of facts and compares, layer by layer, with what the case expects. A
// case is a txtar file: its first line is the lesson, "published: DAY" may follow;
// section article is the story, and each section named after a layer lists that
// layer's facts, one a line.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	p := newPipeline(t)
	ran := 0
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(archive.Files) == 0 || archive.Files[0].Name != "article" {
			continue // a case of one stage, run by that stage's own test
		}
		ran++
		t.Run(strings.TrimSuffix(strings.TrimPrefix(file, "../../testdata/cases/"), ".txtar"), func(t *testing.T) {
			runCase(t, p, file, archive)
		})
	}
	t.Logf("%d cases of whole articles", ran)
}

func runCase(t *testing.T, p *Pipeline, file string, archive *txtar.Archive) {
	var opt wire.Options
	for _, line := range strings.Split(string(archive.Comment), "\n") {
		if day, ok := strings.CutPrefix(line, "published: "); ok {
			if opt.Published, ok = doc.ParseDay(strings.TrimSpace(day)); !ok {
				t.Fatalf("published: %q is no day", day)
			}
		}
	}
	d, err := p.ReadWatched(archive.Files[0].Data, opt, func(stage string, d *doc.Doc) {
		if err := doc.Check(d); err != nil {
			t.Errorf("after %s: %v", stage, err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	r := Record(d)
	if _, err := r.Verify(); err != nil {
		t.Error(err)
	}
	got := layers(r)
	changed := false
	for i, f := range archive.Files[1:] {
		have, ok := got[f.Name]
		if !ok {
			t.Fatalf("section %q, want article or one of %s", f.Name, strings.Join(layerNames(got), ", "))
		}
		want := strings.TrimSpace(string(f.Data))
		if have == want {
			continue
		}
		if *update {
			archive.Files[i+1].Data = []byte(have + "\n")
			changed = true
			continue
		}
		t.Errorf("%s\n%s: got\n%s\nwant\n%s", strings.SplitN(string(archive.Comment), "\n", 2)[0], f.Name, have, want)
	}
	if changed {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func layerNames(m map[string]string) []string {
	var names []string
	for n := range m {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// layers prints each layer of a record, one fact a line, for people to read.
func layers(r *record.Record) map[string]string {
	lines := map[string][]string{}
	add := func(layer, format string, args ...any) {
		lines[layer] = append(lines[layer], strings.TrimSpace(fmt.Sprintf(format, args...)))
	}
	for _, layer := range []string{"people", "actors", "places", "times", "statements", "events", "tracks", "disputes", "commitments", "appointments"} {
		lines[layer] = nil
	}
	names := map[string]string{}
	for _, a := range r.Actors {
		names[a.ID] = a.Name
	}
	for _, p := range r.Places {
		names[p.ID] = p.Name
	}
	for _, x := range r.Times {
		names[x.ID] = x.Value
	}
	say := func(id *string) string {
		if id == nil {
			return "-"
		}
		return names[*id]
	}
	list := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, names[id])
		}
		if len(out) == 0 {
			return "-"
		}
		return strings.Join(out, ", ")
	}
	opt := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	flat := func(spans []record.Span) string {
		var out []string
		for _, s := range spans {
			out = append(out, strings.Join(strings.Fields(s.Text), " "))
		}
		return strings.Join(out, " ... ")
	}
	for _, a := range r.Actors {
		var mentions []string
		for _, m := range a.Mentions {
			mentions = append(mentions, strings.Join(strings.Fields(m.Text), " "))
		}
		line := fmt.Sprintf("%s | %s | %s | %s | %s", a.Name, opt(a.Office), opt(a.Country), opt(a.Sector), strings.Join(mentions, ", "))
		if a.Kind == "person" {
			add("people", "%s", line)
		}
		add("actors", "%s %s", a.Kind, line)
	}
	for _, p := range r.Places {
		at := "nowhere"
		if p.Lat != nil {
			at = fmt.Sprintf("%.1f %.1f", *p.Lat, *p.Lon)
		}
		add("places", "%s | %s | %s | %s", p.Name, p.Kind, opt(p.Country), at)
	}
	for _, x := range r.Times {
		add("times", "%s | %s %s", x.Text, x.Type, x.Value)
	}
	for _, s := range r.Statements {
		source, cue := "-", "-"
		if s.Source != nil {
			source = flat([]record.Span{*s.Source})
		}
		if s.Cue != nil {
			cue = flat([]record.Span{*s.Cue})
		}
		within := ""
		if s.Within != nil {
			within = " (within " + *s.Within + ")"
		}
		add("statements", "%s %s | %s = %s | %s | %s%s", s.ID, s.Mode, source, say(s.Speaker), cue, flat(s.Content), within)
	}
	for _, e := range r.Events {
		said := ""
		if e.SaidBy != nil {
			said = " by " + *e.SaidBy
		}
		add("events", "%s %s | %s > %s | %s | %s | %s%s", e.Type, e.Phase, list(e.Actor), list(e.Recipient), say(e.When), say(e.Where), flat([]record.Span{e.Trigger}), said)
	}
	for _, k := range r.Tracks {
		for _, c := range k.Changes {
			add("tracks", "%s | %s | %s | %s", k.Name, list(k.Parties), c.Status, say(c.When))
		}
	}
	for _, x := range r.Disputes {
		var n []string
		for _, name := range x.Names {
			by := ""
			if len(name.UsedBy) > 0 {
				by = " (" + list(name.UsedBy) + ")"
			}
			n = append(n, name.Text+by)
		}
		add("disputes", "%s | parties %s | held by %s | claimed by %s", strings.Join(n, " = "), list(x.Parties), say(x.HeldBy), list(x.ClaimedBy))
	}
	for _, c := range r.Commitments {
		add("commitments", "%s | %s | due %s", say(c.Maker), flat([]record.Span{c.What}), say(c.Due))
	}
	for _, a := range r.Appointments {
		add("appointments", "%s | %s | %s", say(a.When), list(a.Parties), say(a.Where))
	}
	out := map[string]string{}
	for layer, l := range lines {
		out[layer] = strings.Join(l, "\n")
	}
	return out
}

func newPipeline(t testing.TB) *Pipeline {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

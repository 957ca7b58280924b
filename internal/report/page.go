package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"sort"
	"strings"

	"dateline/record"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed page.css
	pageCSS string
	//go:embed page.js
	pageJS string

	pageTemplate = template.Must(template.New("page").Parse(pageHTML))
)

// Page prints one self-contained HTML page: each story with the words of its
// facts highlighted, and the facts beside it, each a link to its words. It reads
// without JavaScript, loads nothing, and its policy lets only its own script run.
func Page(w io.Writer, records []*record.Record) error {
	page := pageData{CSS: template.CSS(pageCSS), JS: template.JS(pageJS), Policy: fmt.Sprintf(
		"default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", digest(pageCSS), digest(pageJS))}
	for i, r := range records {
		page.Stories = append(page.Stories, newStory(i+1, r))
	}
	page.Title = "Dateline"
	if len(page.Stories) == 1 {
		page.Title = page.Stories[0].Title
	}
	return pageTemplate.Execute(w, page)
}

// digest is the form in which a content security policy names a script or a style.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

type pageData struct {
	Title, Policy string
	CSS           template.CSS
	JS            template.JS
	Stories       []*story
}

// story is one article as the page shows it.
type story struct {
	Number     int
	Title      string
	Line       string // status, place, agency, day
	Paragraphs [][]segment
	Sections   []section
}

// segment is a stretch of the text over which the same facts lie.
type segment struct {
	Text   string
	Facts  string   // the ids of the facts, separated by blanks; "" for none
	Class  string   // the kinds of the facts
	Starts []string // the facts whose first segment this is, so that their links find it
	Link   string   // the fact that a reader without JavaScript goes to
}

// section is a list of facts of one kind.
type section struct {
	Title string
	Facts []fact
}

// fact is one line of the list.
type fact struct {
	ID     string // unique in the page: "r1-e3"
	Label  string // "e3"
	Class  string // event, statement, actor ...
	Tone   string // q1 to q4 for events
	Head   string
	Lead   string // type, cue, status
	Detail string
	Words  string
	spans  []record.Span
}

func newStory(number int, r *record.Record) *story {
	v := newView(r)
	s := &story{Number: number, Title: squeeze(text(r.Article.Headline))}
	if s.Title == "" {
		s.Title = "Story " + fmt.Sprint(number)
	}
	status, place := "", ""
	if r.Article.Status != "original" {
		status = strings.ToUpper(r.Article.Status)
	}
	if r.Article.Dateline != nil {
		var names []string
		for _, id := range r.Article.Dateline.Places {
			names = append(names, v.place(&id))
		}
		place = strings.Join(names, ", ")
	}
	s.Line = joinNonEmpty(" · ", status, place, text(r.Article.Agency), text(r.Article.Published))
	s.Sections = v.sections(fmt.Sprintf("r%d-", number))
	s.Paragraphs = segments(r.Article.Text, s.Sections)
	return s
}

// segments cuts the text wherever a fact's words begin or end, and at line ends.
func segments(text string, sections []section) [][]segment {
	runes := []rune(text)
	type edge struct {
		at    int
		open  bool
		order int // of the fact, so that ids come out in the order of the list
	}
	var (
		edges []edge
		facts []*fact
	)
	for i := range sections {
		for j := range sections[i].Facts {
			f := &sections[i].Facts[j]
			for _, s := range f.spans {
				edges = append(edges, edge{s.Start, true, len(facts)}, edge{s.End, false, len(facts)})
			}
			facts = append(facts, f)
		}
	}
	for i, c := range runes {
		if c == '\n' {
			edges = append(edges, edge{i, true, -1}, edge{i + 1, false, -1})
		}
	}
	sort.SliceStable(edges, func(i, j int) bool { return edges[i].at < edges[j].at })
	var (
		out     [][]segment
		line    []segment
		open    = make([]int, len(facts))
		started = make([]bool, len(facts))
		at      int
	)
	emit := func(to int) {
		if to <= at {
			return
		}
		part := string(runes[at:to])
		at = to
		if part == "\n" {
			if len(line) > 0 {
				out = append(out, line)
			}
			line = nil
			return
		}
		var ids, classes []string
		g := segment{Text: strings.ReplaceAll(part, "\r", "")}
		for i, n := range open {
			if n == 0 {
				continue
			}
			f := facts[i]
			ids = append(ids, f.ID)
			if len(classes) == 0 || classes[len(classes)-1] != f.Class {
				classes = append(classes, f.Class)
			}
			if g.Link == "" {
				g.Link = f.ID
			}
			if !started[i] {
				g.Starts = append(g.Starts, f.ID)
				started[i] = true
			}
		}
		g.Facts, g.Class = strings.Join(ids, " "), strings.Join(classes, " ")
		if strings.TrimSpace(g.Text) != "" || len(line) > 0 {
			line = append(line, g)
		}
	}
	for _, e := range edges {
		emit(e.at)
		if e.order < 0 {
			continue
		}
		if e.open {
			open[e.order]++
		} else {
			open[e.order]--
		}
	}
	emit(len(runes))
	if len(line) > 0 {
		out = append(out, line)
	}
	return out
}

func (v *view) sections(prefix string) []section {
	all := []section{
		{"What happened", v.eventFacts()}, {"Who said what", v.statementFacts()}, {"Talks", v.trackFacts()},
		{"In dispute", v.disputeFacts()}, {"Promised", v.commitmentFacts()}, {"Diary", v.appointmentFacts()},
		{"Who", v.actorFacts()}, {"Where", v.placeFacts()}, {"When", v.timeFacts()},
	}
	var kept []section
	for _, s := range all {
		if len(s.Facts) == 0 {
			continue
		}
		for i := range s.Facts {
			s.Facts[i].Label = s.Facts[i].ID
			s.Facts[i].ID = prefix + s.Facts[i].ID
		}
		kept = append(kept, s)
	}
	return kept
}

func (v *view) eventFacts() (list []fact) {
	for i := range v.Events {
		e := &v.Events[i]
		lead := e.Type
		if e.Mode != nil {
			lead += " · " + *e.Mode
		}
		phase := ""
		if e.Phase != "occurred" {
			phase = e.Phase
		}
		list = append(list, fact{ID: e.ID, Class: "event", Tone: fmt.Sprintf("q%d", e.Quad), Head: v.roles(e), Lead: lead,
			Detail: joinNonEmpty(" · ", phase, v.time(e.When), v.place(e.Where), v.claim(e.SaidBy), "CAMEO "+e.CAMEO, e.By),
			Words:  words(e.Evidence), spans: append([]record.Span{e.Trigger}, e.Evidence...)})
	}
	return list
}

func (v *view) statementFacts() (list []fact) {
	for i := range v.Statements {
		s := &v.Statements[i]
		f := fact{ID: s.ID, Class: "statement", Head: v.speaker(s), Words: words(s.Content), spans: s.Content}
		if s.Cue != nil {
			f.Lead = squeeze(s.Cue.Text)
			f.spans = append([]record.Span{*s.Cue}, f.spans...)
		}
		if s.Source != nil {
			f.spans = append(f.spans[:len(f.spans):len(f.spans)], *s.Source)
		}
		to, within := "", ""
		if len(s.To) > 0 {
			to = "to " + v.names(s.To)
		}
		if s.Within != nil {
			within = "within " + *s.Within
		}
		f.Detail = joinNonEmpty(" · ", s.Mode, to, v.time(s.When), within)
		list = append(list, f)
	}
	return list
}

func (v *view) trackFacts() (list []fact) {
	for i := range v.Tracks {
		k := &v.Tracks[i]
		for j, c := range k.Changes {
			list = append(list, fact{ID: fmt.Sprintf("%s.%d", k.ID, j+1), Class: "affair", Head: k.Name, Lead: c.Status,
				Detail: joinNonEmpty(" · ", v.names(k.Parties), text(k.Level), v.time(c.When), v.claim(c.SaidBy)),
				Words:  words(c.Evidence), spans: c.Evidence})
		}
	}
	return list
}

func (v *view) disputeFacts() (list []fact) {
	for i := range v.Disputes {
		d := &v.Disputes[i]
		var names []string
		for _, n := range d.Names {
			name := n.Text
			if len(n.UsedBy) > 0 {
				name += " (" + v.names(n.UsedBy) + ")"
			}
			names = append(names, name)
		}
		held, claimed := "", ""
		if d.HeldBy != nil {
			held = "held by " + v.actorName(*d.HeldBy)
		}
		if len(d.ClaimedBy) > 0 {
			claimed = "claimed by " + v.names(d.ClaimedBy)
		}
		list = append(list, fact{ID: d.ID, Class: "affair", Head: strings.Join(names, " = "),
			Detail: joinNonEmpty(" · ", held, claimed), Words: words(d.Evidence), spans: d.Evidence})
	}
	return list
}

func (v *view) commitmentFacts() (list []fact) {
	for i := range v.Commitments {
		c := &v.Commitments[i]
		f := fact{ID: fmt.Sprintf("c%d", i+1), Class: "affair", Head: "somebody", Words: squeeze(c.What.Text),
			spans: append([]record.Span{c.What}, c.Evidence...)}
		if c.Maker != nil {
			f.Head = v.actorName(*c.Maker)
		}
		if c.Due != nil {
			f.Lead = "due " + v.time(c.Due)
		}
		f.Detail = v.claim(c.SaidBy)
		list = append(list, f)
	}
	return list
}

func (v *view) appointmentFacts() (list []fact) {
	for i := range v.Appointments {
		a := &v.Appointments[i]
		list = append(list, fact{ID: fmt.Sprintf("n%d", i+1), Class: "affair", Head: joinNonEmpty(", ", v.names(a.Parties), v.place(a.Where)),
			Lead: v.time(a.When), Detail: v.claim(a.SaidBy), Words: words(a.Evidence), spans: append([]record.Span{a.What}, a.Evidence...)})
	}
	return list
}

func (v *view) actorFacts() (list []fact) {
	for _, a := range v.people() {
		f := fact{ID: a.ID, Class: "actor", Head: a.Name, Lead: text(a.Office), Detail: joinNonEmpty(" · ", a.Kind, text(a.Country), text(a.Sector))}
		for _, m := range a.Mentions {
			f.spans = append(f.spans, m.Span)
		}
		list = append(list, f)
	}
	return list
}

func (v *view) placeFacts() (list []fact) {
	for i := range v.Places {
		p := &v.Places[i]
		at := ""
		if p.Lat != nil && p.Lon != nil {
			at = fmt.Sprintf("%.2f, %.2f", *p.Lat, *p.Lon)
		}
		list = append(list, fact{ID: p.ID, Class: "place", Head: p.Name, Detail: joinNonEmpty(" · ", p.Kind, text(p.Country), at), spans: p.Mentions})
	}
	return list
}

func (v *view) timeFacts() (list []fact) {
	for i := range v.Times {
		t := &v.Times[i]
		list = append(list, fact{ID: t.ID, Class: "time", Head: t.Value, Lead: t.Type, Words: squeeze(t.Text), Detail: t.How,
			spans: []record.Span{{Start: t.Start, End: t.End, Text: t.Text}}})
	}
	return list
}

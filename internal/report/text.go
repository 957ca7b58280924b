package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"dateline/record"
)

// TextOptions say how the report may look.
type TextOptions struct {
	Color bool // ANSI colours
	Width int  // columns; lines of quoted words are folded there
}

const (
	plain  = "\x1b[0m"
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	blue   = "\x1b[34m"
	cyan   = "\x1b[36m"
)

// quadColor is a colour for each PLOVER quad: cooperation in words and deeds,
// conflict in words and deeds.
var quadColor = [5]string{1: cyan, 2: green, 3: yellow, 4: red}

// Text prints the report of one record: headline, who, events, statements, talks,
// disputes, promises and diary; each fact with its id, the number of its sentence
// and its words.
func Text(w io.Writer, r *record.Record, o TextOptions) error {
	t := &textReport{view: newView(r), out: bufio.NewWriter(w), o: o}
	if t.o.Width < 40 {
		t.o.Width = 40
	}
	t.head()
	t.who()
	t.events()
	t.statements()
	t.talks()
	t.disputes()
	t.promises()
	t.diary()
	return t.out.Flush()
}

type textReport struct {
	*view
	out *bufio.Writer
	o   TextOptions
}

func (t *textReport) paint(color, s string) string {
	if !t.o.Color || s == "" {
		return s
	}
	return color + s + plain
}

func (t *textReport) line(format string, args ...any) { fmt.Fprintf(t.out, format+"\n", args...) }

func (t *textReport) section(title string, n int) bool {
	if n == 0 {
		return false
	}
	t.line("\n%s", t.paint(bold, strings.ToUpper(title)))
	return true
}

// fold prints words at an indent, broken at the width.
func (t *textReport) fold(indent int, words, color string) {
	room := t.o.Width - indent
	var line strings.Builder
	flush := func() {
		if line.Len() > 0 {
			t.line("%s%s", strings.Repeat(" ", indent), t.paint(color, line.String()))
			line.Reset()
		}
	}
	length := 0
	for _, word := range strings.Fields(words) {
		n := utf8.RuneCountInString(word)
		if length > 0 && length+1+n > room {
			flush()
			length = 0
		}
		if length > 0 {
			line.WriteByte(' ')
			length++
		}
		line.WriteString(word)
		length += n
	}
	flush()
}

func (t *textReport) at(s record.Span) string {
	if n := t.sentence(s.Start); n > 0 {
		return t.paint(dim, fmt.Sprintf("[%d]", n))
	}
	return t.paint(dim, "[dateline]")
}

func (t *textReport) quote(indent int, spans []record.Span) {
	t.fold(indent, "“"+words(spans)+"”", dim)
}

func (t *textReport) head() {
	a := t.Article
	title := text(a.Headline)
	if title == "" {
		title = "(no headline)"
	}
	t.line("%s", t.paint(bold, squeeze(title)))
	place := ""
	if a.Dateline != nil {
		var names []string
		for _, id := range a.Dateline.Places {
			names = append(names, t.place(&id))
		}
		place = strings.Join(names, ", ")
	}
	published := text(a.Published)
	if published == "" {
		published = "day of publication unknown"
	}
	status := ""
	if a.Status != "original" {
		status = strings.ToUpper(a.Status)
	}
	byline := ""
	if len(a.Byline) > 0 {
		byline = "by " + strings.Join(a.Byline, ", ")
	}
	t.line("%s", t.paint(dim, joinNonEmpty(" · ", status, place, text(a.Agency), byline, published, fmt.Sprintf("%d sentences", len(t.Sentences)))))
}

func (t *textReport) who() {
	list := t.people()
	if !t.section("Who", len(list)) {
		return
	}
	width := 0
	for _, a := range list {
		width = max(width, min(36, utf8.RuneCountInString(a.Name)))
	}
	for _, a := range list {
		about := joinNonEmpty(", ", text(a.Office), text(a.Country), text(a.Sector))
		if about == "" {
			about = a.Kind
		}
		pad := strings.Repeat(" ", max(0, width-utf8.RuneCountInString(a.Name)))
		times := ""
		if n := len(a.Mentions); n > 1 {
			times = fmt.Sprintf("%d mentions", n)
		}
		t.line("  %s%s  %s", a.Name, pad, joinNonEmpty("  ", about, t.paint(dim, times)))
	}
}

func (t *textReport) events() {
	if !t.section("What happened", len(t.Events)) {
		return
	}
	for i := range t.Events {
		e := &t.Events[i]
		kind := e.Type
		if e.Mode != nil {
			kind += "/" + *e.Mode
		}
		phase := ""
		if e.Phase != "occurred" {
			phase = e.Phase
		}
		t.line("  %-4s %s  %s  %s", e.ID, t.paint(quadColor[e.Quad], kind), t.roles(e),
			joinNonEmpty(" ", t.paint(yellow, phase), joinNonEmpty(", ", t.time(e.When), t.place(e.Where)), t.paint(dim, t.claim(e.SaidBy)), t.at(e.Trigger)))
		t.quote(7, e.Evidence)
	}
}

func (t *textReport) statements() {
	if !t.section("Who said what", len(t.Statements)) {
		return
	}
	for i := range t.Statements {
		s := &t.Statements[i]
		cue := "…"
		if s.Cue != nil {
			cue = squeeze(s.Cue.Text)
		}
		to := ""
		if len(s.To) > 0 {
			to = "to " + t.names(s.To)
		}
		within := ""
		if s.Within != nil {
			within = "within " + *s.Within
		}
		source := ""
		if s.Source != nil && squeeze(s.Source.Text) != t.speaker(s) {
			source = "(" + squeeze(s.Source.Text) + ")"
		}
		t.line("  %-4s %s  %s", s.ID, t.paint(blue, t.speaker(s)),
			joinNonEmpty(" ", t.paint(dim, source), cue, to, t.time(s.When), t.paint(dim, joinNonEmpty(", ", s.Mode, within)), t.at(s.Content[0])))
		t.quote(7, s.Content)
	}
}

func (t *textReport) talks() {
	if !t.section("Talks", len(t.Tracks)) {
		return
	}
	for i := range t.Tracks {
		k := &t.Tracks[i]
		t.line("  %-4s %s  %s", k.ID, t.paint(bold, k.Name), joinNonEmpty(", ", t.names(k.Parties), text(k.Level)))
		for _, c := range k.Changes {
			t.line("       %s  %s", t.paint(green, c.Status), joinNonEmpty(" ", t.time(c.When), t.paint(dim, t.claim(c.SaidBy)), t.at(c.Evidence[0])))
			t.quote(9, c.Evidence)
		}
	}
}

func (t *textReport) disputes() {
	if !t.section("In dispute", len(t.Disputes)) {
		return
	}
	for i := range t.Disputes {
		d := &t.Disputes[i]
		var names []string
		for _, n := range d.Names {
			name := n.Text
			if len(n.UsedBy) > 0 {
				name += " (" + t.names(n.UsedBy) + ")"
			}
			names = append(names, name)
		}
		held, claimed := "", ""
		if d.HeldBy != nil {
			held = "held by " + t.actorName(*d.HeldBy)
		}
		if len(d.ClaimedBy) > 0 {
			claimed = "claimed by " + t.names(d.ClaimedBy)
		}
		t.line("  %-4s %s  %s", d.ID, t.paint(bold, strings.Join(names, " = ")), joinNonEmpty(", ", held, claimed))
		t.quote(7, d.Evidence)
	}
}

func (t *textReport) promises() {
	if !t.section("Promised", len(t.Commitments)) {
		return
	}
	for i := range t.Commitments {
		c := &t.Commitments[i]
		who, to, due := "somebody", "", ""
		if c.Maker != nil {
			who = t.actorName(*c.Maker)
		}
		if len(c.To) > 0 {
			to = "to " + t.names(c.To)
		}
		if c.Due != nil {
			due = "due " + t.time(c.Due)
		}
		t.line("  %s  %s", who, joinNonEmpty(" ", to, due, t.paint(dim, t.claim(c.SaidBy)), t.at(c.What)))
		t.quote(7, []record.Span{c.What})
	}
}

func (t *textReport) diary() {
	if !t.section("Diary", len(t.Appointments)) {
		return
	}
	for i := range t.Appointments {
		a := &t.Appointments[i]
		when := t.time(a.When)
		if when == "" {
			when = "no day named"
		}
		t.line("  %s  %s", t.paint(bold, when), joinNonEmpty(" ", joinNonEmpty(", ", t.names(a.Parties), t.place(a.Where)), t.paint(dim, t.claim(a.SaidBy)), t.at(a.What)))
		t.quote(7, a.Evidence)
	}
}

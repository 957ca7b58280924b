package quote

import (
	"sort"

	"dateline/internal/doc"
)

// settle drops the cues that are no statements.
func (x *reading) settle() {
	kept := make([]int, len(x.cues)) // where each cue goes
	n := 0
	for i := range x.cues {
		kept[i] = doc.None
		if c := &x.cues[i]; len(c.content) == 0 && len(c.quotes) == 0 {
			x.rest(c)
		}
		if x.holds(&x.cues[i]) {
			kept[i] = n
			x.cues[n] = x.cues[i]
			n++
		}
	}
	x.cues = x.cues[:n]
	loose := x.loose[:0]
	for _, l := range x.loose {
		if l.cue >= 0 {
			if l.cue = kept[l.cue]; l.cue < 0 {
				continue
			}
		}
		loose = append(loose, l)
	}
	x.loose = loose
}

// holds reports whether the cue makes a statement.
func (x *reading) holds(c *cue) bool {
	if len(c.quotes) == 0 && len(c.content) == 0 {
		return false
	}
	if c.source < 0 && !(x.wide && len(c.content) == 1 && c.content[0].Start >= c.run.End && c.sense.takes&takesThat != 0) {
		return false
	}
	if x.quoted[c.head] >= 0 && !x.holdsInside(c) {
		return false
	}
	if x.wide || len(c.quotes) > 0 {
		return true
	}
	if c.negated && c.sense.class != thought || x.unreal(c) {
		return false
	}
	if len(c.content) == 1 {
		r := c.content[0]
		if r.Len() == 1 && (x.is(r.Start, doc.PRON) || x.is(r.Start, doc.DET) || x.is(r.Start, doc.ADV)) {
			return false
		}
		if r.Len() == 1 && c.sense.class != act {
			return false
		}
		if c.sense.class == act && x.nameOnly(r) {
			return false
		}
	}
	return true
}

// holdsInside is holds for a cue that stands in a quotation: only what a third
// party said is a statement inside another.
func (x *reading) holdsInside(c *cue) bool {
	if c.sense.class > act || c.source < 0 {
		return false
	}
	switch x.word(c.source) {
	case "i", "we", "you", "me", "us", "one", "who", "that", "which":
		return false
	}
	return true
}

// unreal reports whether what the verb names has not been said: it may be, is to
// be, or would have been.
func (x *reading) unreal(c *cue) bool {
	if c.sense.part != "verb" {
		return false
	}
	v := c.head
	if x.modal(v) {
		return true
	}
	g := x.head(v)
	return x.rel(v) == doc.Conj && x.tags.XPOS[v] == doc.VB && g >= 0 && x.modal(g) // "to condemn it and demand a ceasefire"
}

// modal reports whether a modal verb, a condition or an infinitive makes the verb unreal.
func (x *reading) modal(v doc.Token) bool {
	for _, k := range x.trees.Children(v) {
		switch x.rel(k) {
		case doc.Aux:
			switch x.lemma(k) {
			case "will", "would", "could", "may", "might", "should", "shall", "can", "must":
				return true
			}
		case doc.Mark:
			switch x.word(k) {
			case "if", "unless":
				return true
			case "to":
				g := x.head(v)
				return g < 0 || !goesOnTo[x.lemma(g)]
			}
		}
	}
	return false
}

// goesOnTo are verbs whose infinitive is real: "went on to say".
var goesOnTo = map[string]bool{"go": true, "continue": true, "use": true, "hasten": true, "begin": true, "proceed": true}

// nameOnly reports whether a content is nothing but a name or a pronoun: one
// who is criticised or thanked, not what is said.
func (x *reading) nameOnly(r doc.Run) bool {
	for t := r.Start; t < r.End; t++ {
		switch x.tags.UPOS[t] {
		case doc.PROPN, doc.DET, doc.PRON, doc.ADJ, doc.PUNCT, doc.PART, doc.CCONJ:
		case doc.NOUN:
			if x.rel(t) != doc.Compound && x.rel(t) != doc.NmodDesc {
				return false
			}
		default:
			return false
		}
	}
	for t := r.Start; t < r.End; t++ {
		if x.is(t, doc.PROPN) || x.is(t, doc.PRON) {
			return true
		}
	}
	return false
}

// statements makes the statements of the cues and of the quotations that go on.
func (x *reading) statements() []doc.Statement {
	out := make([]doc.Statement, 0, len(x.cues)+len(x.loose))
	for i := range x.cues {
		c := &x.cues[i]
		s := doc.Statement{Speaker: x.speakerID(c), Cue: x.d.SpanOf(c.run), Within: doc.None, When: x.when(c)}
		if c.source >= 0 {
			s.Source = x.d.SpanOf(c.named)
			if s.Speaker == doc.None && c.speaker != c.source && c.speaker >= 0 { // "a letter which said": the letter
				s.Source = x.d.SpanOf(x.antecedent(c))
			}
		}
		s.To = x.hearersOf(c)
		if s.Mode, s.Content = x.contentOf(c); len(s.Content) == 0 {
			continue
		}
		s.Why = doc.Why{How: doc.Stated, At: []doc.Span{s.Cue}, By: c.sense.id}
		out = append(out, s)
	}
	for _, l := range x.loose {
		q := &x.quotations[l.quote]
		s := doc.Statement{Mode: doc.Direct, Speaker: doc.None, Content: []doc.Span{x.inner(q)}, Within: doc.None, When: doc.None}
		at := doc.Span{}
		if l.cue >= 0 {
			c := &x.cues[l.cue]
			s.Speaker, at = x.speakerID(c), x.d.SpanOf(c.named)
		} else if x.d.Actors != nil {
			if a := x.actorIn(l.by, x.sub[l.by]); a >= 0 && x.d.Actors.Actors[a].Kind == doc.Person {
				s.Speaker, at = a, x.d.Tokens.Spans[l.by]
			}
		}
		if at.Empty() {
			continue
		}
		s.Why = doc.Why{How: doc.Inferred, At: []doc.Span{at}, By: "reporting: the quotation goes on"}
		out = append(out, s)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Content[0].Start < out[j].Content[0].Start })
	nest(out)
	return out
}

// antecedent is the nominal that a relative pronoun stands for, up to its clause.
func (x *reading) antecedent(c *cue) doc.Run {
	run := x.sub[c.speaker]
	if run.Has(c.source) {
		run.End = c.source
	}
	for run.End > c.speaker+1 && x.is(run.End-1, doc.PUNCT) {
		run.End--
	}
	for run.Start < c.speaker && (x.is(run.Start, doc.ADP) || x.is(run.Start, doc.PUNCT)) {
		run.Start++
	}
	return run
}

// contentOf returns what is said, and whether it stands in quotation marks.
func (x *reading) contentOf(c *cue) (doc.SpeechMode, []doc.Span) {
	var out []doc.Span
	if len(c.quotes) > 0 && !c.mixed {
		for _, i := range c.quotes {
			out = append(out, x.inner(&x.quotations[i]))
		}
		sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
		return doc.Direct, out
	}
	var in, all int
	for _, r := range c.content {
		s := x.d.SpanOf(r)
		if o := x.quoted[c.head]; o >= 0 { // what is said inside a quotation ends with it
			s.Start, s.End = max(s.Start, x.quotations[o].inner.Start), min(s.End, x.quotations[o].inner.End)
			if s = x.withoutComma(s); s.Empty() {
				continue
			}
			all += s.Len()
			out = append(out, s)
			continue
		}
		for t := r.Start; t < r.End; t++ {
			if !x.is(t, doc.PUNCT) {
				all++
				if x.quoted[t] >= 0 {
					in++
				}
			}
		}
		if s = x.withoutComma(x.wholeQuotations(s, r)); !s.Empty() {
			out = append(out, s)
		}
	}
	for _, i := range c.quotes { // pieces that follow
		if q := x.inner(&x.quotations[i]); len(out) == 0 || q.Start >= out[len(out)-1].End {
			out = append(out, q)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	switch {
	case in == 0:
		return doc.Indirect, out
	case in == all:
		return doc.Direct, out
	}
	return doc.Mixed, out
}

// wholeQuotations lets a content that ends in a quotation run to the end of it,
// and takes off the marks if they are the outer ones.
func (x *reading) wholeQuotations(s doc.Span, r doc.Run) doc.Span {
	for _, t := range [2]doc.Token{r.End - 1, max(r.Start, r.End-2)} {
		if i := x.quoted[t]; i >= 0 && x.quotations[i].inner.End > s.End {
			s.End = x.quotations[i].inner.End
			break
		}
	}
	first := r.Start
	for first < r.End-1 && x.quoteMark(first) {
		first++
	}
	if i := x.quoted[first]; i >= 0 && x.quotations[i].span.Start <= s.Start && x.quotations[i].span.End >= s.End {
		s.Start, s.End = max(s.Start, x.quotations[i].inner.Start), min(s.End, x.quotations[i].inner.End)
	}
	return s
}

// inner returns what stands in the marks, without the comma before the last.
func (x *reading) inner(q *quotation) doc.Span { return x.withoutComma(q.inner) }

func (x *reading) withoutComma(s doc.Span) doc.Span {
	if s.Len() > 1 && x.d.Text[s.End-1] == ',' {
		s.End--
	}
	return s
}

func (x *reading) hearersOf(c *cue) []doc.ActorID {
	if x.d.Actors == nil {
		return nil
	}
	var out []doc.ActorID
	for _, h := range c.hearers {
		a := x.actorIn(h, x.sub[h])
		if a < 0 {
			continue
		}
		seen := false
		for _, o := range out {
			seen = seen || o == a
		}
		if !seen {
			out = append(out, a)
		}
	}
	return out
}

// when returns the time expression in the cue's own clause, or None.
func (x *reading) when(c *cue) doc.TimexID {
	if x.d.Times == nil {
		return doc.None
	}
	times := x.d.Times.Times
	i := sort.Search(len(times), func(i int) bool { return times[i].Run.End > c.clause.Start })
	for ; i < len(times) && times[i].Run.Start < c.clause.End; i++ {
		r := times[i].Run
		if r.Empty() || times[i].Type > doc.ClockTime || !c.clause.Contains(r) || c.named.Overlaps(r) || x.overlapsContent(c, r) {
			continue
		}
		return doc.TimexID(i)
	}
	return doc.None
}

// nest puts each statement within the smallest one whose content holds its cue
// and its content. The statements are in order of their content.
func nest(list []doc.Statement) {
	size := func(s *doc.Statement) int {
		n := 0
		for _, c := range s.Content {
			n += c.Len()
		}
		return n
	}
	holds := func(s *doc.Statement, o doc.Span) bool {
		for _, c := range s.Content {
			if c.Contains(o) {
				return true
			}
		}
		return false
	}
	const window = 40 // how many statements back or ahead an outer one can begin
	for i := range list {
		if list[i].Cue.Empty() {
			continue
		}
		for j := max(0, i-window); j < min(len(list), i+window); j++ {
			if j == i || !holds(&list[j], list[i].Cue) || !holds(&list[j], list[i].Content[0]) || size(&list[j]) <= size(&list[i]) {
				continue
			}
			if w := list[i].Within; w == doc.None || size(&list[j]) < size(&list[w]) {
				list[i].Within = doc.StatementID(j)
			}
		}
	}
}

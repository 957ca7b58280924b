package entity

import (
	"sort"

	"dateline/internal/doc"
)

// mention is a noun phrase, a name or a pronoun while its document is read.
type mention struct {
	run   doc.Run // the words recorded
	full  doc.Run // with relative clauses and all else that hangs on it
	head  doc.Token
	sent  doc.Sentence
	form  doc.Form
	class class
	label int32 // of names, or none

	gender gender
	plural bool
	either bool // may be one or many: "the government", "police"
	adj    bool // an adjective or a noun that only modifies
	place  bool // a place that does not act here
	coord  []int32
	desc   description // of nominals
	lemma  string      // of nominals, in lower case
	anyone bool        // "any minister", "no state": stands for nobody in particular

	subject  bool // of a verb
	main     bool // of the sentence's main clause
	object   bool
	reported bool // subject of a verb of saying
	owner    bool // a possessor: "Japan's", "his"

	chain int32
	why   doc.Why
}

// findMentions makes the mentions of the document in text order.
func (r *reader) findMentions() {
	r.mentions = make([]mention, 0, len(r.words)/3+4)
	r.starts = map[int32]doc.Token{}
	for i := range r.titles {
		if t := &r.titles[i]; t.rank == 0 || t.rank == 3 {
			if at, ok := r.starts[t.label]; !ok || t.start < at {
				r.starts[t.label] = t.start
			}
		}
	}
	for i := range r.labels {
		r.nameMention(int32(i))
	}
	for t := range r.words {
		r.nounMention(doc.Token(t))
	}
	for i := range r.mentions {
		r.headed[r.mentions[i].head] = int32(i)
	}
	r.coordinations()
	sort.SliceStable(r.mentions, func(i, j int) bool {
		a, b := r.mentions[i].run, r.mentions[j].run
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	back := make([]int32, len(r.mentions)) // old index -> new
	for i := range r.mentions {
		m := &r.mentions[i]
		back[m.chain] = int32(i)
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		m.chain = none
		if m.coord == nil {
			r.headed[m.head] = int32(i)
		}
		for k := range m.coord {
			m.coord[k] = back[m.coord[k]]
		}
	}
}

// add appends a mention; until they are sorted, chain holds its first index.
func (r *reader) add(m mention) {
	m.chain = int32(len(r.mentions))
	m.sent = r.d.Tokens.Of[m.head]
	if m.full.Empty() {
		m.full = m.run
	}
	r.role(&m)
	r.mentions = append(r.mentions, m)
}

// role notes the mention's place in its clause.
func (r *reader) role(m *mention) {
	t := m.head
	if i := m.label; i != none && r.labels[i].class == person {
		// A parser may make the title the head of the name.
		if h := r.heads[t]; h >= 0 && r.titled[h] == i && (r.rels[t] == doc.Appos || r.rels[t] == doc.Flat || r.rels[t] == doc.NmodDesc) {
			t = h
		}
	}
	for k := 0; k < 6 && r.rels[t] == doc.Conj && r.heads[t] >= 0; k++ {
		t = r.heads[t]
	}
	if r.besideSaying(m) {
		m.subject, m.reported = true, true
	}
	if m.label != none && !m.adj && !m.place && r.beforeVerb(m) {
		m.subject = true
	}
	switch r.rels[t] {
	case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter:
		m.subject = true
		if v := r.heads[t]; v >= 0 {
			m.main = r.heads[v] < 0
			m.reported = m.reported || saying(r.d.Tags.Lemma[v])
		}
	case doc.Obj, doc.Iobj, doc.OblAgent:
		m.object = true
	case doc.NmodPoss:
		m.owner = true
	}
}

// besideSaying reports whether a verb of saying stands right after a name or
// pronoun, or before it and after a quotation, whatever the tree says.
func (r *reader) besideSaying(m *mention) bool {
	end := r.sentence(m.head).End
	if t := m.run.End; t < end && r.upos[t] == doc.VERB && r.d.Tags.XPOS[t] != doc.VBN && saying(r.d.Tags.Lemma[t]) {
		return true
	}
	start := m.full.Start
	if m.label != none && start > 0 && start > r.sentence(m.head).Start+1 {
		v := start - 1
		if r.upos[v] == doc.VERB && saying(r.d.Tags.Lemma[v]) {
			switch r.words[v-1] {
			case ",", "”", "\"", "''", "’":
				return true
			}
		}
	}
	return false
}

// beforeVerb reports whether a finite verb follows a name, or follows the
// description between commas after it, whatever the tree says.
func (r *reader) beforeVerb(m *mention) bool {
	end := r.sentence(m.head).End
	t := m.run.End
	if t < end && r.words[t] == "," {
		from := t
		for t++; t < end && t < from+20 && r.words[t] != ","; t++ {
			if r.quoted[t] {
				return false
			}
		}
		if t >= end || r.words[t] != "," || lower(r.words[from+1]) == "and" {
			return false
		}
		t++
	}
	if t >= end || r.upos[t] != doc.VERB && r.upos[t] != doc.AUX {
		return false
	}
	switch r.d.Tags.XPOS[t] {
	case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
	case doc.VBN: // as the tagger takes "offered" of "X, the spokesman, offered"
		if t == m.run.End {
			return false
		}
	default:
		return false
	}
	first := r.titleStart(m.label, m.run.Start)
	if first == r.sentence(m.head).Start || r.words[first-1] == "," {
		return true
	}
	switch r.rels[m.head] { // "the talks with Russia were" has another subject
	case doc.Nmod, doc.Obl, doc.Conj, doc.NmodPoss, doc.Obj:
		return false
	}
	return true
}

// saying reports whether the verb reports speech.
func saying(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "state", "note", "continue", "stress", "warn", "announce", "claim", "argue", "insist", "explain",
		"emphasize", "emphasise", "declare", "suggest", "write", "ask", "reply", "respond", "acknowledge", "admit", "deny", "caution",
		"comment", "conclude", "urge", "call", "assert", "maintain", "reiterate", "recall", "observe", "remark", "exclaim", "condemn":
		return true
	}
	return false
}

// nameMention makes the mention of a label.
func (r *reader) nameMention(li int32) {
	l := &r.labels[li]
	if l.class == organisation && r.titled[l.run.Start] != none && r.inOffice(l) {
		return
	}
	m := mention{run: l.run, head: r.headOf(l.run), label: li, class: l.class, form: doc.ByName, place: !l.acts, adj: l.adj || l.modify}
	m.full = r.fullRun(m.head, l.run)
	if l.class == place {
		m.adj = false
	}
	if l.metonym && l.acts {
		m.form = doc.ByMetonym
	}
	switch l.class {
	case people:
		m.plural, m.either = true, true
	case organisation, media:
		m.either = true
		if l.entity == nil {
			r.describeBody(&m)
		}
	case person:
		m.full = doc.Run{Start: r.titleStart(li, m.full.Start), End: m.full.End}
	}
	r.add(m)
}

// describeBody reads the words around an organisation that only its noun
// names: "Iraq's Cabinet", "the Foreign Ministry".
func (r *reader) describeBody(m *mention) {
	last := m.run.End - 1
	n, ok := r.nounAt(last)
	if !ok || n.class != organisation && n.class != media {
		if n, ok = r.nounAt(m.run.Start); !ok || n.class != organisation { // "Ministry of Foreign Affairs"
			return
		}
		last = m.run.Start
	}
	d := r.describe(m.run.Start, doc.None, n)
	if l := &r.labels[m.label]; l.country != "" {
		d.country, d.countryAt = l.country, r.d.SpanOf(l.run)
	}
	right := description{head: last, owners: [3]doc.Token{doc.None, doc.None, doc.None}}
	r.describeRight(&right, doc.None)
	if d.country == "" {
		d.country, d.countryAt = right.country, right.countryAt
	}
	d.head, d.office = last, m.run
	m.desc, m.lemma = d, r.lemma(last)
}

// titleStart is where the name's noun phrase begins, with the title.
func (r *reader) titleStart(li int32, start doc.Token) doc.Token {
	if at, ok := r.starts[li]; ok {
		return min(start, at)
	}
	return start
}

// nounMention makes the mention that a common noun or a pronoun heads.
func (r *reader) nounMention(t doc.Token) {
	if r.at[t] != none || r.titled[t] != none {
		return
	}
	switch r.upos[t] {
	case doc.PRON:
		r.pronounMention(t)
		return
	case doc.DET, doc.CCONJ:
		if lower(r.words[t]) == "both" && (r.rels[t] == doc.Nsubj || r.rels[t] == doc.NsubjPass || r.rels[t] == doc.Obj || r.rels[t] == doc.Obl || r.rels[t] == doc.Nmod || r.nextIsVerb(t) && r.rels[t] != doc.CcPreconj) {
			r.add(mention{run: doc.Run{Start: t, End: t + 1}, head: t, label: none, form: doc.ByPronoun, class: thing, plural: true, lemma: "both"})
		}
		return
	case doc.NOUN, doc.PROPN:
	case doc.ADJ: // "the official said", where the tagger errs
		if n, ok := r.nounAt(t); !ok || n.class != person || !n.role || !argument(r.rels[t]) || r.d.Trees.Child(t, doc.Det) < 0 {
			return
		}
	case doc.NUM: // "the two have met"
		if !(r.rels[t] == doc.Nsubj || r.rels[t] == doc.NsubjPass) || number(lower(r.words[t])) < 2 || t == 0 || lower(r.words[t-1]) != "the" {
			return
		}
		r.add(mention{run: doc.Run{Start: t - 1, End: t + 1}, head: t, label: none, form: doc.ByPronoun, class: thing, plural: true, lemma: "the two",
			desc: description{count: number(lower(r.words[t]))}})
		return
	default:
		return
	}
	switch r.rels[t] {
	case doc.Compound, doc.Flat, doc.Fixed, doc.Goeswith, doc.NmodDesc:
		return
	}
	if r.inTime[t] {
		return
	}
	lemma := r.lemma(t)
	n, _ := r.noun(lemma)
	m := mention{head: t, label: none, form: doc.ByNominal, class: n.class, gender: n.gender, lemma: lemma}
	m.desc = r.describe(t, doc.None, n)
	m.plural = m.desc.plural
	switch {
	case m.desc.indefinite && r.d.Trees.Child(t, doc.Cop) >= 0: // "is an elected leader" says what somebody is
		m.class = thing
	case r.abstract(&m):
		m.class = thing
	case m.plural && m.desc.indefinite && r.rels[t] == doc.NmodPoss: // "a leaders' summit"
		m.class = thing
	case lemma == "party" && int(t)+1 < len(r.words) && lower(r.words[t+1]) == "to":
		m.class = thing
	}
	switch n.class {
	case organisation, media, people:
		m.either = true
	case place:
		m.place = true
	}
	m.run, m.full = r.nounRun(t, &m.desc)
	for _, c := range r.d.Trees.Children(t) {
		if r.rels[c] == doc.Det {
			switch lower(r.words[c]) {
			case "no", "any", "every", "each", "what", "which", "whatever":
				m.anyone = true
			}
		}
	}
	r.add(m)
}

func (r *reader) nextIsVerb(t doc.Token) bool {
	return int(t)+1 < len(r.words) && (r.upos[t+1] == doc.VERB || r.upos[t+1] == doc.AUX)
}

// abstract reports whether a noun that may be a body is rather what somebody
// does: "NATO's mission", "a movement in the wrong direction", "a majority".
func (r *reader) abstract(m *mention) bool {
	switch m.lemma {
	case "power":
		return !m.plural
	case "state": // "of emergency"
		return int(m.head)+2 < len(r.words) && lower(r.words[m.head+1]) == "of" && r.at[m.head+2] == none && !capital(r.words[m.head+2])
	case "house":
		return !capital(r.words[m.head]) && m.desc.office.Len() == 1
	case "mission", "movement", "front", "office", "camp", "wing", "unit", "network", "cell", "body", "force", "majority", "minority", "society", "staff", "bench":
		if m.plural && m.lemma == "force" {
			return false
		}
		for _, t := range m.desc.owners {
			if t != doc.None && t < m.head && r.rels[t] == doc.NmodPoss {
				return true
			}
		}
		if m.lemma == "office" && (m.plural || m.desc.office.Len() == 1) {
			return true
		}
		bare := !m.plural && !m.desc.definite && m.desc.office.Len() == 1 // "by force"
		return (m.desc.indefinite || bare) && m.desc.country == ""
	}
	return false
}

// nounRun returns the words of a nominal without relative clauses, and with them.
func (r *reader) nounRun(t doc.Token, d *description) (short, full doc.Run) {
	short = doc.Run{Start: t, End: t + 1}
	for _, c := range r.d.Trees.Children(t) {
		switch r.rels[c] {
		case doc.Det, doc.DetPredet, doc.Amod, doc.Compound, doc.Nummod, doc.NmodPoss, doc.Flat, doc.NmodUnmarked, doc.Fixed:
			short.Start = min(short.Start, r.lo[c])
			if c > t && r.rels[c] == doc.Flat {
				short.End = max(short.End, r.hi[c]+1)
			}
		case doc.Nmod:
			if c > t {
				short.End = max(short.End, r.tail(t, c, short.End, 2))
			} else {
				short.Start = min(short.Start, r.lo[c])
			}
		}
	}
	if d.start < short.Start && d.start >= short.Start-3 {
		short.Start = d.start
	}
	short = r.trim(short, t)
	return short, r.fullRun(t, short)
}

// tail is where a nominal ends whose noun phrase c hangs on the head by a
// preposition: after "of the committee", but not after "on Thursday".
func (r *reader) tail(t, c, end doc.Token, depth int) doc.Token {
	switch r.caseOf(c) {
	case "of", "for", "to":
		if r.upos[c] == doc.VERB {
			return end
		}
	case "from", "in", "at":
		if r.at[c] == none {
			return end
		}
	default:
		return end
	}
	if r.lo[c] != end || r.inTime[c] {
		return end
	}
	end = c + 1
	if i := r.at[c]; i != none {
		return max(end, r.labels[i].run.End)
	}
	for _, k := range r.d.Trees.Children(c) {
		if k < c || depth == 0 {
			continue
		}
		switch r.rels[k] {
		case doc.Flat, doc.Compound:
			end = max(end, r.hi[k]+1)
		case doc.Nmod:
			end = max(end, r.tail(c, k, end, depth-1))
		}
	}
	return end
}

// fullRun is all that hangs on the head but what makes it part of a sentence:
// prepositions before it, conjuncts, a copula and its subject.
func (r *reader) fullRun(t doc.Token, short doc.Run) doc.Run {
	full := short
	for _, c := range r.d.Trees.Children(t) {
		switch r.rels[c] {
		case doc.Case, doc.Cc, doc.Conj, doc.Cop, doc.Nsubj, doc.NsubjPass, doc.Mark, doc.Punct, doc.Aux, doc.Advcl, doc.Parataxis, doc.Discourse,
			doc.Obl, doc.Expl, doc.List, doc.Dep, doc.Orphan, doc.Csubj, doc.Vocative, doc.Dislocated, doc.NsubjOuter:
		default:
			full.Start, full.End = min(full.Start, r.lo[c]), max(full.End, r.hi[c]+1)
		}
	}
	return r.trim(full, t)
}

// trim drops punctuation at the ends of a run, but not its head.
func (r *reader) trim(run doc.Run, head doc.Token) doc.Run {
	for run.End-1 > head && r.upos[run.End-1] == doc.PUNCT {
		run.End--
	}
	for run.Start < head {
		switch r.upos[run.Start] {
		case doc.PUNCT, doc.AUX, doc.ADP, doc.CCONJ, doc.SCONJ, doc.PART:
			if w := lower(r.words[run.Start+1]); w == "least" || w == "most" { // "at least 40"
				return run
			}
			run.Start++
			continue
		}
		break
	}
	return run
}

// coordinations adds, for "Japan and Russia", a mention of them all. It never
// leaves the package, but "they" may be both.
func (r *reader) coordinations() {
	for i, n := 0, len(r.mentions); i < n; i++ {
		h := r.mentions[i].head
		if r.headed[h] != int32(i) || r.rels[h] == doc.Conj && r.heads[h] >= 0 && r.headed[r.heads[h]] != none {
			continue
		}
		var parts []int32
		cc := false
		for _, c := range r.d.Trees.Children(h) {
			if r.rels[c] == doc.Conj && r.headed[c] != none && c > h && !r.mentions[r.headed[c]].adj {
				parts = append(parts, r.headed[c])
				if w := r.d.Trees.Child(c, doc.Cc); w >= 0 && (lower(r.words[w]) == "or" || lower(r.words[w]) == "but") {
					parts = nil
					break
				} else if w >= 0 {
					cc = true
				}
			}
		}
		if len(parts) == 0 || !cc && !r.headline(h) {
			continue
		}
		all := append([]int32{int32(i)}, parts...)
		first, last := &r.mentions[i], &r.mentions[all[len(all)-1]]
		if first.form == doc.ByPronoun && first.lemma == "it" {
			continue
		}
		run := doc.Run{Start: first.full.Start, End: max(last.full.End, h+1)}
		m := mention{run: run, full: run, head: h, label: none, form: doc.ByNominal, plural: true, coord: all, class: first.class}
		for _, p := range all {
			if r.mentions[p].class != m.class {
				m.class = r.mixed(m.class, r.mentions[p].class)
			}
		}
		r.add(m)
	}
}

// mixed is the class of a coordination of two classes.
func (r *reader) mixed(a, b class) class {
	if a == thing || b == thing || a == place || b == place {
		return thing
	}
	return organisation
}

func (r *reader) headline(t doc.Token) bool {
	return r.d.SentenceKind(r.d.Tokens.Of[t]) == doc.Headline
}

package event

import "dateline/internal/doc"

// tense is what a verb's own form and auxiliaries say.
type tense struct {
	finite, past, present bool
	phase                 doc.Phase
	negated, refused      bool
}

func (r *reading) tense(v doc.Token) tense {
	var t tense
	x := r.tags.XPOS[v]
	modal, be, have, do, to := "", false, false, false, false
	subject := false
	for _, k := range r.trees.Children(v) {
		switch r.rel(k) {
		case doc.Aux, doc.AuxPass, doc.Cop:
			t.finite = t.finite || r.tags.XPOS[k] != doc.VB && r.tags.XPOS[k] != doc.VBG && r.tags.XPOS[k] != doc.VBN
			if r.tags.XPOS[k] == doc.MD {
				modal = r.lower(k)
				continue
			}
			switch r.lemma(k) {
			case "be":
				be = true
			case "have":
				have = true
			case "do":
				do = true
			}
			t.past = t.past || r.tags.XPOS[k] == doc.VBD
			t.present = t.present || r.tags.XPOS[k] == doc.VBZ || r.tags.XPOS[k] == doc.VBP
		case doc.Advmod, doc.Det:
			switch r.lower(k) {
			case "not", "n't", "never", "nor", "n’t", "hardly":
				t.negated = true
			case "no":
				t.negated = t.negated || k+1 < doc.Token(len(r.trees.Heads)) && r.lower(k+1) == "longer"
			}
		case doc.Mark:
			if r.lower(k) == "to" {
				to = true
			} else if conditional[r.lower(k)] && r.lower(k) != "whether" {
				modal = "if"
			}
		case doc.Nsubj, doc.NsubjPass:
			subject = true
			if d := r.kid(k, doc.Det); d != doc.None && r.lower(d) == "no" || r.lower(k) == "nobody" || r.lower(k) == "none" || r.lower(k) == "neither" {
				t.negated = true
			}
		}
	}
	switch x {
	case doc.VBD:
		t.finite, t.past = true, !be || t.past
	case doc.VBZ, doc.VBP:
		t.finite, t.present = true, true
	case doc.VBN:
		if r.past(v) {
			t.finite, t.past = true, true
		}
	}
	if to && !t.finite {
		return t
	}
	if r.tags.UPOS[v] != doc.VERB { // a predicate
		t.finite = t.finite || r.kid(v, doc.Cop) != doc.None
	}
	if !t.finite && !(subject && (x == doc.VBN || x == doc.VBG && be)) {
		return t
	}
	t.finite = true
	switch modal {
	case "will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d":
		t.phase = doc.Planned
		if (modal == "would" || modal == "'d" || modal == "’d") && !r.reported(v) {
			t.phase = doc.Hypothetical
		}
		if t.negated {
			t.refused = t.phase == doc.Planned
			t.phase = doc.Negated
		}
		t.present = false
		return t
	case "":
	default:
		t.phase = doc.Hypothetical
		t.present = false
		return t
	}
	switch {
	case t.negated:
		t.phase = doc.Negated
	case be && to:
		t.phase = doc.Planned
	case x == doc.VBG && be:
		t.phase = doc.Ongoing
		t.present = false
		if !t.past && r.future(v) {
			t.phase = doc.Planned
		}
	case t.present && !have && !be && !do && r.future(v):
		t.phase = doc.Planned
	}
	if have || be && r.tags.UPOS[v] == doc.VERB && x == doc.VBN && t.past {
		t.present = false
	}
	return t
}

// reported reports whether a clause stands in another's words: "said it would".
func (r *reading) reported(v doc.Token) bool {
	if st := r.d.Statements; st != nil && st.At[v] != doc.None {
		return true
	}
	for i := 0; v != doc.None && i < maxDepth; i++ {
		if r.rel(v) == doc.Ccomp || r.rel(v) == doc.Parataxis {
			return true
		}
		if r.rel(v) != doc.Conj {
			return false
		}
		v = r.head(v)
	}
	return false
}

// future reports whether the clause names a day after the story's own.
func (r *reading) future(v doc.Token) bool {
	if r.d.Times == nil {
		return false
	}
	i := r.ownTime(v, doc.None)
	if i == doc.None {
		return false
	}
	anchor := r.anchor
	value := r.d.Times.Times[i].Value
	return anchor != "" && len(value) >= 7 && len(value) <= len(anchor) && value > anchor[:len(value)] && value[0] != 'P' && value[0] != 'X' && value[5] != 'W'
}

// history reports whether a sentence names another year than the story's: what
// is told of it is no accusation of today.
func (r *reading) history(run doc.Run) bool {
	for t := run.Start; t < run.End && r.times != nil; t++ {
		i := r.times[t]
		if i == doc.None {
			continue
		}
		value := r.d.Times.Times[i].Value
		if len(value) >= 4 && value[0] != 'X' && value[0] != 'P' && (len(r.anchor) < 4 || value[:4] != r.anchor[:4]) {
			return true
		}
	}
	return false
}

package affairs

import (
	"sort"
	"strings"

	"dateline/internal/doc"
)

// headOf is the token of the run whose head lies outside it.
func (s *story) headOf(r doc.Run) doc.Token {
	for t := r.Start; t < r.End; t++ {
		if !r.Has(s.Trees.Heads[t]) {
			return t
		}
	}
	return r.End - 1
}

func (s *story) lemma(t doc.Token) string {
	if t == doc.None {
		return ""
	}
	return strings.ToLower(s.Tags.Lemma[t])
}

// verbLemma is the lemma of a verb with its particle: "call_off".
func (s *story) verbLemma(t doc.Token) string {
	if p := s.Trees.Child(t, doc.CompoundPrt); p != doc.None {
		return s.lemma(t) + "_" + s.lemma(p)
	}
	return s.lemma(t)
}

func (s *story) isVerb(t doc.Token) bool {
	return s.Tags.UPOS[t] == doc.VERB || s.Tags.UPOS[t] == doc.AUX
}

func (s *story) isNoun(t doc.Token) bool {
	return s.Tags.UPOS[t] == doc.NOUN || s.Tags.UPOS[t] == doc.PROPN
}

// preposition is the lemma of the token's case marker, or "".
func (s *story) preposition(t doc.Token) string { return s.lemma(s.Trees.Child(t, doc.Case)) }

// evidence is the clause of the token: its subtree without the marks at the ends.
func (s *story) evidence(t doc.Token) doc.Span {
	run := s.Trees.Subtree(t)
	for run.Len() > 1 && s.Tags.UPOS[run.End-1] == doc.PUNCT {
		run.End--
	}
	for run.Len() > 1 && s.Tags.UPOS[run.Start] == doc.PUNCT {
		run.Start++
	}
	return s.SpanOf(run)
}

// phrase is the noun with the modifiers before it: "the disputed islands", without
// the article if bare.
func (s *story) phrase(t doc.Token, bare bool) doc.Run {
	run := doc.Run{Start: t, End: t + 1}
	for _, c := range s.Trees.Children(t) {
		switch s.Trees.Rels[c] {
		case doc.Amod, doc.Compound, doc.Nummod, doc.Flat, doc.NmodUnmarked:
			sub := s.Trees.Subtree(c)
			run.Start, run.End = min(run.Start, sub.Start), max(run.End, sub.End)
		case doc.Det, doc.NmodPoss:
			if !bare && c < t {
				run.Start = min(run.Start, s.Trees.Subtree(c).Start)
			}
		}
	}
	return run
}

// conjuncts are the token and what is coordinated with it.
func (s *story) conjuncts(t doc.Token) []doc.Token {
	list := []doc.Token{t}
	for _, c := range s.Trees.Children(t) {
		if s.Trees.Rels[c] == doc.Conj {
			list = append(list, s.conjuncts(c)...)
		}
	}
	return list
}

// subject is the token's subject, its own or that of the verb that controls it.
func (s *story) subject(t doc.Token) doc.Token {
	for range 4 {
		if c := s.Trees.Child(t, doc.Nsubj, doc.NsubjPass, doc.NsubjOuter); c != doc.None {
			return c
		}
		switch s.Trees.Rels[t] {
		case doc.Xcomp, doc.Advcl, doc.Conj, doc.Acl:
			t = s.Trees.Heads[t]
		default:
			return doc.None
		}
		if t != doc.None && s.isNoun(t) { // the head of a participle: "Putin offering to ..."
			return t
		}
	}
	return doc.None
}

// parties are the political actors among the phrase's conjuncts, groups resolved.
func (s *story) parties(t doc.Token) []doc.ActorID {
	if t == doc.None {
		return nil
	}
	var out []doc.ActorID
	for _, c := range s.conjuncts(t) {
		if a := s.Actors.ActorAt(c); a != doc.None {
			for _, p := range s.Actors.Parties(a) {
				out = addActor(out, p)
			}
		}
	}
	return out
}

func addActor(list []doc.ActorID, a doc.ActorID) []doc.ActorID {
	for _, old := range list {
		if old == a {
			return list
		}
	}
	return append(list, a)
}

// countries are the distinct countries of the actors, sorted.
func (s *story) countries(list []doc.ActorID) []string {
	seen := map[string]bool{}
	var out []string
	for _, a := range list {
		if c := s.Actors.Actors[a].Country; c != "" && !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	sort.Strings(out)
	return out
}

// asStates puts in the place of a person or body the state that it acts for,
// where the story has that state as an actor of its own.
func (s *story) asStates(list []doc.ActorID) []doc.ActorID {
	var out []doc.ActorID
	for _, a := range list {
		state := a
		if c := s.Actors.Actors[a].Country; c != "" {
			for i := range s.Actors.Actors {
				if b := &s.Actors.Actors[i]; b.Kind == doc.State && b.Country == c {
					state = doc.ActorID(i)
					break
				}
			}
		}
		out = addActor(out, state)
	}
	return out
}

// above calls do with the tokens that govern t, the nearest first, until do says stop.
func (s *story) above(t doc.Token, do func(governor, below doc.Token) (more bool)) {
	for h := s.Trees.Heads[t]; h != doc.None; t, h = h, s.Trees.Heads[h] {
		if !do(h, t) {
			return
		}
	}
}

// time is the time expression that hangs on the clause of t or of what governs
// it within the same clause: the nearest in the text. Durations do not date.
func (s *story) time(t doc.Token) doc.TimexID {
	best, distance := doc.TimexID(doc.None), 1<<30
	run := s.Tokens.Sentences[s.Tokens.Of[t]]
	for k := run.Start; k < run.End; k++ {
		id, ok := s.timeAt[k]
		if !ok || s.Times.Times[id].Type == doc.Duration || s.Times.Times[id].Type == doc.Set {
			continue
		}
		if steps := s.clauseSteps(t, k); steps >= 0 && steps < distance {
			best, distance = id, steps
		}
	}
	return best
}

// clauseSteps is how far the dependent k hangs from t without leaving t's clause,
// or from the clause that t completes; -1 if it does not.
func (s *story) clauseSteps(t, k doc.Token) int {
	steps := 0
	for {
		n := 0
		for x := k; x != doc.None; x = s.Trees.Heads[x] {
			if x == t {
				return steps*4 + n
			}
			switch s.Trees.Rels[x] {
			case doc.Ccomp, doc.Advcl, doc.AclRelcl, doc.AdvclRelcl, doc.Parataxis, doc.Conj:
				if s.isVerb(x) {
					n += 1 << 20 // another clause
				}
			}
			n++
			if n >= 1<<20 {
				break
			}
		}
		switch r := s.Trees.Rels[t]; {
		case r == doc.Advcl && s.infinitive(t), // "agreed on Thursday to revive talks"
			r == doc.Xcomp, r == doc.Obj, r == doc.Obl, r == doc.Nsubj, r == doc.NsubjPass, r == doc.Nmod, r == doc.Acl, r == doc.OblUnmarked, r == doc.Compound:
			if t = s.Trees.Heads[t]; t == doc.None || steps > 3 {
				return -1
			}
			steps++
		default:
			return -1
		}
	}
}

// site is the location that hangs on the clause of t, or None.
func (s *story) site(t doc.Token) doc.PlaceID {
	best, distance := doc.PlaceID(doc.None), 1<<30
	run := s.Tokens.Sentences[s.Tokens.Of[t]]
	for k := run.Start; k < run.End; k++ {
		if id, ok := s.siteAt[k]; ok {
			if steps := s.clauseSteps(t, k); steps >= 0 && steps < distance {
				best, distance = id, steps
			}
		}
	}
	return best
}

// negated reports whether "not", "never" or "no longer" stands at the verb.
func (s *story) negated(t doc.Token) bool {
	for _, c := range s.Trees.Children(t) {
		switch s.lemma(c) {
		case "not", "never", "n't", "n’t", "neither", "nor", "hardly":
			return true
		case "long": // "no longer"
			if c > 0 && s.lemma(c-1) == "no" {
				return true
			}
		}
	}
	return false
}

// future reports whether the verb is put ahead by will, shall or would.
func (s *story) future(t doc.Token) bool {
	for _, c := range s.Trees.Children(t) {
		if s.Trees.Rels[c] == doc.Aux {
			switch s.lemma(c) {
			case "will", "shall", "would", "'ll", "’ll", "wo", "'d":
				return true
			}
		}
	}
	return false
}

// possible reports whether the verb is merely possible: may, could, should, or under "if".
func (s *story) possible(t doc.Token) bool {
	for _, c := range s.Trees.Children(t) {
		switch s.Trees.Rels[c] {
		case doc.Aux:
			switch s.lemma(c) {
			case "may", "might", "could", "should", "can", "must", "ought":
				return true
			}
		case doc.Mark:
			switch s.lemma(c) {
			case "if", "unless", "whether":
				return true
			}
		}
	}
	return false
}

// statement is the innermost statement that the token stands in.
func (s *story) statement(t doc.Token) doc.StatementID { return s.Statements.At[t] }

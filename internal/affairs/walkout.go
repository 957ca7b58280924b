package affairs

import "dateline/internal/doc"

// leaving: who walks out of talks suspends them: "pulled out of the talks", "walked
// away from the bargaining table", "walked out" in a sentence that names talks.
func (s *story) leaving(t doc.Token) []found {
	verb := s.verbLemma(t)
	w, ok := s.words.leave[verb]
	if !ok {
		w, ok = s.words.leave[s.lemma(t)+"_"+s.adverb(t)]
	}
	if !ok || s.Tags.XPOS[t] == doc.VBG && s.Trees.Child(t, doc.Aux) == doc.None {
		return nil
	}
	subject := s.subject(t)
	for _, c := range s.Trees.Children(t) { // of two that a tree gives a verb the nearer is its own
		if s.Trees.Rels[c] == doc.Nsubj && c < t {
			subject = c
		}
	}
	parties := s.asStates(s.parties(subject))
	if len(parties) == 0 {
		return nil
	}
	table := s.table(t)
	if table == doc.None {
		return nil
	}
	status := s.becomes(w.status, s.reality(t))
	if status == "" {
		return nil
	}
	for _, p := range s.talksParties(table) {
		parties = addActor(parties, p)
	}
	return []found{{turn{status, w.by}, t, s.talksName(table), parties, ""}}
}

// adverb is the particle that a tagger took for an adverb or a preposition: the
// word right after the verb.
func (s *story) adverb(t doc.Token) string {
	if t+1 < s.Tokens.Sentences[s.Tokens.Of[t]].End {
		return s.lemma(t + 1)
	}
	return ""
}

// table is the talks, or the table of talks, of the sentence that a verb of leaving
// stands in: what follows it, or else what the sentence names before it; None if
// something else is left.
func (s *story) table(t doc.Token) doc.Token {
	run := s.Tokens.Sentences[s.Tokens.Of[t]]
	for k := t + 1; k < min(run.End, t+8); k++ {
		if _, ok := s.words.talks[s.lemma(k)]; ok && s.isNoun(k) {
			return k
		}
		if s.words.tables[s.lemma(k)] != "" && s.isNoun(k) && s.words.tabled[s.lemma(k-1)] != "" {
			return k
		}
		if s.isNoun(k) && s.Trees.Heads[k] == t && s.Trees.Rels[k] != doc.OblUnmarked && s.timeless(k) {
			return doc.None // it left something else
		}
	}
	for k := run.Start; k < run.End; k++ {
		if _, ok := s.words.talks[s.lemma(k)]; ok && s.isNoun(k) {
			return k
		}
	}
	return doc.None
}

// timeless reports whether the token heads no time expression.
func (s *story) timeless(t doc.Token) bool {
	_, ok := s.timeAt[t]
	return !ok
}

// deal: an agreement that is reached, signed or announced is a turn of the talks
// behind it.
func (s *story) deal(t doc.Token) []found {
	if s.words.deals[s.lemma(t)] == "" || !s.isNoun(t) {
		return nil
	}
	at, w := s.reached(t)
	if at == doc.None {
		return nil
	}
	status := s.becomes(w.status, s.reality(at))
	if status == "" {
		return nil
	}
	parties := s.talksParties(t)
	if len(parties) == 0 && s.table(t) == doc.None || len(parties) > 0 && !s.political(parties) {
		return nil
	}
	return []found{{turn{status, w.by}, at, s.talksName(t), parties, ""}}
}

// reached is the verb by which a deal comes about and its turn: the one that it is
// the object of, or a participle after it; None if there is none.
func (s *story) reached(t doc.Token) (doc.Token, turn) {
	if h := s.Trees.Heads[t]; h != doc.None && s.isVerb(h) {
		switch rel, p := s.Trees.Rels[t], s.preposition(t); {
		case rel == doc.Obj, rel == doc.NsubjPass, rel == doc.Obl && (p == "into" || p == "to"):
			if w, ok := s.words.reach[s.verbLemma(h)]; ok {
				return h, w
			}
		}
	}
	for _, c := range s.Trees.Children(t) {
		if r := s.Trees.Rels[c]; (r == doc.Acl || r == doc.AclRelcl) && (s.Tags.XPOS[c] == doc.VBN || s.Tags.XPOS[c] == doc.VBD) {
			if w, ok := s.words.reach[s.verbLemma(c)]; ok {
				return c, w
			}
		}
	}
	return doc.None, turn{}
}

// political reports whether one of the actors governs, fights or speaks for those who do.
func (s *story) political(list []doc.ActorID) bool {
	for _, a := range list {
		switch b := &s.Actors.Actors[a]; {
		case b.Kind == doc.State:
			return true
		default:
			switch b.Sector {
			case "GOV", "MIL", "REB", "OPP", "PTY", "LEG", "IGO", "UAF", "SPY", "SEP":
				return true
			}
		}
	}
	return false
}

package affairs

import "dateline/internal/doc"

// ownFuture reports by which rule a verb in a statement says what the speaker's
// own side will do ("it would take action", "we will build", "Turkey will buy"),
// which binds the speaker as "promised" does; "" if it does not. Only the main
// clauses of what is said count.
func (s *story) ownFuture(t doc.Token) string {
	if s.words.intent == "" || !s.isVerb(t) || !s.willing(t) || s.words.idle[s.lemma(t)] != "" {
		return ""
	}
	st := s.statement(t)
	if st == doc.None || s.Statements.Statements[st].Speaker == doc.None || s.inClause(t, st) {
		return ""
	}
	subject := s.Trees.Child(t, doc.Nsubj)
	if subject == doc.None && s.Trees.Rels[t] == doc.Conj {
		subject = s.Trees.Child(s.Trees.Heads[t], doc.Nsubj)
	}
	if subject == doc.None || !s.ownSide(subject, s.Statements.Statements[st].Speaker) {
		return ""
	}
	return s.words.intent
}

// willing reports whether will, shall or would makes a verb its subject's plan.
func (s *story) willing(t doc.Token) bool {
	if !s.future(t) || s.negated(t) {
		return false
	}
	for _, c := range s.Trees.Children(t) {
		switch s.Trees.Rels[c] {
		case doc.Aux:
			if s.lemma(c) == "have" || s.lemma(c) == "be" { // "would have taken", "will be taking"
				return false
			}
		case doc.Mark:
			if w := s.lemma(c); w != "that" {
				return false
			}
		case doc.NsubjPass, doc.AuxPass, doc.Cop:
			return false
		}
	}
	return true
}

// inClause reports whether the verb stands below another clause of the statement:
// in a relative clause, after "if" or "because".
func (s *story) inClause(t doc.Token, st doc.StatementID) bool {
	for x := t; x != doc.None; x = s.Trees.Heads[x] {
		h := s.Trees.Heads[x]
		if h == doc.None || s.Statements.At[h] != st {
			return false
		}
		switch s.Trees.Rels[x] {
		case doc.Conj, doc.Parataxis:
		default:
			return true
		}
	}
	return false
}

// ownSide reports whether the subject is the speaker, or the state for which he speaks.
func (s *story) ownSide(subject doc.Token, speaker doc.ActorID) bool {
	switch s.lemma(subject) {
	case "we", "i":
		return true
	}
	a := s.Actors.ActorAt(subject)
	if a == doc.None {
		return false
	}
	if a == speaker {
		return true
	}
	by, who := &s.Actors.Actors[speaker], &s.Actors.Actors[a]
	return by.Country != "" && by.Country == who.Country && (who.Kind == doc.State || who.Sector == "GOV" && who.Kind == doc.Organisation)
}

// isInfinitive reports whether "to be" stands at a predicate: "asked to be prepared".
func (s *story) isInfinitive(t doc.Token) bool {
	m := s.Trees.Child(t, doc.Mark)
	return m != doc.None && s.lemma(m) == "to"
}

// announced is the deed that a verb such as "announced" or "unveiled" makes
// public as its subject's plan: "a complete withdrawal", "a plan to provide"; None
// if it does not.
func (s *story) announced(t doc.Token) doc.Token {
	if s.words.announce[s.lemma(t)] == "" || !s.isVerb(t) || s.negated(t) || s.possible(t) {
		return doc.None
	}
	object := s.Trees.Child(t, doc.Obj)
	if object == doc.None {
		return doc.None
	}
	if s.words.deed[s.lemma(object)] != "" {
		return object
	}
	if s.words.plan[s.lemma(object)] != "" {
		for _, c := range []doc.Token{s.Trees.Child(object, doc.Acl), s.Trees.Child(t, doc.Advcl), s.Trees.Child(t, doc.Xcomp)} {
			if c != doc.None && c > object && s.infinitive(c) {
				return object
			}
		}
	}
	return doc.None
}

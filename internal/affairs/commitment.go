package affairs

import (
	"dateline/internal/doc"
)

// commitments finds explicit promises: a word that binds, its maker, and what is
// promised.
func (s *story) commitments() []doc.Commitment {
	var list []doc.Commitment
	said := map[doc.StatementID]bool{} // one plan a statement: the rest of it is how
	s.body(func(t doc.Token) {
		by, what := s.promise(t)
		if by == "" {
			return
		}
		if by == s.words.intent && said[s.statement(t)] {
			return
		}
		maker := s.maker(t)
		if maker == doc.None {
			return
		}
		run := s.Trees.Subtree(what)
		for run.Len() > 1 && s.Tags.UPOS[run.End-1] == doc.PUNCT {
			run.End--
		}
		for run.Len() > 1 && s.Tags.UPOS[run.Start] == doc.PUNCT {
			run.Start++
		}
		c := doc.Commitment{Maker: maker, What: s.SpanOf(run), Due: s.due(what), SaidBy: s.statement(t),
			Evidence: []doc.Span{s.evidence(t)}, By: by}
		for _, child := range s.Trees.Children(t) {
			if r := s.Trees.Rels[child]; r == doc.Iobj || r == doc.Obj && s.Trees.Child(t, doc.Xcomp) != doc.None || r == doc.Obl && s.preposition(child) == "to" {
				for _, p := range s.parties(child) {
					c.To = addActor(c.To, p)
				}
			}
		}
		said[s.statement(t)] = true
		list = append(list, c)
	})
	return list
}

// promise returns the rule by which the token binds somebody and the head of
// what is promised; "" if it does not.
func (s *story) promise(t doc.Token) (by string, what doc.Token) {
	lemma := s.lemma(t)
	complement := s.Trees.Child(t, doc.Xcomp)
	if complement == doc.None {
		complement = s.Trees.Child(t, doc.Ccomp)
	}
	if by := s.words.promise[lemma]; by != "" && s.isVerb(t) && s.copula(t) == doc.None {
		if s.negated(t) || s.possible(t) || s.wished(t) {
			return "", doc.None
		}
		if complement == doc.None {
			complement = s.promisedThing(t)
		}
		if complement == doc.None || s.words.promiseNot[s.lemma(complement)] != "" && s.Trees.Rels[complement] == doc.Xcomp {
			return "", doc.None
		}
		return by, complement
	}
	word := s.lemma(t)
	if s.Tags.XPOS[t] == doc.VBN || s.Tags.UPOS[t] == doc.ADJ {
		word = lowerWord(s, t)
	}
	if by := s.words.promiseAdj[word]; by != "" && s.copula(t) != doc.None && !s.negated(t) && !s.possible(t) && !s.isInfinitive(t) {
		for _, c := range s.Trees.Children(t) {
			if c < t {
				continue
			}
			switch r := s.Trees.Rels[c]; {
			case r == doc.Xcomp, r == doc.Advcl, r == doc.Ccomp, r == doc.Obl && s.preposition(c) == "to":
				return by, c
			}
		}
	}
	if what := s.announced(t); what != doc.None {
		return s.words.announce[lemma], what
	}
	if by := s.ownFuture(t); by != "" {
		return by, t
	}
	if by := s.words.hesitation[lemma]; by != "" && s.negated(t) && s.future(t) && complement != doc.None {
		return by, complement
	}
	return "", doc.None
}

// copula is the form of be or remain right before the adjective, or None.
func (s *story) copula(t doc.Token) doc.Token {
	for k := t - 1; k >= max(0, t-3) && s.Tokens.Of[k] == s.Tokens.Of[t]; k-- {
		switch s.lemma(k) {
		case "be", "remain", "stay":
			return k
		}
		if s.Tags.UPOS[k] != doc.ADV {
			break
		}
	}
	return doc.None
}

func lowerWord(s *story, t doc.Token) string {
	w := []byte(s.Word(t))
	for i, c := range w {
		if 'A' <= c && c <= 'Z' {
			w[i] = c + 32
		}
	}
	return string(w)
}

// promisedThing is the object of a promise without a verb: "pledged 20 million
// euros", "pledged support for Kyiv".
func (s *story) promisedThing(t doc.Token) doc.Token {
	if s.Trees.Child(t, doc.NsubjPass) != doc.None {
		return doc.None
	}
	return s.Trees.Child(t, doc.Obj)
}

// wished reports whether a verb above merely wishes for the promise: "urged Iran to pledge".
func (s *story) wished(t doc.Token) bool {
	h := s.Trees.Heads[t]
	return s.Trees.Rels[t] == doc.Xcomp && h != doc.None && s.words.modal[s.lemma(h)] == "wished"
}

// maker is who promises: the subject, or for "we" and "I" the speaker of the
// statement in which the promise stands.
func (s *story) maker(t doc.Token) doc.ActorID {
	subject := s.subject(t)
	if subject == doc.None {
		if agent := s.Trees.Child(t, doc.OblAgent); agent != doc.None {
			subject = agent
		}
	}
	if subject == doc.None { // a tree gone wrong: the word before the copula
		if k := s.copula(t); k > 0 && s.Tokens.Of[k-1] == s.Tokens.Of[t] {
			subject = k - 1
		}
	}
	if subject != doc.None {
		if a := s.Actors.ActorAt(subject); a != doc.None {
			return a
		}
		switch s.lemma(subject) {
		case "we", "i", "us":
			if st := s.statement(t); st != doc.None {
				return s.Statements.Statements[st].Speaker
			}
		}
	}
	return doc.None
}

// due is the day by which a promise is to be kept: a time to come that hangs on it.
func (s *story) due(what doc.Token) doc.TimexID {
	id := s.time(what)
	if id != doc.None && s.ahead(id) {
		return id
	}
	return doc.None
}

// ahead reports whether a time lies after the story's day, or may: without an
// anchor nothing is known to be past.
func (s *story) ahead(id doc.TimexID) bool {
	value := s.Times.Times[id].Value
	switch {
	case value == "" || value == "PAST_REF" || value == "PRESENT_REF":
		return false
	case value == "FUTURE_REF", value[0] == 'X':
		return true
	}
	anchor := s.Anchor().String()
	if anchor == "" {
		return false
	}
	n := min(len(anchor), len(value))
	if len(value) > 5 && value[5] == 'W' || n < 4 || value[0] < '0' || value[0] > '9' { // a week: compare its year and number as they stand
		return weekAhead(value, s.Anchor())
	}
	return value[:n] >= anchor[:n]
}

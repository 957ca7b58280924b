package affairs

import (
	"slices"
	"strings"

	"dateline/internal/doc"
)

// tracks finds the talks of the story and their turns. Turns of the same talks,
// by name, are one track.
func (s *story) tracks() []doc.Track {
	var list []doc.Track
	seen := map[string]bool{} // a turn is told once per sentence
	s.body(func(t doc.Token) {
		for _, found := range s.turns(t) {
			at := s.trackOf(&list, found)
			k := &list[at]
			for _, p := range found.parties {
				k.Parties = addActor(k.Parties, p)
			}
			if k.Level == "" {
				k.Level = found.level
			}
			key := strings.Join([]string{k.Name, found.status, string(rune(s.Tokens.Of[t]))}, "\x00")
			if !seen[key] {
				seen[key] = true
				when := s.time(found.at)
				if due, ok := s.dueAt[found.at]; ok {
					when = due
				}
				k.Changes = append(k.Changes, doc.Change{Status: found.status, When: when,
					SaidBy: s.statement(found.at), Evidence: []doc.Span{s.evidence(found.at)}, By: found.by})
			}
		}
	})
	// Talks without a name and between nobody that were merely held are a meeting,
	// which is an event and no track; so are those of a visit.
	return slices.DeleteFunc(list, func(k doc.Track) bool {
		return k.Name == "talks" && len(s.countries(k.Parties)) < 2 && !slices.ContainsFunc(k.Changes, func(c doc.Change) bool {
			return c.Status != "held" && c.Status != "scheduled" || !strings.HasSuffix(c.By, ".hold")
		})
	})
}

// found is one turn in the life of talks.
type found struct {
	turn
	at      doc.Token // the word that turns
	name    string
	parties []doc.ActorID
	level   string
}

// trackOf returns the index of the track that the turn belongs to, made if need
// be. Talks without a name of their own belong to the story's only named track.
func (s *story) trackOf(list *[]doc.Track, f found) int {
	for i, k := range *list {
		if k.Name == f.name {
			return i
		}
	}
	if f.name == "talks" && len(*list) == 1 {
		return 0
	}
	*list = append(*list, doc.Track{Name: f.name})
	return len(*list) - 1
}

// turns are what happens to the talks that the token names, or to those that it
// is itself: "met to discuss".
func (s *story) turns(t doc.Token) []found {
	if s.isVerb(t) {
		return append(s.meeting(t), s.leaving(t)...)
	}
	if found := s.deal(t); found != nil {
		return found
	}
	lemma := s.lemma(t)
	_, strong := s.words.talks[lemma]
	_, weak := s.words.weak[lemma]
	if _, due := s.dueAt[t]; due && s.words.summits[lemma] != "" {
		return []found{{s.words.due, t, s.talksName(t), s.talksParties(t), s.level(t)}}
	}
	if !s.isNoun(t) || !(strong || weak) || strong && lemma == "talk" && s.Tags.XPOS[t] == doc.NN && s.Trees.Rels[t] != doc.Compound {
		return nil
	}
	if weak && !s.roundOfTalks(t) {
		return nil
	}
	var out []found
	add := func(at doc.Token, w turn, reality string) {
		if w.status == "revived" && reality == "future" { // what is to resume is scheduled, and by that revived
			out = append(out, found{w, at, s.talksName(t), s.talksParties(t), s.level(t)})
		}
		if status := s.becomes(w.status, reality); status != "" {
			out = append(out, found{turn{status, w.by}, at, s.talksName(t), s.talksParties(t), s.level(t)})
		}
	}
	s.modifierTurns(t, add)
	s.governorTurns(t, add)
	if _, due := s.dueAt[t]; due {
		add(t, s.words.due, "")
	}
	return out
}

// roundOfTalks: "round of talks", "peace process".
func (s *story) roundOfTalks(t doc.Token) bool {
	for _, c := range s.Trees.Children(t) {
		switch s.Trees.Rels[c] {
		case doc.Nmod:
			if s.words.talks[s.lemma(c)] != "" {
				return false // the talks speak for themselves, and have the round above them
			}
		case doc.Compound, doc.Amod:
			if l := s.lemma(c); l == "peace" || l == "political" || s.words.talks[l] != "" {
				return true
			}
		}
	}
	return false
}

// modifierTurns: "the stalled talks", "talks, suspended after the annexation, ...".
func (s *story) modifierTurns(t doc.Token, add func(doc.Token, turn, string)) {
	for _, c := range s.Trees.Children(t) {
		switch s.Trees.Rels[c] {
		case doc.Amod:
			if w, ok := s.words.adj[s.lemma(c)]; ok {
				add(c, w, "")
			} else if w, ok := s.words.adj[strings.ToLower(s.Word(c))]; ok {
				add(c, w, "")
			}
		case doc.Acl, doc.AclRelcl:
			s.participle(c, add)
		}
	}
	if c := s.looseParticiple(t); c != doc.None {
		add(c, s.words.over[s.verbLemma(c)], "")
	}
}

// looseParticiple is the participle after the comma that ends the talks' phrase,
// wherever the tree hung it: "talks between their ministers, suspended after ...".
func (s *story) looseParticiple(t doc.Token) doc.Token {
	end := s.Tokens.Sentences[s.Tokens.Of[t]].End
	for k := t + 1; k+1 < end && k < t+12; k++ {
		if s.isVerb(k) {
			return doc.None
		}
		if s.Word(k) != "," || s.Tags.XPOS[k+1] != doc.VBN {
			continue
		}
		v := k + 1
		w, ok := s.words.over[s.verbLemma(v)]
		if !ok || w.status == "proposed" || w.status == "held" || s.Trees.Child(v, doc.Aux, doc.AuxPass, doc.Nsubj, doc.NsubjPass, doc.Obj) != doc.None {
			return doc.None
		}
		if s.Trees.Heads[v] == t { // the tree has it, and participle reads it
			return doc.None
		}
		return v
	}
	return doc.None
}

// participle: "talks suspended in 2014", "talks that collapsed", "talks aimed at ...".
func (s *story) participle(c doc.Token, add func(doc.Token, turn, string)) {
	verb := s.verbLemma(c)
	reality := s.ownReality(c)
	if reality == "" && s.infinitive(c) { // "the talks to begin on Tuesday"
		reality = "future"
	}
	if s.Tags.XPOS[c] == doc.VBN {
		if w, ok := s.words.over[verb]; ok {
			add(c, w, reality)
		}
		return
	}
	if w, ok := s.words.by[verb]; ok {
		add(c, w, reality)
	}
}

// governorTurns climbs from the talks to the verb or noun that they depend on.
func (s *story) governorTurns(t doc.Token, add func(doc.Token, turn, string)) {
	at, rel, h := t, s.Trees.Rels[t], s.Trees.Heads[t]
	// "a round of talks", "the start of talks": the noun above stands for the talks.
	for h != doc.None && s.isNoun(h) && (rel == doc.Nmod || rel == doc.Compound || rel == doc.Conj) {
		if w, ok := s.words.noun[s.lemma(h)]; ok && rel != doc.Conj && (w.status == "stalled" || s.preposition(at) != "in") {
			add(h, w, s.reality(h))
			return
		}
		if rel == doc.Compound && s.words.talks[s.lemma(h)] == "" && s.words.weak[s.lemma(h)] == "" {
			return
		}
		if p := s.preposition(at); rel == doc.Nmod && p != "of" {
			return
		}
		at, rel, h = h, s.Trees.Rels[h], s.Trees.Heads[h]
	}
	if h == doc.None {
		return
	}
	verb := s.verbLemma(h)
	switch rel {
	case doc.Obj, doc.NsubjPass:
		if w, ok := s.words.over[verb]; ok {
			add(h, w, s.reality(h))
		} else if x := s.Trees.Child(h, doc.Xcomp); rel == doc.NsubjPass && x != doc.None && s.isVerb(x) {
			s.raised(x, add)
		}
	case doc.Nsubj:
		if w, ok := s.words.by[verb]; ok {
			add(h, w, s.reality(h))
		} else if x := s.Trees.Child(h, doc.Xcomp); x != doc.None && s.isVerb(x) { // "talks are to resume"
			s.raised(x, add)
		} else if w, ok := s.words.adj[s.lemma(h)]; ok { // "talks are stalled"
			add(h, w, s.ownReality(h))
		} else if w, ok := s.words.over[verb]; ok && s.Trees.Child(h, doc.AuxPass) != doc.None {
			add(h, w, s.reality(h))
		}
	}
}

// raised: talks that are the subject of the verb above are that of its complement
// too: "talks are expected to resume", "are to be suspended".
func (s *story) raised(x doc.Token, add func(doc.Token, turn, string)) {
	verb := s.verbLemma(x)
	if w, ok := s.words.by[verb]; ok {
		add(x, w, s.reality(x))
	} else if w, ok := s.words.over[verb]; ok && s.Trees.Child(x, doc.AuxPass) != doc.None {
		add(x, w, s.reality(x))
	}
}

// meeting: a verb of meeting with a purpose is a round of talks.
func (s *story) meeting(t doc.Token) []found {
	w, ok := s.words.meet[s.lemma(t)]
	if !ok || s.Trees.Rels[t] == doc.Acl {
		return nil
	}
	subject := s.subject(t)
	parties := s.parties(subject)
	for _, c := range s.Trees.Children(t) {
		if r := s.Trees.Rels[c]; r == doc.Obj || r == doc.Obl && s.preposition(c) == "with" {
			for _, p := range s.parties(c) {
				parties = addActor(parties, p)
			}
		}
	}
	countries := len(s.countries(parties))
	if countries == 0 || !s.aboutTopic(t, countries > 1) {
		return nil
	}
	status := s.becomes(w.status, s.reality(t))
	if status == "" {
		return nil
	}
	return []found{{turn{status, w.by}, t, "talks", s.asStates(parties), ""}}
}

// aboutTopic reports whether a meeting was about what talks are about: one of
// the topics stands in what hangs on the verb, or, between states, any purpose.
func (s *story) aboutTopic(t doc.Token, abroad bool) bool {
	for _, c := range s.Trees.Children(t) {
		switch s.Trees.Rels[c] {
		case doc.Advcl, doc.Xcomp, doc.Obl:
			if s.words.purpose[s.lemma(c)] != "" && abroad {
				return true
			}
			run := s.Trees.Subtree(c)
			for k := run.Start; k < run.End; k++ {
				if s.words.topic[s.lemma(k)] != "" || s.words.topic[lowerWord(s, k)] != "" {
					return true
				}
			}
		}
	}
	return false
}

// becomes looks the turn up in modality.tsv.
func (s *story) becomes(status, reality string) string {
	if reality == "" {
		return status
	}
	return s.words.becomes[status][reality]
}

// ownReality is how real the word itself says it is.
func (s *story) ownReality(t doc.Token) string {
	switch {
	case s.negated(t):
		return "negated"
	case s.possible(t):
		return "possible"
	case s.future(t):
		return "future"
	}
	return ""
}

// reality is how real the words above make what t says: the outermost that
// denies wins, then the nearest.
func (s *story) reality(t doc.Token) string {
	result, gerund := s.ownReality(t), false
	s.above(t, func(h, child doc.Token) bool {
		switch s.Trees.Rels[child] {
		case doc.Xcomp, doc.Obj, doc.Acl, doc.Obl, doc.Nmod, doc.NsubjPass, doc.Advcl:
		case doc.Ccomp:
			if g := s.words.modal[s.verbLemma(h)]; g != "wished" && g != "agreed" {
				return false // what is said is as real as it says
			}
		case doc.Conj:
			return true
		default:
			return false
		}
		if s.Trees.Rels[child] == doc.Advcl && s.Tags.XPOS[child] != doc.VB {
			return false
		}
		if s.Trees.Rels[child] == doc.Advcl && result == "" && s.words.going[s.lemma(h)] != "" { // "left for Delhi to resume talks"
			result = "future"
			return false
		}
		g := s.words.modal[s.verbLemma(h)]
		if g != "" && result == "" {
			result = g
		}
		gerund = gerund || s.isNoun(t) && s.Tags.XPOS[h] == doc.VBG && s.Trees.Child(h, doc.Aux) == doc.None
		switch own := s.ownReality(h); {
		case own == "negated" || own == "possible":
			result = own
		case result == "":
			result = own
		}
		return g != "" || s.isNoun(h) // what a verb of another kind does with it says nothing of how real it is
	})
	if result == "" && (gerund || s.infinitive(t)) { // "hopes of reaching a conclusion", "decisions required to conclude the talks"
		return "possible"
	}
	return result
}

// infinitive reports whether the verb says what is to be done, not what is done.
func (s *story) infinitive(t doc.Token) bool {
	if s.Tags.XPOS[t] != doc.VB {
		return false
	}
	m := s.Trees.Child(t, doc.Mark)
	return m != doc.None && s.lemma(m) == "to"
}

// talksName is "security talks": the modifiers that tell these talks from others.
func (s *story) talksName(t doc.Token) string {
	var parts []string
	for _, c := range s.Trees.Children(t) {
		if c > t {
			continue
		}
		if r := s.Trees.Rels[c]; r != doc.Compound && r != doc.Amod {
			continue
		}
		word := strings.ToLower(s.RunText(s.Trees.Subtree(c)))
		_, isTurn := s.words.adj[strings.ToLower(s.Word(c))]
		if isTurn || notTelling[word] || s.Tags.XPOS[c] == doc.CD || s.Tags.XPOS[c] == doc.JJS || s.Tags.XPOS[c] == doc.JJR {
			continue
		}
		if s.Actors.ActorAt(c) != doc.None { // "Japanese talks": a party, not a name
			continue
		}
		parts = append(parts, strings.Join(strings.Fields(word), " "))
	}
	noun := strings.ToLower(s.Word(t))
	if s.lemma(t) == "talk" {
		noun = "talks"
	}
	if len(parts) == 0 {
		return "talks"
	}
	return strings.Join(append(parts, noun), " ")
}

// notTelling are modifiers that say how talks went, not which they are.
var notTelling = map[string]bool{"new": true, "fresh": true, "further": true, "two": true, "first": true, "second": true, "third": true,
	"last": true, "next": true, "recent": true, "frank": true, "deep": true, "direct": true, "high-level": true, "indirect": true,
	"bilateral": true, "formal": true, "official": true, "early": true, "previous": true, "separate": true, "serious": true, "such": true, "closed": true, "closed-door": true, "extended": true, "face-to-face": true,
	"long": true, "crucial": true, "key": true, "other": true, "more": true, "same": true, "constructive": true, "intensive": true}

// talksParties are who talks: "between A and B", "with B", "Indo-Pakistani",
// and the subject of the verb that holds or turns them.
func (s *story) talksParties(t doc.Token) []doc.ActorID {
	var out []doc.ActorID
	add := func(from doc.Token) {
		for _, p := range s.parties(from) {
			out = addActor(out, p)
		}
	}
	for _, c := range s.Trees.Children(t) {
		switch s.Trees.Rels[c] {
		case doc.Nmod:
			if p := s.preposition(c); p == "between" || p == "with" || p == "among" || p == "by" {
				add(c)
				for _, n := range s.conjuncts(c) { // "between their foreign ministers"
					if poss := s.Trees.Child(n, doc.NmodPoss); poss != doc.None {
						add(poss)
					}
				}
			}
		case doc.Amod, doc.NmodPoss, doc.Compound:
			add(c)
		case doc.Acl, doc.AclRelcl: // "talks held between", "the truce signed by"
			for _, o := range s.Trees.Children(c) {
				if p := s.preposition(o); (s.Trees.Rels[o] == doc.Obl || s.Trees.Rels[o] == doc.OblAgent) && (p == "between" || p == "with" || p == "among" || p == "by") {
					add(o)
				}
			}
		}
	}
	if len(s.countries(out)) < 2 {
		s.above(t, func(h, child doc.Token) bool {
			if s.isVerb(h) {
				if subject := s.subject(h); subject != doc.None && !s.Trees.Under(t, subject) {
					add(subject)
				}
				for _, c := range s.Trees.Children(h) {
					if s.Trees.Rels[c] == doc.Obl && s.preposition(c) == "with" {
						add(c)
					}
				}
			}
			return len(s.countries(out)) < 2 && (s.isNoun(h) || s.Trees.Rels[h] == doc.Xcomp)
		})
	}
	return s.asStates(out)
}

// level is who sits at the table: "foreign and defence ministers".
func (s *story) level(t doc.Token) string {
	for _, c := range s.Trees.Children(t) {
		if p := s.preposition(c); s.Trees.Rels[c] != doc.Nmod || p != "between" && p != "of" && p != "among" {
			continue
		}
		if s.Tags.XPOS[c] != doc.NNS {
			continue
		}
		run := s.phrase(c, true)
		for _, m := range s.Trees.Children(c) {
			if s.Trees.Rels[m] == doc.Amod || s.Trees.Rels[m] == doc.Compound {
				sub := s.Trees.Subtree(m)
				run.Start = min(run.Start, sub.Start)
			}
		}
		return strings.Join(strings.Fields(s.RunText(run)), " ")
	}
	return ""
}

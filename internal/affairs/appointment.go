package affairs

import (
	"strconv"
	"strings"
	"time"

	"dateline/internal/doc"
)

// appointments finds what is due: an act to come that has a day, a thing such as
// an election whose day lies ahead, or a day by which something is to be done.
func (s *story) appointments() []doc.Appointment {
	var list []doc.Appointment
	s.dueAt = map[doc.Token]doc.TimexID{}
	taken := map[doc.TimexID]bool{} // one entry per day named
	add := func(t doc.Token, when doc.TimexID, by string, parties []doc.ActorID) {
		if when != doc.None && taken[when] {
			return
		}
		taken[when] = true
		at := s.evidence(t)
		if when != doc.None { // the words that name the day belong to it
			day := s.Times.Times[when].Span
			at = doc.Span{Start: min(at.Start, day.Start), End: max(at.End, day.End)}
		}
		list = append(list, doc.Appointment{What: at, Parties: s.asStates(parties), When: when, Where: s.site(t),
			SaidBy: s.statement(t), Evidence: []doc.Span{at}, By: by})
	}
	s.body(func(t doc.Token) {
		if !s.isVerb(t) {
			return
		}
		by := s.words.acts[s.verbLemma(t)]
		if by == "" {
			by = s.words.acts[s.lemma(t)]
		}
		thing := s.thingOf(t)
		when := s.time(t)
		if by == "" && when != doc.None && s.deadline(when) {
			by = s.words.deadline
		}
		if by == "" || s.negated(t) || s.possible(t) || !s.toCome(t) && !(thing != doc.None && s.present(t)) && !(by == s.words.deadline && s.infinitive(t)) {
			return
		}
		if when == doc.None && s.soon(t) {
			add(t, when, by, s.parties(s.subject(t)))
			return
		}
		if when == doc.None || !s.ahead(when) || !s.dated(when) {
			return
		}
		if thing != doc.None {
			if s.later(when) {
				s.dueAt[thing] = when
				add(t, when, by, s.partiesOf(thing))
			}
			return
		}
		parties := s.parties(s.subject(t))
		for _, c := range s.Trees.Children(t) {
			if r := s.Trees.Rels[c]; r == doc.Obj || r == doc.Obl && s.preposition(c) == "with" {
				for _, p := range s.parties(c) {
					parties = addActor(parties, p)
				}
			}
		}
		if len(parties) == 0 {
			return
		}
		add(t, when, by, parties)
	})
	s.body(func(t doc.Token) {
		by := s.words.diary[s.lemma(t)]
		if by == "" || !s.isNoun(t) {
			return
		}
		when := s.thingTime(t)
		if when == doc.None || !s.later(when) || !s.dated(when) {
			return
		}
		s.dueAt[t] = when
		add(t, when, by, s.partiesOf(t))
	})
	return list
}

// partiesOf are the actors that the phrase of a thing names: "the India-Pakistan talks".
func (s *story) partiesOf(t doc.Token) []doc.ActorID {
	parties := s.parties(t)
	for _, c := range s.Trees.Children(t) {
		switch s.Trees.Rels[c] {
		case doc.Nmod, doc.Amod, doc.Compound, doc.NmodPoss:
			for _, p := range s.parties(c) {
				parties = addActor(parties, p)
			}
		}
	}
	return parties
}

// thingOf is the subject of a verb, or the noun that its clause describes, where
// it is a thing with a day: "talks are set to resume", "the summit, which starts"; else None.
func (s *story) thingOf(t doc.Token) doc.Token {
	subject := s.subject(t)
	if s.Trees.Rels[t] == doc.AclRelcl || s.Trees.Rels[t] == doc.Acl {
		if subject == doc.None || s.Tags.UPOS[subject] == doc.PRON {
			subject = s.Trees.Heads[t]
		}
	}
	if subject == doc.None || !s.isNoun(subject) || s.words.diary[s.lemma(subject)] == "" {
		return doc.None
	}
	return subject
}

// present reports whether a verb is in the present tense, which for a thing with a
// day to come is the future: "which starts on Saturday", "the talks to begin on Tuesday".
func (s *story) present(t doc.Token) bool {
	switch s.Tags.XPOS[t] {
	case doc.VBZ, doc.VBP:
		return true
	case doc.VB:
		return s.infinitive(t)
	}
	return false
}

// deadline reports whether "by" or "until" stands before a time.
func (s *story) deadline(id doc.TimexID) bool {
	run := s.Times.Times[id].Run
	if run.Empty() || run.Start == 0 {
		return false
	}
	w := s.lemma(run.Start - 1)
	if w == "the" && run.Start > 1 {
		w = s.lemma(run.Start - 2)
	}
	return w == "by"
}

// soon reports whether a meeting to come has no day but a word for its nearness.
func (s *story) soon(t doc.Token) bool {
	if s.words.meeting[s.lemma(t)] == "" {
		return false
	}
	for _, c := range s.Trees.Children(t) {
		if s.Trees.Rels[c] == doc.Advmod && s.words.soon[s.lemma(c)] != "" {
			return true
		}
	}
	return false
}

// later reports whether a time lies after the story's own day: a thing of that
// very day ("at a summit on Thursday") is news, not diary.
func (s *story) later(id doc.TimexID) bool {
	return s.ahead(id) && !strings.HasPrefix(s.Times.Times[id].Value, s.Anchor().String())
}

// dated reports whether the time names a day, month or season of the calendar.
func (s *story) dated(id doc.TimexID) bool {
	t := s.Times.Times[id]
	return (t.Type == doc.DateTime || t.Type == doc.ClockTime) && len(t.Value) >= 7
}

// toCome reports whether the verb speaks of what is to come: will, would, "is to",
// the infinitive below a word of planning, the scheduled present with a day.
func (s *story) toCome(t doc.Token) bool {
	if s.future(t) {
		return true
	}
	infinitive := s.Tags.XPOS[t] == doc.VB || s.Tags.XPOS[t] == doc.VBG || s.Tags.XPOS[t] == doc.VBN
	ahead := false
	s.above(t, func(h, child doc.Token) bool {
		if r := s.Trees.Rels[child]; r != doc.Xcomp && r != doc.Conj && r != doc.Advcl && r != doc.Acl {
			return false
		}
		if s.words.ahead[s.lemma(h)] != "" || s.words.ahead[lowerWord(s, h)] != "" || s.words.modal[s.lemma(h)] == "agreed" || s.words.promise[s.lemma(h)] != "" {
			ahead = infinitive && !s.negated(h)
			return false
		}
		if s.future(h) && (s.Trees.Rels[child] == doc.Conj || s.Trees.Rels[child] == doc.Xcomp) {
			ahead = !s.negated(h)
			return false
		}
		return true
	})
	if ahead {
		return true
	}
	// "is to meet": a copula with an infinitive; "meets on Tuesday": a scheduled present.
	switch s.Tags.XPOS[t] {
	case doc.VB:
		for _, c := range s.Trees.Children(t) {
			if s.Trees.Rels[c] == doc.Aux && s.lemma(c) == "be" {
				return true
			}
		}
		h := s.Trees.Heads[t]
		return h != doc.None && s.Trees.Rels[t] == doc.Xcomp && s.lemma(h) == "be"
	case doc.VBZ, doc.VBP:
		return s.Trees.Rels[t] == doc.Root
	case doc.VBG: // "is meeting on Tuesday"
		for _, c := range s.Trees.Children(t) {
			if s.Trees.Rels[c] == doc.Aux && (s.Tags.XPOS[c] == doc.VBZ || s.Tags.XPOS[c] == doc.VBP) {
				return true
			}
		}
	}
	return false
}

// thingTime is the day of a thing: a modifier of its own ("the August 21 ballot",
// "the summit in July"), or one of the word that puts it ahead ("set for April").
func (s *story) thingTime(t doc.Token) doc.TimexID {
	best := doc.TimexID(doc.None)
	run := s.Tokens.Sentences[s.Tokens.Of[t]]
	for k := run.Start; k < run.End; k++ {
		id, ok := s.timeAt[k]
		if !ok {
			continue
		}
		for x, n := k, 0; x != doc.None && n < 4; x, n = s.Trees.Heads[x], n+1 {
			if x == t {
				best = id
				break
			}
			if s.isVerb(x) && s.words.ahead[s.lemma(x)] == "" {
				break
			}
			if h := s.Trees.Heads[t]; x == h && s.words.ahead[s.lemma(h)] != "" && (s.Trees.Rels[t] == doc.NsubjPass || s.Trees.Rels[t] == doc.Obj) {
				best = id
				break
			}
		}
	}
	if best == doc.None {
		best = s.slated(t)
	}
	return best
}

// slated reads "the Summit of the Forum on Trade slated for May 4" and "the Security
// Summit, which starts Saturday" by their words alone: trees hang what follows a
// long name on any of its nouns.
func (s *story) slated(t doc.Token) doc.TimexID {
	const name, phrase = 10, 6 // words of the name after its noun, words up to the day
	end := s.Tokens.Sentences[s.Tokens.Of[t]].End
	k := t + 1
	for ; k < min(end, t+name); k++ {
		if (s.words.ahead[lowerWord(s, k)] != "" || s.Tags.XPOS[k] == doc.VBN && s.words.ahead[s.lemma(k)] != "") && !s.isVerbOf(k, t) {
			break
		}
		if s.words.starts[s.lemma(k)] != "" && s.present(k) && (s.Tags.XPOS[k-1] == doc.WDT || s.lemma(k-1) == "to") {
			break
		}
		if s.isVerb(k) || s.words.diary[s.lemma(k)] != "" && s.isNoun(k) {
			return doc.None
		}
	}
	for x := k + 1; x < min(end, k+phrase); x++ {
		if id, ok := s.timeAt[x]; ok {
			return id
		}
		if s.isVerb(x) || s.Tags.UPOS[x] == doc.PUNCT {
			break
		}
	}
	return doc.None
}

// isVerbOf reports whether a word is a verb whose subject or object the noun is:
// the tree has then said already how they stand.
func (s *story) isVerbOf(v, noun doc.Token) bool {
	return s.isVerb(v) && s.Trees.Heads[noun] == v
}

// weekAhead reports whether an ISO week (2016-W50) is the anchor's or a later one.
func weekAhead(value string, anchor doc.Date) bool {
	if len(value) < 8 || value[5] != 'W' || anchor.Day == 0 {
		return false
	}
	year, err1 := strconv.Atoi(value[:4])
	week, err2 := strconv.Atoi(value[6:8])
	if err1 != nil || err2 != nil {
		return false
	}
	y, w := time.Date(anchor.Year, time.Month(anchor.Month), anchor.Day, 0, 0, 0, 0, time.UTC).ISOWeek()
	return year > y || year == y && week >= w
}

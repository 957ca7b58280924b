package quote

import (
	"sort"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// attribution is a cue that the model has found, with its source and content.
type attribution struct {
	head        doc.Token
	score       int32
	source, cue doc.Run // the source is None to None where there is none
	content     []doc.Run
}

// Scores from which on a word is looked at as a cue, one in ten of which is one,
// and an attribution is kept. The second lies where precision still makes up for
// what is left out; F1 is flat around it.
const (
	doubtful = -2300
	kept     = -400
)

// surety is a score in five steps.
func surety(score int32) uint8 {
	switch {
	case score < doubtful:
		return 0
	case score < -1000:
		return 1
	case score < 0:
		return 2
	case score < 1500:
		return 3
	}
	return 4
}

// attributions reads the document with the model.
func (x *marking) attributions(m *model) []attribution {
	list := x.propose(m)
	judged := make([]attribution, 0, len(list))
	var f features
	for i := range list {
		x.judgeFeatures(&f, list, i)
		if s := decide(m.judge, &f); s >= kept {
			a := list[i]
			a.score = s
			judged = append(judged, a)
		}
	}
	return x.apart(judged)
}

// weigh scores every word as a cue, and notes how sure each is.
func (x *marking) weigh(cues *learn.Linear) []attribution {
	var (
		f   features
		out []attribution
	)
	for _, run := range x.d.Tokens.Sentences {
		if run.Len() > longest {
			continue
		}
		for t := run.Start; t < run.End; t++ {
			x.sure[t] = 0
			if !x.mayCue(t) {
				continue
			}
			x.cueFeatures(&f, t)
			if s := decide(cues, &f); s >= doubtful {
				x.sure[t] = surety(s)
				out = append(out, attribution{head: t, score: s})
			}
		}
	}
	return out
}

// propose finds the cues, the doubtful too, with their sources and contents.
func (x *marking) propose(m *model) []attribution {
	var (
		v   view
		f   features
		out []attribution
	)
	for _, a := range x.weigh(m.cues) {
		if a, ok := x.best(m, &v, &f, a); ok {
			out = append(out, a)
		}
	}
	return out
}

// best chooses one of the readings of a cue; it is not ok if none has a content.
func (x *marking) best(m *model, v *view, f *features, a attribution) (chosen attribution, ok bool) {
	best := int32(0)
	list := x.readings(m, v, a)
	for i := range list {
		x.choiceFeatures(f, v, &list[i])
		if s := decide(m.choice, f); i == 0 || s > best {
			best, chosen = s, list[i].attribution
		}
	}
	return chosen, len(list) > 0
}

// readings returns the likeliest sources and contents of a cue, the best first.
func (x *marking) readings(m *model, v *view, a attribution) []alternative {
	x.look(v, a.head)
	var f features
	scores := make([]learn.ChainScores, v.window.Len())
	for i := range scores {
		x.roleFeatures(&f, v, v.window.Start+doc.Token(i))
		m.roles.Score(f.list, &scores[i])
	}
	list := m.roles.DecodeBest(scores, alternatives)
	out := make([]alternative, 0, len(list))
	for i, l := range list {
		b := alternative{a, i, list[0].Score - l.Score}
		if x.assign(&b.attribution, v, l.Labels) {
			out = append(out, b)
		}
	}
	return out
}

// assign gives an attribution the parts that the labels of the view name, and
// reports whether there is a content.
func (x *marking) assign(a *attribution, v *view, labels []uint8) bool {
	a.cue, a.source = doc.Run{Start: v.head, End: v.head + 1}, doc.Run{Start: doc.None, End: doc.None}
	a.content = nil
	for i := 0; i < len(labels); {
		role, at := place(labels[i])
		r := doc.Run{Start: v.window.Start + doc.Token(i)}
		i++
		for now := at; (now == firstOf || now == insideOf) && i < len(labels); i++ {
			_, now = place(labels[i])
		}
		r.End = v.window.Start + doc.Token(i)
		switch {
		case at == 0:
		case role == roleSource:
			if a.source.Start < 0 || apartBy(r, a.cue) < apartBy(a.source, a.cue) {
				a.source = r
			}
		case role == roleCue:
			if r.Has(v.head) {
				a.cue = r
			}
		case role == roleContent:
			if r = x.trimRun(r); r.Empty() {
				continue
			}
			if n := len(a.content); n > 0 && x.onlyMarks(a.content[n-1].End, r.Start) {
				a.content[n-1].End = r.End
			} else {
				a.content = append(a.content, r)
			}
		}
	}
	return len(a.content) > 0
}

// onlyMarks reports whether nothing but punctuation stands between.
func (x *marking) onlyMarks(from, to doc.Token) bool {
	for ; from < to; from++ {
		if !x.aside(from) {
			return false
		}
	}
	return true
}

func apartBy(r, o doc.Run) doc.Token { return max(r.Start-o.End, o.Start-r.End) }

// apart keeps of attributions whose cues overlap the one that is surest.
func (x *marking) apart(list []attribution) []attribution {
	sort.SliceStable(list, func(i, j int) bool { return list[i].score > list[j].score })
	taken := make([]bool, x.d.Tokens.Len())
	n := 0
next:
	for _, a := range list {
		for t := a.cue.Start; t < a.cue.End; t++ {
			if taken[t] {
				continue next
			}
		}
		for t := a.cue.Start; t < a.cue.End; t++ {
			taken[t] = true
		}
		list[n] = a
		n++
	}
	return list[:n]
}

// marked makes statements of attributions.
func (x *marking) marked(list []attribution) []doc.Statement {
	out := make([]doc.Statement, 0, len(list))
	for _, a := range list {
		s := doc.Statement{Speaker: doc.None, Cue: x.d.SpanOf(a.cue), Within: doc.None, When: doc.None}
		if a.source.Start >= 0 {
			s.Source = x.d.SpanOf(a.source)
			if h := x.headIn(a.source); h >= 0 && x.d.Actors != nil {
				s.Speaker = x.actorIn(h, a.source)
			}
		}
		in, all := 0, 0
		for _, r := range a.content {
			s.Content = append(s.Content, x.d.SpanOf(r))
			for t := r.Start; t < r.End; t++ {
				if !x.aside(t) {
					all++
					if x.quoted[t] >= 0 {
						in++
					}
				}
			}
		}
		switch in {
		case 0:
			s.Mode = doc.Indirect
		case all:
			s.Mode = doc.Direct
		default:
			s.Mode = doc.Mixed
		}
		s.Why = doc.Why{How: doc.Inferred, At: []doc.Span{s.Cue}, By: "models/quote.bin"}
		out = append(out, s)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Content[0].Start < out[j].Content[0].Start })
	nest(out)
	return out
}

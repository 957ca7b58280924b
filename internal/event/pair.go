package event

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// What speaks for one root or another between a pair, as features of a model
// (typer.go): what the two sides are (here), the words that govern them in the
// tree (pair_path.go), and the words of the sentence and what the rules make of
// them (pair_words.go).

// Pair is two stretches of words of one sentence: who does something, and to
// whom. One of the two may be empty.
type Pair struct{ Source, Target doc.Run }

// pairing gathers what speaks for one type or another between a pair.
type pairing struct {
	r              *reading
	clusters       *learn.Clusters
	source, target doc.Run
	in             doc.Run // the words that are read: the sentence, or those that the pair spans
	hs, ht         doc.Token
	top            doc.Token          // where the paths from both sides meet, or None
	onPath         map[doc.Token]side // the words that govern either side, up to where they meet
	out            []learn.Valued
}

// side says from which of the two a word of the path is reached.
type side uint8

const (
	fromSource side = iota + 1
	fromTarget
	whereMeet
)

var sideNames = [...]string{"", "s", "t", "m"}

func newPairing(r *reading, clusters *learn.Clusters, pair Pair) *pairing {
	p := &pairing{r: r, clusters: clusters, source: pair.Source, target: pair.Target, top: doc.None, onPath: map[doc.Token]side{}}
	p.in = p.sentence()
	p.hs, p.ht = r.headOf(p.source), r.headOf(p.target)
	p.climb()
	return p
}

// sentence is the sentence of the pair, or the sentences from one side's to the other's.
func (p *pairing) sentence() doc.Run {
	d := p.r.d
	first, last := doc.Sentence(doc.None), doc.Sentence(doc.None)
	for _, run := range []doc.Run{p.source, p.target} {
		if run.Empty() {
			continue
		}
		s := d.Tokens.Of[run.Start]
		if first == doc.None || s < first {
			first = s
		}
		last = max(last, s)
	}
	if first == doc.None {
		return doc.Run{}
	}
	return doc.Run{Start: d.Tokens.Sentences[first].Start, End: d.Tokens.Sentences[last].End}
}

// headOf is the word of a run that stands outside all its others, or None.
func (r *reading) headOf(run doc.Run) doc.Token {
	for t := run.Start; t < run.End; t++ {
		if h := r.head(t); (h == doc.None || !run.Has(h)) && r.tags.UPOS[t] != doc.PUNCT && r.tags.UPOS[t] != doc.DET {
			return t
		}
	}
	return doc.None
}

// climb marks the words above both sides, up to the first that is above both.
func (p *pairing) climb() {
	above := map[doc.Token]bool{}
	if p.hs != doc.None {
		for t := p.hs; t != doc.None; t = p.r.head(t) {
			above[t] = true
		}
	}
	if p.ht != doc.None {
		for t := p.ht; t != doc.None; t = p.r.head(t) {
			if above[t] {
				p.top = t
				break
			}
			if !p.inside(t) {
				p.onPath[t] = fromTarget
			}
		}
	}
	if p.hs != doc.None {
		for t := p.hs; t != doc.None && t != p.top; t = p.r.head(t) {
			if !p.inside(t) {
				p.onPath[t] = fromSource
			}
		}
	}
	if p.top != doc.None && !p.inside(p.top) {
		p.onPath[p.top] = whereMeet
	}
}

func (p *pairing) inside(t doc.Token) bool { return p.source.Has(t) || p.target.Has(t) }

// add adds a feature of a template and its values.
func (p *pairing) add(template string, values ...string) {
	h := learn.HashExact(template)
	for i, v := range values {
		h = learn.F2(uint64(i+1), h, learn.HashExact(v))
	}
	p.out = append(p.out, learn.Valued{Key: h, Value: 1})
}

// word is a word as features know it: its lemma, one of the sides, or what kind of name it is.
func (p *pairing) word(t doc.Token) string {
	switch {
	case p.source.Has(t):
		return "<s>"
	case p.target.Has(t):
		return "<t>"
	case p.r.tags.UPOS[t] == doc.PROPN:
		if p.r.d.Names != nil && p.r.d.Names.At[t] != doc.None {
			return "<" + p.r.d.Names.Names[p.r.d.Names.At[t]].Type.String() + ">"
		}
		return "<name>"
	case p.r.tags.UPOS[t] == doc.NUM:
		return "<num>"
	}
	return p.r.lemma(t)
}

// class is the name of a word's class at a level, "" if it has none.
func (p *pairing) class(t doc.Token, level int) string {
	id := p.clusters.Prefix(p.clusters.Of(p.r.lower(t)), level)
	if id == 0 {
		return ""
	}
	return string(rune('A'+level)) + string(rune(id))
}

// features lists all that speaks for a type.
func (p *pairing) features() []learn.Valued {
	p.spans()
	p.path()
	p.proposals()
	p.words()
	return p.out
}

// spans says what the two sides are.
func (p *pairing) spans() {
	kinds := [2]string{}
	countries := [2]string{}
	for i, run := range []doc.Run{p.source, p.target} {
		who := sideNames[i+1]
		h := [2]doc.Token{p.hs, p.ht}[i]
		if run.Empty() || h == doc.None {
			p.add("none", who)
			kinds[i] = "none"
			continue
		}
		kind := p.r.tags.UPOS[h].String()
		a := p.actorIn(run, h)
		if a != doc.None {
			x := &p.r.actors.Actors[a]
			kind = x.Kind.String()
			countries[i] = x.Country
			p.add("sector", who, x.Sector)
			if x.Country != "" {
				kind += "+"
			}
		} else if p.r.topAt[h] != doc.None {
			kind = "place"
		}
		kinds[i] = kind
		p.add("kind", who, kind)
		if p.r.tags.UPOS[h] != doc.PROPN {
			p.add("head", who, p.r.lemma(h))
			if c := p.class(h, 2); c != "" {
				p.add("headclass", who, c)
			}
			if c := p.class(h, 3); c != "" {
				p.add("headclass", who, c)
			}
		}
		for t := run.Start; t < run.End; t++ {
			switch p.r.tags.UPOS[t] {
			case doc.NOUN, doc.ADJ, doc.VERB, doc.PROPN:
				p.add("in", who, strings.ToLower(p.r.lemma(t)))
			}
		}
		p.lexical("spanlex", run, who)
	}
	p.add("kinds", kinds[0], kinds[1])
	if countries[0] != "" && countries[1] != "" {
		if countries[0] == countries[1] {
			p.add("domestic")
		} else {
			p.add("foreign")
		}
	}
	if p.hs != doc.None && p.ht != doc.None {
		order := "st"
		if p.hs > p.ht {
			order = "ts"
		}
		p.add("order", order)
	}
}

// actorIn is the actor of a run: that of its head, or the widest inside.
func (p *pairing) actorIn(run doc.Run, h doc.Token) doc.ActorID {
	if a := p.r.actorAt(h); a != doc.None {
		return a
	}
	for t := run.Start; t < run.End; t++ {
		if m := p.r.within[t]; m != doc.None {
			return p.r.actors.Mentions[m].Actor
		}
	}
	return doc.None
}

// lexical names the types whose rules have a word of the run among their triggers.
func (p *pairing) lexical(template string, run doc.Run, zone string) {
	for t := run.Start; t < run.End; t++ {
		for _, typ := range p.typesOf(t) {
			p.add(template, zone, typ)
		}
	}
}

// typesOf are the types that rules give a word, whatever their conditions.
func (p *pairing) typesOf(t doc.Token) []string {
	x := p.r.lexemes[t]
	if x == nil {
		return nil
	}
	list := x.verbs
	switch p.r.tags.UPOS[t] {
	case doc.NOUN:
		list = x.nouns
	case doc.ADJ:
		list = x.adjs
	}
	var out []string
next:
	for _, pattern := range list {
		for _, o := range out {
			if o == pattern.rule.Type.Name {
				continue next
			}
		}
		out = append(out, pattern.rule.Type.Name)
	}
	return out
}

package parse

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// Newswire names most people with their office before them, and most of the names
// are ones that no treebank shows. putTitles makes sentences in which such people
// stand in the place of others: the tree around them stays.

// A title is written as its words with the tree between them: word/tag/head, the
// head's place in the title from 1, 0 for the name; the relation follows from the
// tags. N is a noun, P a name, J an adjective, I a preposition, H a hyphen.
var officeTitles = written(
	"Foreign/J/2 Minister/P/0", "Prime/J/2 Minister/P/0", "Defence/P/2 Minister/P/0", "Defense/P/2 Minister/P/0",
	"Finance/P/2 Minister/P/0", "Interior/P/2 Minister/P/0", "President/P/0", "Vice/P/2 President/P/0", "Chancellor/P/0",
	"External/J/2 Affairs/P/3 Minister/P/0", "Deputy/J/3 Foreign/J/3 Minister/P/0", "Deputy/J/3 Prime/J/3 Minister/P/0",
	"Secretary/P/0 of/I/3 State/P/1", "Secretary/P/0 of/I/3 Defense/P/1", "Minister/P/0 of/I/4 Foreign/P/4 Affairs/P/1",
	"Secretary/P/0 -/H/3 General/J/1", "Foreign/J/2 Ministry/P/3 spokesman/N/0", "Foreign/J/2 Ministry/P/3 spokeswoman/N/0",
	"Defence/P/2 Ministry/P/3 spokesman/N/0", "government/N/2 spokesman/N/0", "army/N/2 spokesman/N/0", "military/J/2 spokesman/N/0",
	"spokesman/N/0", "spokeswoman/N/0", "army/N/2 chief/N/0", "foreign/J/3 policy/N/3 chief/N/0", "police/N/2 chief/N/0",
	"opposition/N/2 leader/N/0", "rebel/N/2 leader/N/0", "party/N/2 leader/N/0", "chief/J/2 negotiator/N/0", "special/J/2 envoy/N/0",
	"peace/N/2 envoy/N/0", "Ambassador/P/0", "ambassador/N/0", "General/P/0", "Lieutenant/P/2 General/P/0", "Colonel/P/0", "Admiral/P/0",
	"King/P/0", "Senator/P/0", "Governor/P/0", "Chief/J/3 Cabinet/P/3 Secretary/P/0", "National/J/2 Security/P/3 Adviser/P/0")

var nations = written(
	"Turkish/J/0", "Japanese/J/0", "Russian/J/0", "Chinese/J/0", "French/J/0", "German/J/0", "Indian/J/0", "Pakistani/J/0", "Iranian/J/0",
	"Iraqi/J/0", "Israeli/J/0", "Palestinian/J/0", "Kenyan/J/0", "Sudanese/J/0", "Nigerian/J/0", "Ukrainian/J/0", "Polish/J/0", "Greek/J/0",
	"Danish/J/0", "Brazilian/J/0", "Mexican/J/0", "Egyptian/J/0", "Thai/J/0", "Philippine/J/0", "Saudi/J/0", "Afghan/J/0", "Serbian/J/0",
	"South/J/2 Korean/J/0", "North/J/2 Korean/J/0", "South/J/2 African/J/0", "New/P/2 Zealand/P/0", "Sri/P/2 Lankan/J/0",
	"U.S./P/0", "UN/P/0", "U.N./P/0", "EU/P/0", "NATO/P/0", "Kremlin/P/0", "British/J/0", "Canadian/J/0", "Former/J/0", "former/J/0")

// written reads titles; their heads are indexes, -1 for what is outside.
func written(titles ...string) [][]word {
	var out [][]word
	for _, t := range titles {
		var words []word
		for _, f := range strings.Fields(t) {
			p := strings.Split(f, "/")
			w := word{text: p[0], lemma: p[0], head: int(p[2][0]-'0') - 1}
			switch p[1] {
			case "P":
				w.upos, w.xpos, w.rel = doc.PROPN, doc.NNP, doc.Compound
			case "N":
				w.upos, w.xpos, w.rel = doc.NOUN, doc.NN, doc.Compound
			case "J":
				w.upos, w.xpos, w.rel = doc.ADJ, doc.JJ, doc.Amod
			case "I":
				w.upos, w.xpos, w.rel = doc.ADP, doc.IN, doc.Case
			case "H":
				w.upos, w.xpos, w.rel = doc.PUNCT, doc.HYPH, doc.Punct
			}
			words = append(words, w)
		}
		for _, w := range words {
			if w.rel == doc.Case {
				words[w.head].rel = doc.Nmod // "of State"
			}
		}
		out = append(out, words)
	}
	return out
}

// person makes a person out of a name, most often with an office. Its head, the
// first word of the name, is outside's dependent.
func person(r *learn.Rand, names [][]string) titled {
	var out titled
	if r.Intn(4) > 0 {
		office := officeTitles[r.Intn(len(officeTitles))]
		nation := [][]word(nil)
		if r.Intn(4) > 0 {
			nation = append(nation, nations[r.Intn(len(nations))])
		}
		top := 0
		for i, w := range office {
			if w.head < 0 {
				top = i
			}
		}
		for _, n := range nation {
			for _, w := range n {
				if w.head < 0 {
					w.head = len(n) + top
				}
				out.words = append(out.words, w)
			}
		}
		at := len(out.words)
		for _, w := range office {
			if w.head < 0 {
				w.head, w.rel = at+len(office), doc.NmodDesc
			} else {
				w.head += at
			}
			out.words = append(out.words, w)
		}
	}
	out.head = len(out.words)
	name := names[r.Intn(len(names))]
	for i, n := range name {
		w := word{n, doc.PROPN, doc.NNP, n, out.head, doc.Flat}
		if i == 0 {
			w.head = -1
		}
		if n == "-" {
			w.upos, w.xpos, w.head, w.rel = doc.PUNCT, doc.HYPH, len(out.words)+1, doc.Punct
		}
		out.words = append(out.words, w)
	}
	return out
}

// named returns the words from a token that name somebody, if all of them do and
// nothing else hangs on them but on the first: a name of several words, or one
// word that is a subject.
func named(d *doc.Doc, run doc.Run, i doc.Token) (doc.Run, bool) {
	t := d.Trees
	end := i + 1
	for end < run.End && t.Heads[end] == i && t.Rels[end] == doc.Flat {
		end++
	}
	one := end == i+1
	switch u := d.Tags.UPOS[i]; {
	case one && (t.Rels[i] != doc.Nsubj || u != doc.PROPN && (u != doc.PRON || !single[d.Word(i)])):
		return doc.Run{}, false
	case u != doc.PROPN && u != doc.PRON:
		return doc.Run{}, false
	}
	for k := run.Start; k < run.End; k++ {
		h := t.Heads[k]
		switch {
		case h > i && h < end:
			return doc.Run{}, false
		case h == i && (k < i && t.Rels[k] != doc.Case && t.Rels[k] != doc.Cc && t.Rels[k] != doc.Punct || k >= end && t.Rels[k] == doc.Flat):
			return doc.Run{}, false
		}
	}
	return doc.Run{Start: i, End: end}, true
}

var single = map[string]bool{"He": true, "he": true, "She": true, "she": true}

// putTitles returns new documents, one of a sentence each, in which somebody
// stands in the place of another: one for every few places.
func putTitles(docs []*doc.Doc, names [][]string, seed uint64) []*doc.Doc {
	if len(names) == 0 {
		return nil
	}
	r := learn.NewRand(seed)
	var out []*doc.Doc
	for _, d := range docs {
		for _, run := range d.Tokens.Sentences {
			var places []doc.Run
			for i := run.Start; i < run.End; i++ {
				if place, ok := named(d, run, i); ok {
					places = append(places, place)
				}
			}
			if len(places) > 0 && run.Len() >= 5 && r.Intn(everyPlace) == 0 {
				out = append(out, replaced(d, run, places[r.Intn(len(places))], person(r, names)))
			}
		}
	}
	return out
}

// everyPlace is of how many sentences with a place for a person one is used.
const everyPlace = 2

// replaced is the sentence with another in the place of those words.
func replaced(d *doc.Doc, run, place doc.Run, who titled) *doc.Doc {
	before, more := int(place.Start-run.Start), len(who.words)-place.Len()
	moved := func(h doc.Token) int {
		switch at := int(h - run.Start); {
		case h < 0:
			return -1
		case h == place.Start:
			return before + who.head
		case h >= place.End:
			return at + more
		default:
			return at
		}
	}
	var words []word
	add := func(from, to doc.Token) {
		for i := from; i < to; i++ {
			words = append(words, word{d.Word(i), d.Tags.UPOS[i], d.Tags.XPOS[i], d.Tags.Lemma[i], moved(d.Trees.Heads[i]), d.Trees.Rels[i]})
		}
	}
	add(run.Start, place.Start)
	for _, w := range who.words {
		if w.head < 0 {
			w.head, w.rel = moved(d.Trees.Heads[place.Start]), d.Trees.Rels[place.Start]
		} else {
			w.head += before
		}
		words = append(words, w)
	}
	add(place.End, run.End)
	return document(words)
}

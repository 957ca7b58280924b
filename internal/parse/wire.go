package parse

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// The treebanks hold few sentences in the order that newswire likes best: what
// was said first, who said it last ("…, Foreign Minister Taro Kono told
// reporters"). wireOrder makes some from sentences that have the other order.

// speech are the verbs that such a sentence may end on.
var speech = map[string]bool{"say": true, "tell": true, "add": true, "announce": true, "report": true, "claim": true,
	"state": true, "explain": true, "note": true, "warn": true, "insist": true, "argue": true, "believe": true,
	"think": true, "suggest": true, "acknowledge": true, "declare": true, "admit": true}

// copies is how many sentences are made from one, with other speakers.
const copies = 3

// word is a token of a sentence that is being put together; head is an index
// into the same words, or -1.
type word struct {
	text  string
	upos  doc.UPOS
	xpos  doc.XPOS
	lemma string
	head  int
	rel   doc.Rel
}

// titled is a name with the title before it, its head last in head.
type titled struct {
	words []word
	head  int
}

// piece copies a run of tokens whose heads lie inside it, but for one; it returns
// the index of that one, or -1 if there are more or none.
func piece(d *doc.Doc, run doc.Run) (words []word, head int) {
	head = -1
	for i := run.Start; i < run.End; i++ {
		w := word{d.Word(i), d.Tags.UPOS[i], d.Tags.XPOS[i], d.Tags.Lemma[i], int(d.Trees.Heads[i] - run.Start), d.Trees.Rels[i]}
		if !run.Has(d.Trees.Heads[i]) {
			if head >= 0 {
				return nil, -1
			}
			head, w.head = len(words), -1
		}
		words = append(words, w)
	}
	return words, head
}

// titles gathers the names with titles before them that stand in the treebanks.
func titles(docs []*doc.Doc) []titled {
	var out []titled
	for _, d := range docs {
		for i, rel := range d.Trees.Rels {
			if rel != doc.NmodDesc || d.Trees.Heads[i] <= doc.Token(i) {
				continue
			}
			run := d.Trees.Subtree(d.Trees.Heads[i])
			words, head := piece(d, run)
			if head < 0 || len(words) < 3 || len(words) > 8 {
				continue
			}
			plain := true
			for _, w := range words {
				plain = plain && w.upos != doc.PUNCT && w.upos != doc.VERB && w.upos != doc.ADP
			}
			if plain {
				out = append(out, titled{words, head})
			}
		}
	}
	return out
}

// wireOrder returns new documents, one of a sentence each, made from those
// sentences that report speech with the speaker first.
func wireOrder(docs []*doc.Doc, people [][]string, seed uint64) []*doc.Doc {
	names := titles(docs)
	r := learn.NewRand(seed)
	var out []*doc.Doc
	for _, d := range docs {
		for _, run := range d.Tokens.Sentences {
			clause, who, rest, end := reported(d, run)
			if clause == nil {
				continue
			}
			pronoun := len(who.words) == 1 && who.words[0].upos == doc.PRON
			for k := range copies {
				subject := who
				switch {
				case len(people) > 0 && k == 1:
					subject = person(r, people)
				case len(names) > 0 && (pronoun || k > 0):
					subject = names[r.Intn(len(names))]
				}
				// "…, X said." and, without an object, "…, said X."
				inverted := len(rest) == 1 && subject.words[0].upos != doc.PRON && r.Intn(4) == 0
				out = append(out, assemble(*clause, subject, rest, end, inverted))
			}
		}
	}
	return out
}

// reported takes a sentence apart: the clause that is reported, the subject, the
// verb with what else hangs on it, the mark at the end. The clause is nil if
// the sentence is of another kind.
func reported(d *doc.Doc, run doc.Run) (clause *titled, who titled, rest []word, end *word) {
	t := d.Trees
	verb := doc.Token(doc.None)
	for i := run.Start; i < run.End; i++ {
		if t.Heads[i] < 0 {
			verb = i
		}
	}
	if verb < 0 || d.Tags.UPOS[verb] != doc.VERB || !speech[d.Tags.Lemma[verb]] {
		return nil, who, nil, nil
	}
	subject, said := t.Child(verb, doc.Nsubj), t.Child(verb, doc.Ccomp)
	last := run.End - 1
	if subject < 0 || said < verb || d.Tags.XPOS[last] != doc.Period || t.Heads[last] != verb {
		return nil, who, nil, nil
	}
	whoRun, saidRun := t.Subtree(subject), t.Subtree(said)
	if whoRun.Start != run.Start || whoRun.End != verb || saidRun.End != last || saidRun.Len() < 4 {
		return nil, who, nil, nil
	}
	if strings.ToLower(d.Word(saidRun.Start)) == "that" && t.Rels[saidRun.Start] == doc.Mark {
		saidRun.Start++
	}
	words, head := piece(d, saidRun)
	whoWords, whoHead := piece(d, whoRun)
	if head < 0 || whoHead < 0 || words[0].upos == doc.PUNCT {
		return nil, who, nil, nil
	}
	// What stands between the verb and the clause: "told reporters", "said on Monday".
	for i := verb; i < saidRun.Start; i++ {
		if i == saidRun.Start-1 && t.Heads[i] == said {
			break // "that"
		}
		h := t.Heads[i]
		if i != verb && (h < verb || h >= saidRun.Start) || d.Tags.UPOS[i] == doc.PUNCT {
			return nil, who, nil, nil
		}
		w := word{d.Word(i), d.Tags.UPOS[i], d.Tags.XPOS[i], d.Tags.Lemma[i], int(h - verb), t.Rels[i]}
		if i == verb {
			w.head = -1
		}
		rest = append(rest, w)
	}
	end = &word{d.Word(last), d.Tags.UPOS[last], d.Tags.XPOS[last], d.Tags.Lemma[last], -1, doc.Punct}
	return &titled{words, head}, titled{whoWords, whoHead}, rest, end
}

// assemble puts the pieces in wire order.
func assemble(clause, who titled, rest []word, end *word, inverted bool) *doc.Doc {
	var words []word
	add := func(piece []word, outer int, rel doc.Rel) {
		at := len(words)
		for _, w := range piece {
			if w.head < 0 {
				w.head, w.rel = outer, rel
			} else {
				w.head += at
			}
			words = append(words, w)
		}
	}
	verb := len(clause.words) + 1 + len(who.words)
	if inverted {
		verb = len(clause.words) + 1
	}
	add(clause.words, verb, doc.Ccomp)
	add([]word{{",", doc.PUNCT, doc.Comma, ",", -1, doc.Punct}}, clause.head, doc.Punct)
	if inverted {
		add(rest, -1, doc.Root)
		add(who.words, verb, doc.Nsubj)
	} else {
		add(who.words, verb, doc.Nsubj)
		add(rest, -1, doc.Root)
	}
	add([]word{*end}, verb, doc.Punct)
	return document(words)
}

// document makes a document of one sentence.
func document(words []word) *doc.Doc {
	var text strings.Builder
	var spans []doc.Span
	d := &doc.Doc{Tags: &doc.Tags{}}
	var heads []doc.Token
	var rels []doc.Rel
	for i, w := range words {
		if i > 0 {
			text.WriteByte(' ')
		}
		at := doc.Byte(text.Len())
		text.WriteString(w.text)
		spans = append(spans, doc.Span{Start: at, End: doc.Byte(text.Len())})
		d.Tags.UPOS, d.Tags.XPOS, d.Tags.Lemma = append(d.Tags.UPOS, w.upos), append(d.Tags.XPOS, w.xpos), append(d.Tags.Lemma, w.lemma)
		heads, rels = append(heads, doc.Token(w.head)), append(rels, w.rel)
	}
	d.Text = text.String()
	d.Tokens = doc.NewTokens(spans, []doc.Run{{Start: 0, End: doc.Token(len(words))}}, []int32{0})
	d.Trees = doc.NewTrees(heads, rels)
	return d
}

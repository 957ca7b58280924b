package place

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

const longestName = 7 // tokens of the longest name that is looked for without a recogniser

// findDateline makes toponyms of the dateline's places, which have no tokens.
func (a *article) findDateline() {
	if a.d.Wire == nil {
		return
	}
	for _, s := range a.d.Wire.Dateline.Places {
		a.add(s, doc.Run{}, a.d.Slice(s))
	}
	a.filed = len(a.toponyms)
}

// findText makes toponyms of the text's own: what the recogniser calls a place,
// what only a place goes by, and then what is a place elsewhere in the article.
func (a *article) findText() {
	d := a.d
	for _, run := range d.Tokens.Sentences {
		capitals := a.inCapitals(run)
		for i := run.Start; i < run.End; {
			if n := a.nameAt(i); n != nil && n.Start == i {
				i = max(a.fromName(*n, run, capitals), i+1)
				continue
			}
			i = a.fromGazetteer(i, run, capitals)
		}
	}
	found := len(a.toponyms)
	if d.Names == nil || found == a.filed {
		return
	}
	a.again()
	if len(a.toponyms) > found {
		slices.SortFunc(a.toponyms[a.filed:], func(x, y toponym) int { return cmp.Compare(x.span.Start, y.span.Start) })
	}
}

// again makes toponyms of names that are places elsewhere in the article and
// that the recogniser has passed over or taken for something else.
func (a *article) again() {
	d := a.d
	taken := make([]bool, d.Tokens.Len())
	for _, t := range a.toponyms {
		for i := t.run.Start; i < t.run.End; i++ {
			taken[i] = true
		}
	}
	for _, sentence := range d.Tokens.Sentences {
		for i := sentence.Start; i < sentence.End; i++ {
			if taken[i] || !isCapital(d.Word(i)) {
				continue
			}
			n := a.nameAt(i)
			if n != nil && (n.Type == doc.PER || n.Type == doc.MISC && n.Len() > 1 || n.Type == doc.LOC) {
				continue
			}
			if n != nil && i > n.Start {
				continue // what stands inside the name of an organisation is part of it
			}
			for end := min(i+3, sentence.End); end > i; end-- {
				run := doc.Run{Start: i, End: end}
				text := d.RunText(run)
				if at, ok := a.byKey[text]; !ok || len(a.names[at].sites) == 0 || a.besideCapital(run, sentence) && n == nil {
					continue
				}
				if n != nil && (n.End == end || end < sentence.End && d.Word(end) == "of") {
					break
				}
				a.addRun(run)
				break
			}
		}
	}
}

func (a *article) nameAt(t doc.Token) *doc.Name {
	if a.d.Names == nil || a.d.Names.At[t] < 0 {
		return nil
	}
	return &a.d.Names.Names[a.d.Names.At[t]]
}

// inCapitals reports whether a sentence is written in capitals, so that they
// tell nothing.
func (a *article) inCapitals(run doc.Run) bool {
	capital, small := 0, 0
	for i := run.Start; i < run.End; i++ {
		w := a.d.Word(i)
		if len(w) > 3 {
			if allCapitals(w) {
				capital++
			} else if w[0] >= 'a' && w[0] <= 'z' {
				small++
			}
		}
	}
	return capital > 2 && small == 0
}

// fromGazetteer looks at token i, which is in no name, for the longest name that
// is safe to take for a place; it returns where to go on.
func (a *article) fromGazetteer(i doc.Token, sentence doc.Run, capitals bool) doc.Token {
	d := a.d
	first := d.Word(i)
	if !isCapital(first) || len(first) < 2 && !strings.Contains(first, ".") {
		return i + 1
	}
	if isArticle(first) && i+1 < sentence.End { // "The Hague" is looked for as "Hague"
		return i + 1
	}
	longest := doc.Token(0)
	for end := i + 1; end <= sentence.End && end-i <= longestName; end++ {
		if a.nameAt(end-1) != nil {
			break
		}
		w := d.Word(end - 1)
		if w == "," || w == ";" || w == ":" || isPossessive(w) {
			break
		}
		text := d.RunText(doc.Run{Start: i, End: end})
		if _, safe := a.world.SiteNamed(text); safe && isCapital(w) && a.rightCase(text, doc.Run{Start: i, End: end}, capitals) {
			longest = end
		}
	}
	if longest == 0 {
		if run := (doc.Run{Start: i, End: i + 1}); a.beforeHolder(run, sentence) {
			a.addRun(run)
		}
		return i + 1
	}
	run := doc.Run{Start: i, End: longest}
	text := d.RunText(run)
	if a.organisation(text) || a.eponym(run, sentence) {
		return longest
	}
	if !capitals && run.Len() == 1 && a.besideCapital(run, sentence) && !a.country(text) {
		return longest
	}
	a.addRun(run)
	return longest
}

// besideCapital reports whether another capitalised word touches the run, so that
// it is part of a longer name.
func (a *article) besideCapital(run doc.Run, sentence doc.Run) bool {
	if run.End < sentence.End && isCapital(a.d.Word(run.End)) {
		return true
	}
	return run.Start > sentence.Start+1 && isCapital(a.d.Word(run.Start-1))
}

// rightCase reports whether a name may be written so: a short one is an
// abbreviation, which stands in capitals, and not where all do; one of a sum of
// money is none.
func (a *article) rightCase(text string, run doc.Run, capitals bool) bool {
	if strings.Contains(text, "$") {
		return false
	}
	if letters(text) > 3 {
		return true
	}
	if end := a.d.Tokens.Spans[run.End-1].End; int(end) < len(a.d.Text) && a.d.Text[end] == '$' {
		return false
	}
	if start := a.d.Tokens.Spans[run.Start].Start; start > 0 && a.d.Text[start-1] == '$' {
		return false
	}
	if !allCapitals(text) {
		return len(text) == 3 && a.nameAt(run.Start) != nil
	}
	sites := a.world.Sites(text)
	if len(sites) == 0 {
		return false
	}
	if sites[0].Abbreviation { // only after what it holds: "Paducah, Ky."
		last := len(a.toponyms) - 1
		return run.Start > 0 && a.d.Word(run.Start-1) == "," && last >= 0 && a.toponyms[last].run.End == run.Start-1
	}
	return (sites[0].Kind == "country" || sites[0].Kind == "region" && sites[0].Population > 1000000) && (!capitals || strings.Contains(text, "."))
}

func letters(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i] != '.' {
			n++
		}
	}
	return n
}

func isArticle(w string) bool {
	return w == "the" || w == "The" || w == "THE"
}

func isPossessive(w string) bool {
	return w == "'s" || w == "’s" || w == "'" || w == "’" || w == "'S"
}

func (a *article) country(text string) bool {
	sites := a.world.Sites(text)
	return len(sites) > 0 && sites[0].Kind == "country"
}

// organisation reports whether the first sense of the phrase is an organisation.
func (a *article) organisation(text string) bool {
	senses := a.world.Senses(text)
	if len(senses) == 0 {
		return false
	}
	s := senses[0]
	return s.As != world.AsCapital && s.Kind != world.State && s.Kind != world.Region
}

func (a *article) addRun(run doc.Run) {
	span := a.d.SpanOf(run)
	name := a.d.Slice(span)
	a.add(span, run, name)
}

package corpus

import (
	"strings"

	"dateline/internal/doc"
)

// What the labels of the corpora are in CoNLL's terms. A label that is missing is
// no name: dates, sums of money.
var (
	CoNLLNames = map[string]doc.NameType{"PER": doc.PER, "LOC": doc.LOC, "ORG": doc.ORG, "MISC": doc.MISC}
	WorldNames = map[string]doc.NameType{"Person": doc.PER, "Location": doc.LOC, "Facility": doc.LOC, "Organization": doc.ORG,
		"NORP": doc.MISC, "Product": doc.MISC, "Misc": doc.MISC}
	PoliticsNames = map[string]doc.NameType{"person": doc.PER, "politician": doc.PER, "location": doc.LOC, "country": doc.LOC,
		"organisation": doc.ORG, "politicalparty": doc.ORG, "election": doc.MISC, "event": doc.MISC, "misc": doc.MISC}
)

// Sentences makes each sentence a document of its own, for corpora that do not say
// where documents begin.
func Sentences(docs []*doc.Doc) []*doc.Doc {
	var out []*doc.Doc
	for _, d := range docs {
		next := 0
		for _, run := range d.Tokens.Sentences {
			b := &builder{}
			for t := run.Start; t < run.End; t++ {
				if t > run.Start {
					b.text.WriteByte(' ')
				}
				b.token(d.Word(t))
			}
			b.endSentence()
			one := b.doc()
			var names []doc.Name
			for ; next < len(d.Names.Names) && d.Names.Names[next].End <= run.End; next++ {
				n := d.Names.Names[next]
				names = append(names, doc.Name{Run: doc.Run{Start: n.Start - run.Start, End: n.End - run.Start}, Type: n.Type})
			}
			one.Names = doc.NewNames(names, run.Len())
			out = append(out, one)
		}
	}
	return out
}

// days are what the worldwide corpus labels Misc in places, and Date in most.
var days = map[string]bool{"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true,
	"Sunday": true, "January": true, "February": true, "March": true, "April": true, "June": true, "July": true, "August": true,
	"September": true, "October": true, "November": true, "December": true}

// WithoutDays takes days and months that are labelled MISC out of the names.
func WithoutDays(d *doc.Doc) {
	var names []doc.Name
	for _, n := range d.Names.Names {
		if n.Type != doc.MISC || n.Len() > 1 || !days[d.Word(n.Start)] {
			names = append(names, n)
		}
	}
	d.Names = doc.NewNames(names, d.Tokens.Len())
}

// InCapitals is the document and its names with every small letter a capital, as
// old wires and some headlines are.
func InCapitals(d *doc.Doc) *doc.Doc { return recased(d, strings.ToUpper) }

// InTitles is the document and its names with every word but the smallest
// capitalised, as headlines are.
func InTitles(d *doc.Doc) *doc.Doc {
	return recased(d, func(word string) string {
		if len(word) < 4 && inTitlesSmall[word] || word == "" || word[0] < 'a' || word[0] > 'z' {
			return word
		}
		return strings.ToUpper(word[:1]) + word[1:]
	})
}

var inTitlesSmall = map[string]bool{"a": true, "an": true, "the": true, "of": true, "in": true, "on": true, "at": true, "to": true, "by": true,
	"for": true, "and": true, "or": true, "as": true, "but": true, "n't": true}

func recased(d *doc.Doc, change func(word string) string) *doc.Doc {
	b := &builder{}
	for _, run := range d.Tokens.Sentences {
		for t := run.Start; t < run.End; t++ {
			if t > 0 && d.SpaceAfter(t-1) {
				b.text.WriteByte(' ')
			}
			b.token(change(d.Word(t)))
		}
		b.endSentence()
	}
	out := b.doc()
	out.Names = d.Names
	return out
}

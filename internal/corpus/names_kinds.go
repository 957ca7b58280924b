package corpus

import (
	"dateline/internal/doc"
)

// What the labels of the corpora are in CoNLL's terms. A label that is missing is
// no name: dates, sums of money.
var (
	CoNLLNames = map[string]doc.NameType{"PER": doc.PER, "LOC": doc.LOC, "ORG": doc.ORG, "MISC": doc.MISC}
	WorldNames = map[string]doc.NameType{"Person": doc.PER, "Location": doc.LOC, "Facility": doc.LOC, "Organization": doc.ORG,
		"NORP": doc.MISC, "Product": doc.MISC, "Misc": doc.MISC}
	GMBNames = map[string]doc.NameType{"per": doc.PER, "geo": doc.LOC, "org": doc.ORG, "gpe": doc.MISC, "art": doc.MISC, "eve": doc.MISC,
		"nat": doc.MISC}
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

// titles are what GMB takes into the names of people and CoNLL does not.
var titles = map[string]bool{"Mr.": true, "Mrs.": true, "Ms.": true, "Dr.": true, "Miss": true, "President": true, "President-elect": true,
	"Vice": true, "Prime": true, "prime": true, "Minister": true, "minister": true, "president": true, "General": true, "Secretary": true,
	"Secretary-General": true, "Senator": true, "King": true, "Queen": true, "Prince": true, "Pope": true, "Chancellor": true, "Ayatollah": true,
	"Judge": true, "Justice": true, "Chief": true, "Foreign": true, "Defense": true, "Interior": true, "Finance": true, "Deputy": true,
	"Governor": true, "Congressman": true, "Congresswoman": true, "Representative": true, "Ambassador": true, "Colonel": true, "Major": true,
	"Lieutenant": true, "Captain": true, "Sergeant": true, "Admiral": true, "Commander": true, "Director": true, "Chairman": true, "Mayor": true,
	"Premier": true, "Sheikh": true, "Archbishop": true, "Cardinal": true, "Bishop": true, "Reverend": true, "Spokesman": true,
	"Spokeswoman": true, "Attorney": true, "Speaker": true, "of": true, "State": true, "and": true, "Emir": true, "Sultan": true, "Crown": true,
	"Managing": true, "Leader": true, "Imam": true, "Lord": true, "Sir": true, "Professor": true, "Lady": true, "First": true}

// MendGMB brings GMB's names to CoNLL's terms: titles are no part of a name, and what
// is called a state in one place (geo) is one wherever it is called a people (gpe).
func MendGMB(docs []*doc.Doc) {
	places, peoples := map[string]int{}, map[string]int{}
	for _, d := range docs {
		for _, n := range d.Names.Names {
			switch n.Type {
			case doc.LOC:
				places[d.RunText(n.Run)]++
			case doc.MISC:
				peoples[d.RunText(n.Run)]++
			}
		}
	}
	for _, d := range docs {
		var names []doc.Name
		for _, n := range d.Names.Names {
			if text := d.RunText(n.Run); n.Type == doc.MISC && places[text] > 0 && 5*places[text] > peoples[text] {
				n.Type = doc.LOC
			}
			if n.Type == doc.PER {
				for !n.Empty() && titles[d.Word(n.Start)] {
					n.Start++
				}
			}
			if !n.Empty() {
				names = append(names, n)
			}
		}
		d.Names = doc.NewNames(names, d.Tokens.Len())
	}
}

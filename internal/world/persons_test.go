package world

import (
	"strings"
	"testing"

	"dateline/internal/doc"
)

// A person is found by full name, alias or surname, however a wire spells them.
func TestTenures(t *testing.T) {
	w := load(t)
	for _, c := range []struct {
		name, person, office string // one of the offices found
	}{
		{"Shinzo Abe", "Shinzo Abe", "Prime Minister"},
		{"Abe", "Shinzo Abe", "Prime Minister"},
		{"Kotaro Nogami", "Kotaro Nogami", "Deputy Chief Cabinet Secretary"},
		{"Sergey Lavrov", "Sergei Lavrov", "Foreign Minister"},
		{"Yury Ushakov", "Yuri Ushakov", "presidential aide"},
		{"Yuriy Ushakov", "Yuri Ushakov", "presidential aide"},
		{"Bashar al Assad", "Bashar al-Assad", "President"},
		{"Assad", "Bashar al-Assad", "President"},
		{"Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "President"},
		{"Zelensky", "Volodymyr Zelenskiy", "President"},
		{"Vladimir Vladimirovich Putin", "Vladimir Putin", "President"},
		{"Donald J. Trump", "Donald Trump", "President"},
		{"Recep Tayyip Erdoğan", "Tayyip Erdogan", "President"},
		{"Abdel-Fattah el-Sissi", "Abdel Fattah al-Sisi", "President"},
		{"Mohammad Javad Zarif", "Mohammad Javad Zarif", "Foreign Minister"},
		{"Xi", "Xi Jinping", "President"},
		{"Kim Jong Un", "Kim Jong-un", "leader"},
		{"Ursula von der Leyen", "Ursula von der Leyen", "Commission President"},
		{"von der Leyen", "Ursula von der Leyen", "Commission President"},
		{"Muammar al-Qaddafi", "Muammar Gaddafi", "leader"},
		{"Dmitriy Medvedev", "Dmitry Medvedev", "Prime Minister"},
		{"Foreign Minister Sergei Lavrov", "Sergei Lavrov", "Foreign Minister"},
		{"Seyyed Ebrahim Raisi", "Ebrahim Raisi", "President"},
		{"Mr. Putin", "Vladimir Putin", "President"},
		{"General Pervez Musharraf", "Pervez Musharraf", "President"},
		{"Alyaksandr Lukashenka", "Alexander Lukashenko", "President"},
		{"Fuad Siniora", "Fouad Siniora", "Prime Minister"}, // spellings that no table has
		{"Fouad Seniora", "Fouad Siniora", "Prime Minister"},
		{"Nicholas Sarkozy", "Nicolas Sarkozy", "President"},
	} {
		found := false
		for _, tenure := range w.Tenures(c.name) {
			found = found || tenure.Person == c.person && tenure.Office == c.office
		}
		if !found {
			t.Errorf("%q: no %s who is %s", c.name, c.person, c.office)
		}
	}
	for _, name := range []string{"", "Nobody Atall", "Jinping", "J.", "J. J. Price", "Herman de Klerk", "President", "Prime Minister", "Mr. "} {
		if got := w.Tenures(name); len(got) > 0 {
			t.Errorf("%q: %s, want nobody", name, got[0].Person)
		}
	}
}

// Aliases and ids stand on one row of the table and hold for all of a person's offices.
func TestTenuresShareAliases(t *testing.T) {
	for _, tenure := range load(t).Tenures("Shinzo Abe") {
		if tenure.Known != "wikidata:Q132345" {
			t.Errorf("%s: known %q", tenure.Office, tenure.Known)
		}
	}
}

// Offices have dates: who held one on a day is looked up.
func TestHolders(t *testing.T) {
	w := load(t)
	for _, c := range []struct {
		country, office string
		on              doc.Date
		want            string
	}{
		{"JPN", "Prime Minister", doc.Date{Year: 2016, Month: 12, Day: 15}, "Shinzo Abe"},
		{"JPN", "Prime Minister", doc.Date{Year: 2010, Month: 1}, "Yukio Hatoyama"},
		{"USA", "Secretary of State", doc.Date{Year: 1998, Month: 6, Day: 1}, "Madeleine Albright"},
		{"USA", "Defence Secretary", doc.Date{Year: 2003, Month: 3, Day: 20}, "Donald Rumsfeld"},
		{"RUS", "foreign minister", doc.Date{Year: 1999, Month: 3, Day: 24}, "Igor Ivanov"},
		{"UN", "Secretary-General", doc.Date{Year: 2012, Month: 5, Day: 1}, "Ban Ki-moon"},
		{"IND", "External Affairs Minister", doc.Date{Year: 2023, Month: 5, Day: 1}, "Subrahmanyam Jaishankar"},
		{"GBR", "Prime Minister", doc.Date{Year: 1300, Month: 1, Day: 1}, ""},
	} {
		var got []string
		for _, tenure := range w.Holders(c.country, c.office, c.on) {
			got = append(got, tenure.Person)
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s of %s on %s: %q, want %q", c.office, c.country, c.on, g, c.want)
		}
	}
}

// One person holds an office once at a time.
func TestTenuresDoNotOverlap(t *testing.T) {
	last := map[[3]string]Tenure{}
	for _, b := range load(t).persons.tenures {
		key := [3]string{b.Person, b.Country, b.Office}
		if a, ok := last[key]; ok && (a.To.IsZero() || before(b.From, a.To)) {
			t.Errorf("%s, %s of %s: from %s while from %s to %s", a.Person, a.Office, a.Country, b.From, a.From, a.To)
		}
		last[key] = b
	}
}

func BenchmarkTenures(b *testing.B) {
	w := load(b)
	b.ReportAllocs()
	for b.Loop() {
		w.Tenures("Sergey Lavrov")
	}
}

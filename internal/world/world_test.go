package world

import (
	"io/fs"
	"strings"
	"testing"

	"dateline/rules"
)

func load(t testing.TB) *World {
	t.Helper()
	files, err := fs.Sub(rules.Files, "world")
	if err != nil {
		t.Fatal(err)
	}
	w, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// What a phrase names, the likeliest first, and how.
func TestSenses(t *testing.T) {
	w := load(t)
	as := map[As]string{AsName: "name", AsAdjective: "adjective", AsDemonym: "people", AsCapital: "capital", AsMetonym: "metonym"}
	for _, c := range []struct{ phrase, want string }{
		{"Japan", "state:JPN name"},
		{"JAPAN", "state:JPN name"},
		{"Japanese", "state:JPN adjective"},
		{"Russians", "state:RUS people"},
		{"the Kremlin", "state:RUS metonym"},
		{"Moscow", "state:RUS capital"},
		{"US", "state:USA name"},
		{"us", ""},
		{"Us", ""},
		{"U.S.", "state:USA name"},
		{"the United States of America", "state:USA name"},
		{"turkey", ""},
		{"Côte d'Ivoire", "state:CIV name"},
		{"Cote d’Ivoire", "state:CIV name"},
		{"Türkiye", "state:TUR name"},
		{"Soviet", "state:SUN adjective"},
		{"Brussels", "org:eu metonym, state:BEL capital"},
		{"Western", "bloc:west adjective"},
		{"Nato", "org:nato name"},
		{"who", ""},
		{"WHO", "org:who name"},
		{"Congo", "state:COD name, state:COG name"},
		{"U.N. Security Council", "org:unsc name"},
		{"Élysée", "state:FRA metonym"},
		{"Kurds", "people:kurds name"},
		{"Kurd", "people:kurds people"},
		{"Sunni", "people:sunnis adjective"},
		{"al-Qaida", "group:alqaeda name"},
		{"Al Qaeda", "group:alqaeda name"},
		{"Pentagon", "body:pentagon metonym"},
		{"Scottish", "region:scotland adjective"},
		{"xyzzy", ""},
		{"", ""},
	} {
		var got []string
		for _, s := range w.Senses(c.phrase) {
			got = append(got, s.ID+" "+as[s.As])
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%q: %q, want %q", c.phrase, g, c.want)
		}
	}
}

// A phrase is found whichever way the tokeniser has cut it.
func TestLongestSense(t *testing.T) {
	w := load(t)
	for _, c := range []struct {
		words string
		want  int
	}{
		{"the United States said", 3},
		{"United Nations Security Council members", 4},
		{"People 's Republic of China and", 5},
		{"People's Republic of China and", 4},
		{"Japan 's prime minister", 1},
		{"Guinea - Bissau", 3},
		{"Guinea-Bissau", 1},
		{"Guinea - based", 1},
		{"I ran", 0},
		{"the", 0},
		{"The Hague", 2},
		{", Japan", 0},
		{"Demographic values", 0},
	} {
		if got := w.LongestSense(strings.Fields(c.words)); got != c.want {
			t.Errorf("%q: %d, want %d", c.words, got, c.want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Load()
	}
}

func BenchmarkLongestSense(b *testing.B) {
	w := load(b)
	words := strings.Fields("the United States and Japan said on Friday that the Security Council will meet")
	b.ReportAllocs()
	for b.Loop() {
		for i := range words {
			w.LongestSense(words[i:])
		}
	}
}

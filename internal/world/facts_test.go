package world

import (
	"strings"
	"testing"

	"dateline/internal/doc"
)

func TestRole(t *testing.T) {
	w := load(t)
	for _, c := range []struct {
		noun string
		want Role
	}{
		{"president", Role{"president", "GOV", doc.Person, true}},
		{"Foreign Minister", Role{"foreign minister", "GOV", doc.Person, true}},
		{"spokesman", Role{"spokesman", "", doc.Person, true}},
		{"protester", Role{"protester", "OPP", doc.Group, false}},
		{"resident", Role{"resident", "CVL", doc.Population, false}},
		{"general", Role{"general", "MIL", doc.Person, true}},
		{"newspaper", Role{"newspaper", "MED", doc.Media, false}},
	} {
		if got, ok := w.Role(c.noun); !ok || got != c.want {
			t.Errorf("%q: %+v, want %+v", c.noun, got, c.want)
		}
	}
	if _, ok := w.Role("table"); ok {
		t.Error("a table has no role")
	}
}

// Each side has its own name for what is in dispute.
func TestDispute(t *testing.T) {
	w := load(t)
	for _, c := range []struct{ phrase, id, heldBy, claimedBy string }{
		{"Southern Kuriles", "southern-kuriles", "RUS", "JPN"},
		{"the Northern Territories", "southern-kuriles", "RUS", "JPN"},
		{"Diaoyu Islands", "senkaku", "JPN", "CHN TWN"},
		{"Senkakus", "senkaku", "JPN", "CHN TWN"},
		{"Malvinas", "falklands", "GBR", "ARG"},
		{"Grand Ethiopian Renaissance Dam", "gerd", "ETH", ""},
		{"Crimea", "crimea", "RUS", "UKR"},
	} {
		got, ok := w.Dispute(c.phrase)
		if !ok || got.ID != c.id || got.HeldBy != c.heldBy || strings.Join(got.ClaimedBy, " ") != c.claimedBy {
			t.Errorf("%q: %+v, want %s held by %s, claimed by %s", c.phrase, got, c.id, c.heldBy, c.claimedBy)
		}
	}
	kuriles, _ := w.Dispute("Northern Territories")
	for _, n := range kuriles.Names {
		if n.Text == "Northern Territories" && strings.Join(n.By, " ") != "JPN" {
			t.Errorf("%q is used by %v, want JPN", n.Text, n.By)
		}
	}
}

func TestTreaty(t *testing.T) {
	w := load(t)
	for _, c := range []struct{ phrase, id, signed string }{
		{"JCPOA", "jcpoa", "2015-07-14"},
		{"the Iran nuclear deal", "jcpoa", "2015-07-14"},
		{"New START", "newstart", "2010-04-08"},
		{"Oslo Accords", "oslo", "1993-09-13"},
		{"Minsk agreements", "minsk2", "2015-02-12"},
		{"Non-Proliferation Treaty", "npt", "1968-07-01"},
	} {
		if got, ok := w.Treaty(c.phrase); !ok || got.ID != c.id || got.Signed.String() != c.signed {
			t.Errorf("%q: %s of %s, want %s of %s", c.phrase, got.ID, got.Signed, c.id, c.signed)
		}
	}
}

func TestMembers(t *testing.T) {
	w := load(t)
	for _, c := range []struct {
		id, state string
		want      bool
	}{
		{"org:eu", "FRA", true}, {"org:eu", "GBR", false}, {"org:nato", "FIN", true}, {"org:nato", "RUS", false},
		{"bloc:brics", "ETH", true}, {"bloc:g7", "JPN", true}, {"org:arab-league", "PSE", true},
	} {
		e := w.Entity(c.id)
		if e == nil {
			t.Errorf("no %s", c.id)
			continue
		}
		if got := strings.Contains(strings.Join(e.Members, " "), c.state); got != c.want {
			t.Errorf("%s in %s: %v, want %v", c.state, c.id, got, c.want)
		}
	}
}

// An embargo is found by any of its names, and by whom it hits and when.
func TestSanctions(t *testing.T) {
	w := load(t)
	for _, c := range []struct{ phrase, id, by, against, from, to string }{
		{"the U.S. embargo on Cuba", "usa-cuba", "USA", "CUB", "1960-10-19", ""},
		{"U.N. arms embargo on Somalia", "un-somalia", "UN", "SOM", "1992-01-23", "2023-12-01"},
		{"Resolution 1718", "un-north-korea", "UN", "PRK", "2006-10-14", ""},
		{"Caesar Act", "usa-caesar", "USA", "SYR", "2020-06-17", "2025"},
		{"Russian food embargo", "rus-food", "RUS", "WST", "2014-08-07", ""},
	} {
		got, ok := w.Sanctions(c.phrase)
		to := ""
		if !got.To.IsZero() {
			to = got.To.String()
		}
		if !ok || got.ID != c.id || strings.Join(got.By, " ") != c.by || strings.Join(got.Against, " ") != c.against || got.From.String() != c.from || to != c.to {
			t.Errorf("%q: %+v, want %s by %s against %s from %s to %s", c.phrase, got, c.id, c.by, c.against, c.from, c.to)
		}
	}
	if got, ok := w.Sanctions("sanctions"); ok {
		t.Errorf("sanctions alone are %s, want none", got.ID)
	}
	for _, c := range []struct {
		country string
		on      doc.Date
		want    string
	}{
		{"IRQ", doc.Date{Year: 1998, Month: 12, Day: 16}, "un-iraq un-oil-for-food iraq-no-fly"},
		{"AUT", doc.Date{Year: 2000, Month: 6}, "eur-austria"},
		{"AUT", doc.Date{Year: 2001, Month: 6}, ""},
	} {
		var got []string
		for _, s := range w.SanctionsOn(c.country, c.on) {
			got = append(got, s.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("sanctions on %s at %s: %v, want %s", c.country, c.on, got, c.want)
		}
	}
}

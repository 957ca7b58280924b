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

package place

import (
	"fmt"
	"strings"

	"dateline/internal/rule"
)

// class is a set of the lists that a word stands in.
type class uint16

const (
	agentive class = 1 << iota
	undergo
	motion
	addressed
	political
	geographic
	locative
	comitative
	division
	town
	public
	named
	building
	regional
	common
	facility
)

var classes = map[string]class{"agentive": agentive, "undergo": undergo, "motion": motion, "addressed": addressed, "political": political,
	"geographic": geographic, "locative": locative, "comitative": comitative, "division": division, "town": town,
	"public": public, "named": named, "building": building, "regional": regional, "common": common, "facility": facility}

// example is a yes or no sentence of words.rules, which the tests read.
type example struct {
	text string // toponyms in [brackets]
	use  string
	pos  rule.Pos
}

func readEntries() ([]rule.Entry, error) {
	return rule.Entries("place/words.rules", rule.Kind{Name: "list", Keys: []rule.Key{
		{Name: "words", Required: true, Many: true},
		{Name: "yes", Many: true, Check: checkExample},
		{Name: "no", Many: true, Check: checkExample},
	}})
}

func checkExample(v string) error {
	text, use, ok := strings.Cut(v, " = ")
	if !ok || !strings.Contains(text, "[") || use != "actor" && use != "location" && use != "modifier" {
		return fmt.Errorf("%q, want a sentence with a toponym in [brackets], then = and actor, location or modifier", v)
	}
	return nil
}

// readWords reads the lists of words.rules: for each lemma, those it stands in.
func readWords() (map[string]class, error) {
	entries, err := readEntries()
	if err != nil {
		return nil, err
	}
	words := make(map[string]class, 1024)
	for _, e := range entries {
		c, ok := classes[e.ID]
		if !ok {
			return nil, e.Pos.Errorf("unknown list %q", e.ID)
		}
		for _, f := range e.All("words") {
			for rest := f.Value; rest != ""; {
				var w string
				w, rest, _ = strings.Cut(rest, " ")
				words[w] |= c
			}
		}
	}
	return words, nil
}

func examples() ([]example, error) {
	entries, err := readEntries()
	if err != nil {
		return nil, err
	}
	var out []example
	for _, e := range entries {
		for _, f := range append(e.All("yes"), e.All("no")...) {
			sentence, use, _ := strings.Cut(f.Value, " = ")
			out = append(out, example{sentence, use, f.Pos})
		}
	}
	return out, nil
}

// directions qualify a name without being part of it: "southern Lebanon".
func isDirection(w string) bool {
	switch strings.ToLower(w) {
	case "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest", "southeast",
		"southwest", "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower", "greater", "mainland", "downtown",
		"northernmost", "southernmost", "easternmost", "westernmost", "inner", "outer", "rural", "coastal", "far", "mid":
		return true
	}
	return false
}

// kindOfNoun is the kind of place that the last word of a name speaks of; "" if none.
func kindOfNoun(w string) string {
	switch strings.ToLower(w) {
	case "island", "isle", "atoll", "reef", "shoal":
		return "island"
	case "islands", "isles", "archipelago", "islets":
		return "islands"
	case "sea", "ocean", "gulf", "bay", "strait", "straits", "channel", "lake", "canal", "lagoon":
		return "sea"
	case "river", "creek":
		return "river"
	case "mountain", "mountains", "mount", "hills", "range", "peak", "volcano":
		return "mountain"
	case "province", "county", "district", "state", "governorate", "oblast", "region", "prefecture", "department", "territory":
		return "region"
	case "city", "town", "village":
		return "city"
	case "valley", "desert", "peninsula", "delta", "basin", "forest", "heights", "plateau", "corridor":
		return "area"
	case "street", "road", "avenue", "square", "airport", "hospital", "university", "park", "stadium", "prison", "camp", "base", "bridge",
		"station", "hall", "palace", "church", "mosque", "cathedral", "museum", "port", "dam", "mine", "plant", "boulevard", "highway",
		"school", "college", "hotel", "crescent", "lane", "close", "drive", "crossing":
		return "site"
	}
	return ""
}

func allCapitals(s string) bool {
	upper := false
	for i := 0; i < len(s); i++ {
		if s[i] >= 'a' && s[i] <= 'z' {
			return false
		}
		upper = upper || s[i] >= 'A' && s[i] <= 'Z'
	}
	return upper
}

func isCapital(s string) bool {
	return s != "" && (s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 0xc3)
}

// oneLine is a name without the line break of hard-wrapped text.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\n\r\t") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

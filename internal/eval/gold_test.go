package eval

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/record"
)

const goldText = "Erna Solberg met Stefan Lofven in Oslo on Monday. Solberg said that Norway will sign by June. " +
	"Sweden rejected it. The islands are called Alta and Alten.\n"

const goldSample = `{"schema": "dateline.gold/1", "id": "oslo", "people": [
  {"name": "Erna Solberg", "country": "NOR", "office": "Prime Minister", "at": "Erna Solberg"},
  {"name": "Stefan Lofven", "country": "SWE", "at": "Stefan Lofven"},
  {"name": "Alta", "at": "Alta", "optional": true}],
 "places": [{"name": "Oslo", "at": "Oslo", "lat": 59.9, "lon": 10.7}, {"name": "Alta", "at": "called Alta", "lat": 70, "lon": 23.3}],
 "times": [{"at": "Monday", "value": "2014-03-03"}, {"at": "June", "value": "2014-06"}],
 "statements": [{"speaker": "Erna Solberg", "content": [["Norway will", "by June"]]}],
 "events": [{"at": "met", "type": "CONSULT", "actor": ["NOR", "SWE"]},
  {"at": "rejected", "type": "REJECT", "actor": ["SWE"], "recipient": ["NOR"]},
  {"at": "will sign", "type": "AGREE", "also": ["COOPERATE"], "actor": ["NOR"], "phase": "planned"}],
 "tracks": [{"changes": [{"at": "met", "status": "opened"}]}],
 "disputes": [{"names": ["Alta", "Alten", "Altafjord"]}],
 "commitments": [{"at": "will sign"}],
 "appointments": [{"at": "by June", "when": "2014-06"}]}`

// goldRecord is a record of goldText that is right in places. @word is the span of
// the word's first occurrence.
const goldRecord = `{"schema": "dateline.record/1", "article": {"text": TEXT},
 "sentences": [{"start": 0, "end": 49}, {"start": 50, "end": 93}, {"start": 94, "end": 113}, {"start": 114, "end": 152}],
 "actors": [{"id": "a1", "kind": "person", "name": "Erna Solberg", "country": "NOR", "office": "Minister of Finance", "mentions": [@Erna Solberg]},
  {"id": "a2", "kind": "person", "name": "Lofven", "country": "NOR"}, {"id": "a3", "kind": "person", "name": "Alten"},
  {"id": "a4", "kind": "state", "name": "Sweden", "country": "SWE"}, {"id": "a5", "kind": "state", "name": "Norway", "country": "NOR"}],
 "places": [{"id": "p1", "name": "Oslo", "lat": 59.9, "lon": 10.7, "mentions": [@Oslo]},
  {"id": "p2", "name": "Alta", "lat": 0, "lon": 0, "mentions": [@Alta, @Alten]}],
 "times": [{"id": "t1", "start": 42, "end": 48, "text": "Monday", "value": "2014-03-03TMO"},
  {"id": "t2", "start": 88, "end": 92, "text": "June", "value": "2015-06"}],
 "statements": [{"id": "s1", "speaker": "a1", "content": [@that Norway will sign by June]},
  {"id": "s2", "speaker": "a4", "content": [@rejected it]}],
 "events": [{"id": "e1", "type": "CONSULT", "phase": "occurred", "actor": ["a1", "a4"], "trigger": @met},
  {"id": "e2", "type": "CONSULT", "phase": "occurred", "actor": ["a1", "a4"], "trigger": @met},
  {"id": "e3", "type": "COOPERATE", "phase": "occurred", "actor": ["a5"], "recipient": ["a4"], "trigger": @will sign},
  {"id": "e4", "type": "ACCUSE", "phase": "occurred", "actor": ["a4"], "trigger": @rejected}],
 "tracks": [{"id": "k1", "name": "talks", "changes": [{"status": "opened", "evidence": [@met]}, {"status": "ended", "evidence": [@rejected it]}]}],
 "disputes": [{"id": "d1", "names": [@Alta, @Alten]}],
 "commitments": [{"id": "c1", "evidence": [@Sweden rejected it]}],
 "appointments": [{"id": "b1", "when": "t2", "evidence": [@June]}]}`

// TestGoldScore holds the score to what the scorer in Python says of the same record.
func TestGoldScore(t *testing.T) {
	var g GoldArticle
	if err := json.Unmarshal([]byte(goldSample), &g); err != nil {
		t.Fatal(err)
	}
	g.Text = goldText
	var r record.Record
	if err := json.Unmarshal([]byte(spelled(goldRecord)), &r); err != nil {
		t.Fatal(err)
	}
	var s GoldScore
	if err := s.Add(&g, &r); err != nil {
		t.Fatal(err)
	}
	want := [...]Tally{people: {2, 1, 0}, places: {1, 1, 1}, times: {1, 1, 1}, statements: {1, 1, 0}, spokenStatements: {1, 1, 0},
		events: {2, 1, 1}, eventRoles: {1, 2, 2}, eventPhases: {1, 2, 2}, tracks: {1, 1, 0}, disputes: {1, 0, 0},
		commitments: {0, 1, 1}, appointments: {0, 1, 1}}
	for i, layer := range GoldLayers {
		if s.Layers[i] != want[i] {
			t.Errorf("%s: %+v, want %+v", layer, s.Layers[i], want[i])
		}
	}
	if got := fmt.Sprintf("%.3f", s.Record()); got != "0.496" {
		t.Errorf("record %s, want 0.496", got)
	}
	if s.Country != (Share{1, 2}) || s.Office != (Share{1, 1}) || s.Spans != (Share{18, 18}) {
		t.Errorf("country %v, office %v, spans %v", s.Country, s.Office, s.Spans)
	}
	for _, want := range []string{"  wrong   country of Stefan Lofven: \"NOR\", want \"SWE\"", "  extra   people: Alten", "  missed  places: Alta | called Alta",
		"  extra   statements+speaker: a4 | rejected it", "  missed  commitments: will sign", "  extra   tracks: ended | rejected it"} {
		if !slices.Contains(s.notes, want) {
			t.Errorf("no note %q in\n%s", want, strings.Join(s.notes, "\n"))
		}
	}
	r.Places[0].Mentions[0].End++ // Oslo and a space
	if err := s.Add(&g, &r); err != nil || s.Spans != (Share{35, 36}) {
		t.Errorf("spans %v after one wrong in eighteen, error %v", s.Spans, err)
	}
	g.Events[0].At = "parted"
	if err := s.Add(&g, &r); err == nil || err.Error() != `eval: oslo: gold words not in the text: "parted"` {
		t.Errorf("error %v", err)
	}
}

// spelled puts the text and the spans of words into a record.
func spelled(data string) string {
	text, _ := json.Marshal(goldText)
	data = strings.Replace(data, "TEXT", string(text), 1)
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(data, "@")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		end := strings.IndexAny(after, ",]}")
		at := strings.Index(goldText, after[:end])
		fmt.Fprintf(&b, `{"start": %d, "end": %d, "text": %q}`, at, at+end, after[:end])
		data = after[end:]
	}
}

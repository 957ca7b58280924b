package pipeline

import (
	"os"
	"strings"
	"testing"

	"dateline/internal/doc"
)

func TestCheckRefusesAMissingLayer(t *testing.T) {
	err := Check([]Stage{{Name: "parse", Makes: "trees", Needs: []Layer{"tags"}}})
	if err == nil || !strings.Contains(err.Error(), "stage parse needs tags, which no earlier stage makes") {
		t.Errorf("got %v", err)
	}
}

func TestCheckRefusesADoubledLayer(t *testing.T) {
	err := Check([]Stage{{Name: "tag", Makes: "tags"}, {Name: "retag", Makes: "tags"}})
	if err == nil || !strings.Contains(err.Error(), "stage retag makes tags, which tag has made already") {
		t.Errorf("got %v", err)
	}
}

func TestStageRefusesToMakeItsLayerTwice(t *testing.T) {
	s := stage("tag", "tags", "", func(d *doc.Doc) **doc.Tags { return &d.Tags },
		func(*doc.Doc) (*doc.Tags, error) { return &doc.Tags{}, nil })
	d := &doc.Doc{}
	if err := s.Run(d); err != nil {
		t.Fatal(err)
	}
	if err := s.Run(d); err == nil {
		t.Error("the second run replaced the layer")
	}
}

// The stage table of ARCHITECTURE.md is made from the list of stages.
func TestArchitectureHasTheStageTable(t *testing.T) {
	data, err := os.ReadFile("../../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	table := StageTable(newPipeline(t).Stages())
	if *update {
		before, rest, _ := strings.Cut(string(data), tableStart)
		_, after, _ := strings.Cut(rest, tableEnd)
		if err := os.WriteFile("../../ARCHITECTURE.md", []byte(before+tableStart+table+tableEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !strings.Contains(string(data), tableStart+table+tableEnd) {
		t.Errorf("ARCHITECTURE.md does not have this table between its marks; run go test ./internal/pipeline -update\n%s", table)
	}
}

const (
	tableStart = "<!-- stages: made by go test ./internal/pipeline -update -->\n"
	tableEnd   = "<!-- end of stages -->\n"
)

package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// quietLayers are those whose faults another layer tells.
var quietLayers = map[int]bool{statements: true, eventRoles: true, eventPhases: true}

// note keeps that a fact of the gold was missed, or one of a record is extra.
func (s *GoldScore) note(what string, layer int, fact any) {
	if !quietLayers[layer] {
		s.notes = append(s.notes, fmt.Sprintf("  %-8s%s: %s", what, GoldLayers[layer], brief(fact)))
	}
}

// agree counts an attribute of a person and keeps where it is wrong.
func (s *GoldScore) agree(of *Share, right bool, what, who string, got *string, want string) {
	of.count(right)
	if !right {
		found := "nothing"
		if got != nil {
			found = fmt.Sprintf("%q", *got)
		}
		s.notes = append(s.notes, fmt.Sprintf("  %-8s%s of %s: %s, want %q", "wrong", what, who, found, want))
	}
}

// told are the fields of a fact that say which it is, as the gold or a record
// names them; a fact is told by those that it has.
var told = []string{"name", "names", "at", "type", "phase", "Status", "speaker", "source", "actor", "recipient", "trigger", "text", "value", "content", "Evidence"}

// brief is a fact in a line.
func brief(fact any) string {
	data, err := json.Marshal(fact)
	if err != nil {
		return err.Error()
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(data, &fields) != nil {
		return string(data)
	}
	var parts []string
	for _, name := range told {
		value := fields[name]
		if len(value) == 0 || bytes.Equal(value, []byte("null")) || bytes.Equal(value, []byte("[]")) || bytes.Equal(value, []byte(`""`)) {
			continue
		}
		var x any
		if json.Unmarshal(value, &x) == nil {
			parts = append(parts, spoken(x))
		}
	}
	line := []rune(strings.Join(parts, " | "))
	if len(line) > 170 {
		line = append(line[:170], '…')
	}
	return string(line)
}

// spoken is a value in words: of a span its text, of a list all in turn.
func spoken(x any) string {
	switch x := x.(type) {
	case []any:
		var all []string
		for _, y := range x {
			all = append(all, spoken(y))
		}
		return strings.Join(all, " … ")
	case map[string]any:
		return fmt.Sprint(x["text"])
	}
	return fmt.Sprint(x)
}

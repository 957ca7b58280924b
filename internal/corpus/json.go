package corpus

import (
	"encoding/json"
	"errors"
	"fmt"
)

// ErrNoText says that an item has nothing to read.
var ErrNoText = errors.New("no text in it")

// Lines reads a file of JSON lines and calls each with every value in turn.
func Lines[T any](path string, each func(T) error) error {
	r, err := open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	s := scanner(r)
	for n := 1; s.Scan(); n++ {
		if len(s.Bytes()) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if err := each(v); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s.Err()
}

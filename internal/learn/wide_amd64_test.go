package learn

import "testing"

// setWide turns vector instructions on or off for a test.
func setWide(t *testing.T, on bool) {
	was := wide
	wide = on
	t.Cleanup(func() { wide = was })
}

package learn

import (
	"fmt"
	"testing"
)

func TestClustersKeepLikeWordsTogether(t *testing.T) {
	c, err := LoadClusters()
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]string{
		{"minister", "ambassador"}, {"netanyahu", "Singh"}, {"Monday", "thursday"}, {"province", "Kashmir"}, {"Koizumi", "Hatoyama"},
	} {
		a, b := c.Prefix(c.Of(pair[0]), 1), c.Prefix(c.Of(pair[1]), 1)
		if a == 0 || a != b {
			t.Errorf("%s and %s: coarse classes %d and %d, want one", pair[0], pair[1], a, b)
		}
	}
	for _, word := range []string{"", "qzxjkw", "żółć-żółć", "\xff\xfe"} {
		if id := c.Of(word); id != 0 {
			t.Errorf("%q: class %d, want 0", word, id)
		}
	}
	if c.Prefix(0, 1) != 0 || c.Prefix(4096, 2) != 256 || c.Prefix(1, 1) != 1 || c.Prefix(17, 3) != 17 {
		t.Error("prefixes of 0, 4096, 1 and 17 are wrong")
	}
}

func TestClustersAnyCase(t *testing.T) {
	c, err := LoadClusters()
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]string{{"ISRAEL", "israel"}, {"Élysée", "élysée"}, {"BRASÍLIA", "Brasília"}} {
		if a, b := c.Of(pair[0]), c.Of(pair[1]); a != b {
			t.Errorf("%s: %d, %s: %d, want one class", pair[0], a, pair[1], b)
		}
	}
}

func TestPackClusters(t *testing.T) {
	var words []string
	var paths []uint16
	for i := range 1000 {
		words, paths = append(words, fmt.Sprint("word", i)), append(paths, uint16(i*7%4096))
	}
	data, err := PackClusters(words, paths, 1024)
	if err != nil {
		t.Fatal(err)
	}
	c, err := OpenClusters(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, word := range words {
		if id := c.Of(word); id != paths[i]+1 {
			t.Errorf("%s: class %d, want %d", word, id, paths[i]+1)
		}
	}
	if _, err := PackClusters(words, paths, 512); err == nil {
		t.Error("1000 words in 512 slots: no error")
	}
	for _, bad := range []string{"", "DLCLUS01", "DLCLUS01abc", "DLCLUS01\x01\x01\x01\x01", "NOTCLUST\x00\x00\x00\x00"} {
		if _, err := OpenClusters([]byte(bad)); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func BenchmarkClustersOf(b *testing.B) {
	c, err := LoadClusters()
	if err != nil {
		b.Fatal(err)
	}
	words := []string{"The", "Iranian", "foreign", "ministry", "Kanaani", "said", "negotiations"}
	for i := 0; b.Loop(); i++ {
		c.Of(words[i%len(words)])
	}
}

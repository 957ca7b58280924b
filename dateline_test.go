package dateline_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline"
)

var theReader = sync.OnceValues(dateline.NewReader)

func reader(t testing.TB) *dateline.Reader {
	t.Helper()
	r, err := theReader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// hostile are inputs that a reader of anybody's text will meet; want is a piece
// of the error, "" where the input is to be read.
var hostile = []struct {
	name, want string
	text       func() string
}{
	{"empty", "empty", func() string { return "" }},
	{"blank", "empty", func() string { return " \r\n\t\n" }},
	{"binary", "binary", func() string { return "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00" }},
	{"bom alone", "empty", func() string { return "\ufeff" }},
	{"one letter", "", func() string { return "a" }},
	{"10 MB single line", "", func() string { return strings.Repeat("Tokyo and Moscow agreed to talk. ", 10<<20/33) }},
	{"1 MB sentence", "", func() string { return strings.Repeat("Tokyo and ", 1<<20/10) + "Moscow agreed." }},
	{"1 MB word", "", func() string { return strings.Repeat("a", 1<<20) }},
	{"50,000 unbalanced quotes", "", func() string { return strings.Repeat("“", 25000) + " he said " + strings.Repeat("\" ", 25000) }},
	{"right-to-left marks", "", func() string { return "\u202eMoscow\u202c said \u2066Tokyo\u2069 had \u200fagreed\u200e." }},
	{"zero-width joiners in quotes", "", func() string { return "“\u200dWe\u200b agree,\u200d” the minister said." }},
	{"brackets", "", func() string { return strings.Repeat("(", 20000) + "Tokyo" + strings.Repeat(")", 20000) }},
	{"commas", "", func() string { return strings.Repeat("Tokyo, ", 20000) + "and Moscow agreed." }},
	{"a paragraph a word", "", func() string { return strings.Repeat("Tokyo\n\n", 20000) }},
	{"Windows-1252", "", func() string { return "Gen\xe8ve \x96 \x93We agree,\x94 the minister said." }},
	{"dateline of nothing", "", func() string { return "TOKYO (Reuters) - " }},
	{"said said said", "", func() string { return strings.Repeat("he said that she said that ", 5000) }},
	{"months", "", func() string { return strings.Repeat("May 5, June 6 or 2016-13-45 last next Friday ", 3000) }},
}

// What is hostile is refused with a reason or read within bounds, and its spans
// are the text all the same.
func TestHostileInput(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			raw := []byte(h.text())
			start := time.Now()
			rec, err := reader(t).Read(dateline.Article{Raw: raw, Published: "2016-12-15"})
			took := time.Since(start)
			switch {
			case h.want != "":
				if err == nil || !strings.Contains(err.Error(), h.want) {
					t.Fatalf("error %v, want one that says %q", err, h.want)
				}
				return
			case err != nil:
				t.Fatal(err)
			}
			if _, err := rec.Verify(); err != nil {
				t.Error(err)
			}
			// Generous for a busy machine under the race detector; what matters is that
			// nothing grows faster than its input.
			if limit := 20*time.Second + time.Duration(len(raw)>>20)*10*time.Second; took > limit {
				t.Errorf("%d bytes took %v", len(raw), took)
			}
		})
	}
}

// One Reader serves many goroutines, and all read the same.
func TestReaderIsSafeForConcurrentUse(t *testing.T) {
	files, err := filepath.Glob("testdata/stories/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	r := reader(t)
	read := func(file string) []byte {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
			return nil
		}
		rec, err := r.Read(dateline.Article{Raw: raw, Published: "2021-04-07"})
		if err != nil {
			t.Error(err)
			return nil
		}
		data, err := json.Marshal(rec)
		if err != nil {
			t.Error(err)
		}
		return data
	}
	var want [][]byte
	for _, f := range files {
		want = append(want, read(f))
	}
	var group sync.WaitGroup
	for range 2 * runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i, f := range files {
				if !bytes.Equal(read(f), want[i]) {
					t.Errorf("%s reads otherwise beside others", f)
				}
			}
		})
	}
	group.Wait()
}

// FuzzRead: whatever the bytes, there is a record whose spans are the text, or
// an error; never a panic.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/stories/*.txt")
	for _, file := range files {
		if raw, err := os.ReadFile(file); err == nil {
			f.Add(raw)
		}
	}
	for _, h := range hostile {
		if text := h.text(); len(text) < 1000 {
			f.Add([]byte(text))
		}
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		start := time.Now()
		rec, err := r.Read(dateline.Article{Raw: raw, Published: "2016-12-15"})
		if err != nil {
			if strings.Contains(err.Error(), "internal fault") {
				t.Fatal(err)
			}
			return
		}
		if _, err := rec.Verify(); err != nil {
			t.Error(err)
		}
		if took := time.Since(start); len(raw) < 1<<20 && took > 10*time.Second {
			t.Errorf("%d bytes took %v", len(raw), took)
		}
	})
}

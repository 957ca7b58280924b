package name

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"dateline/internal/doc"
)

// marked reads a text whose names are in brackets with their types behind:
// "[Anwar Sadat]PER flew". Tokens are apart by spaces, sentences by lines.
func marked(t testing.TB, text string) (*doc.Doc, []string) {
	t.Helper()
	var plain strings.Builder
	var want []string
	for text != "" {
		before, rest, ok := strings.Cut(text, "[")
		plain.WriteString(before)
		if !ok {
			break
		}
		name, rest, ok := strings.Cut(rest, "]")
		end := strings.IndexAny(rest+" ", " \n")
		if _, known := doc.ParseNameType(rest[:end]); !ok || !known {
			t.Fatalf("%q: no type after the bracket", name)
		}
		plain.WriteString(name)
		want = append(want, rest[:end]+" "+name)
		text = rest[end:]
	}
	return tokens(plain.String()), want
}

func found(d *doc.Doc) []string {
	var out []string
	for _, n := range d.Names.Names {
		out = append(out, n.Type.String()+" "+d.RunText(n.Run))
	}
	return out
}

func TestNames(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lesson, text string }{
		{"a title is no part of a person's name",
			"[Egyptian]MISC President [Anwar Sadat]PER met Prime Minister [Menachem Begin]PER and Secretary of State [Cyrus Vance]PER ."},
		{"a surname alone is the person named before",
			"Deputy Foreign Minister [Nguyen Co Thach]PER left for [Paris]LOC . \n [Thach]PER said nothing to reporters ."},
		{"organisations are whole, with the small words inside them, and so are their short forms",
			"The [Organization for Security and Cooperation in Europe]ORG ( [OSCE]ORG ) sent observers , the [OSCE]ORG said ."},
		{"a people is MISC, its country LOC",
			"[Japanese]MISC officials said that [Japan]LOC would not recognise the islands as [Russian]MISC ."},
		{"particles belong to Arabic names",
			"[Bashar al - Assad]PER spoke in [Damascus]LOC after [Walid al Moualem]PER returned from [Moscow]LOC ."},
		{"days and months are no names", "On Friday , in early March , [Warsaw]LOC was calm ."},
		{"what is hyphenated to a country's name stays outside it",
			"The [US]LOC - led coalition and [Iran]LOC - backed militias fought near [Mosul]LOC ."},
		{"a sentence in capitals is read as its words would be in small letters",
			"PRESIDENT [SADAT]PER TO VISIT [ISRAEL]LOC , SAYS [CAIRO]LOC RADIO"},
		{"long names that the world knows are whole",
			"The [Popular Front for the Liberation of Palestine]ORG ( [PFLP]ORG ) turned the plan down ."},
		{"the seat of a government is a place, whoever speaks there", "[Kremlin]LOC spokesman [Dmitry Peskov]PER would not comment ."},
		{"no names", "talks on the border were put off until next week , officials said ."},
	} {
		d, want := marked(t, c.text)
		if d.Names, err = r.Read(d); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(d); err != nil {
			t.Error(err)
		}
		if got := found(d); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", c.lesson, got, want)
		}
	}
}

func TestReadWithoutTokens(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Read(&doc.Doc{Text: "Tokyo"}); err == nil {
		t.Error("no tokens: no error")
	}
	d := tokens("")
	if names, err := r.Read(d); err != nil || len(names.Names) != 0 {
		t.Errorf("no text: %v, %v", names, err)
	}
}

func TestReadTogether(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{story, "[Kofi Annan]PER\n", strings.ToUpper(story), strings.Repeat(story, 3)}
	var want [][]string
	for _, text := range texts {
		d := tokens(text)
		if d.Names, err = r.Read(d); err != nil {
			t.Fatal(err)
		}
		want = append(want, found(d))
	}
	var wait sync.WaitGroup
	for worker := range 4 {
		wait.Go(func() {
			for i := range 20 {
				k := (i + worker) % len(texts)
				d := tokens(texts[k])
				var err error
				if d.Names, err = r.Read(d); err != nil {
					t.Error(err)
					return
				}
				if got := found(d); !reflect.DeepEqual(got, want[k]) {
					t.Errorf("text %d: read together with others: %q, want %q", k, got, want[k])
				}
			}
		})
	}
	wait.Wait()
}

func TestLabels(t *testing.T) {
	want := []doc.Name{{Run: doc.Run{Start: 0, End: 1}, Type: doc.LOC}, {Run: doc.Run{Start: 1, End: 4}, Type: doc.MISC},
		{Run: doc.Run{Start: 5, End: 7}, Type: doc.PER}}
	l := make([]uint8, 8)
	labelled(want, l)
	if got := names(l, []doc.Run{{Start: 0, End: 8}}); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	before := uint8(0)
	for i, label := range append(l, 0) {
		if !legal(before, label) {
			t.Errorf("token %d: label %d after %d is not legal", i, label, before)
		}
		before = label
	}
	if legal(label(doc.PER, begins), label(doc.LOC, lasts)) || legal(label(doc.PER, begins), 0) || legal(0, label(doc.ORG, inside)) {
		t.Error("broken names are legal")
	}
}

func FuzzRead(f *testing.F) {
	r, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(story)
	f.Add("THE ( EU ) - EU 's EU . \n ( ( Al - - de U.S. 1 A1 a1A ñÑ ’s")
	f.Add("- X - \n X ( X ) Y ( Y ) Y Z ( YZ ) for and of A of the B , 7")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		d := tokens(text)
		if d.Names, err = r.Read(d); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(d); err != nil {
			t.Fatal(err)
		}
		for _, n := range d.Names.Names {
			if d.Tokens.Of[n.Start] != d.Tokens.Of[n.End-1] {
				t.Errorf("%q goes over the end of its sentence", d.RunText(n.Run))
			}
		}
		again := tokens(text)
		if again.Names, err = r.Read(again); err != nil || !reflect.DeepEqual(again.Names, d.Names) {
			t.Errorf("a second reading: %v, %v, want %v", found(again), err, found(d))
		}
	})
}

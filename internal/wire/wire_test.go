package wire

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/doc"
)

func mustRead(t testing.TB, text string) *doc.Doc {
	t.Helper()
	d, err := Read([]byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return d
}

func TestDatelines(t *testing.T) {
	const body = "The two ministers met on Tuesday."
	for _, c := range []struct{ mark, places, date, agency string }{
		{"TOKYO, Nov 14 (Reuters) - ", "TOKYO", "-11-14", "Reuters"},
		{"TOKYO (Reuters) - ", "TOKYO", "", "Reuters"},
		{"MOSCOW/TOKYO, Nov 14 (Reuters) - ", "MOSCOW|TOKYO", "-11-14", "Reuters"},
		{"MOSCOW AND KYIV (Reuters) - ", "MOSCOW|KYIV", "", "Reuters"},
		{"GROSSETO, Italy (AP) -- ", "GROSSETO|Italy", "", "AP"},
		{"INDEPENDENCE, MO. (AP)--", "INDEPENDENCE|MO.", "", "AP"},
		{"CANBERRA, Australia (AP)_ ", "CANBERRA|Australia", "", "AP"},
		{"TOKYO, Nov 14, 2018 (AFP) - ", "TOKYO", "2018-11-14", "AFP"},
		{"Tokyo (AFP) – ", "Tokyo", "", "AFP"},
		{"BEIJING, Nov. 14 (Xinhua) -- ", "BEIJING", "-11-14", "Xinhua"},
		{"SEOUL, Nov. 14 (Yonhap) -- ", "SEOUL", "-11-14", "Yonhap"},
		{"TOKYO, Nov. 14, Kyodo - ", "TOKYO", "-11-14", "Kyodo"},
		{"MOSCOW, November 14. /TASS/. ", "MOSCOW", "-11-14", "TASS"},
		{"MOSCOW. Nov 14 (Interfax) - ", "MOSCOW", "-11-14", "Interfax"},
		{"MOSCOW (Sputnik) – ", "MOSCOW", "", "Sputnik"},
		{"Berlin (dpa) - ", "Berlin", "", "dpa"},
		{"Madrid, 14 nov (EFE).- ", "Madrid", "-11-14", "EFE"},
		{"New Delhi [India], November 14 (ANI): ", "New Delhi|India", "-11-14", "ANI"},
		{"New Delhi, Nov 14 (PTI) ", "New Delhi", "-11-14", "PTI"},
		{"Taipei, Nov. 14 (CNA) ", "Taipei", "-11-14", "CNA"},
		{"Tehran, IRNA – ", "Tehran", "", "IRNA"},
		{"NAGATO, Japan: ", "NAGATO|Japan", "", ""},
		{"CAIRO- 24 July 2022: ", "CAIRO", "2022-07-24", ""},
		{"TEHRAN — ", "TEHRAN", "", ""},
		{"WASHINGTON _ ", "WASHINGTON", "", ""},
		{"WASHINGTON, D.C. — ", "WASHINGTON|D.C.", "", ""},
		{"ST. PETERSBURG, Russia (AP) — ", "ST. PETERSBURG|Russia", "", "AP"},
		{"RICHMOND, Va., March 5 - ", "RICHMOND|Va.", "-03-05", ""},
		{"ABOARD AIR FORCE ONE (AP) — ", "ABOARD AIR FORCE ONE", "", "AP"},
		{"ABOARD AIR FORCE ONE, Nov 14 (Reuters) - ", "ABOARD AIR FORCE ONE", "-11-14", "Reuters"},
		{"UNITED NATIONS, Feb. 3 (Xinhua) -- ", "UNITED NATIONS", "-02-03", "Xinhua"},
		{"Addis Ababa, July 20/2022 (ENA) ", "Addis Ababa", "2022-07-20", "ENA"},
		{"RAMALLAH, Sunday, July 24, 2022 (WAFA) – ", "RAMALLAH", "2022-07-24", "WAFA"},
		{"Nov 14 (Reuters) - ", "", "-11-14", "Reuters"},
		{"(Reuters) - ", "", "", "Reuters"},
		{"(CNN) -- ", "", "", "CNN"},
		{"ERBIL, Kurdistan Region – ", "ERBIL|Kurdistan Region", "", ""},
		{"ISLAMABAD: ", "ISLAMABAD", "", ""},
		{"SANA'A, July 21 (Saba) - ", "SANA'A", "-07-21", "Saba"},
		{"PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE|Haiti", "", "AP"},
		{"SAN SALVADOR, 3 JAN 90 (DPA) -- ", "SAN SALVADOR", "1990-01-03", "dpa"},
		{"N'DJAMENA, Feb. 2, 2021 (AFP) - ", "N'DJAMENA", "2021-02-02", "AFP"},
		{"GENEVA, 14 November 2018 – ", "GENEVA", "2018-11-14", ""},
		{"RAMALLAH, West Bank (AP) — ", "RAMALLAH|West Bank", "", "AP"},
		{"CHICAGO, March 13 - ", "CHICAGO", "-03-13", ""},
		{"ALLENTOWN, Pa., March 13 - ", "ALLENTOWN|Pa.", "-03-13", ""},
		{"SANTA CRUZ, Calif., Feb 26 - ", "SANTA CRUZ|Calif.", "-02-26", ""},
		{"KUWAIT, July 24 (KUNA) -- ", "KUWAIT", "-07-24", "KUNA"},
	} {
		d := mustRead(t, c.mark+body)
		m := d.Wire.Dateline
		var places []string
		for _, p := range m.Places {
			places = append(places, d.Slice(p))
		}
		date := ""
		if m.Date.Year != 0 {
			date = m.Date.String()
		} else if m.Date.Day != 0 {
			date = fmt.Sprintf("-%02d-%02d", m.Date.Month, m.Date.Day)
		}
		got := strings.Join(places, "|") + " " + date + " " + d.Wire.Agency
		if want := c.places + " " + c.date + " " + c.agency; got != want {
			t.Errorf("%q: got %q, want %q (mark %q)", c.mark, got, want, d.Text[m.Span.Start:m.Span.End])
			continue
		}
		if first := d.Wire.Blocks[len(d.Wire.Blocks)-1]; d.Slice(first.Span) != body {
			t.Errorf("%q: body %q", c.mark, d.Slice(first.Span))
		}
	}
}

func TestNoDateline(t *testing.T) {
	for _, text := range []string{
		"Japan and Russia agreed on Thursday to talk.",
		"NATO - the alliance - met on Tuesday.",
		"U.S. President Barack Obama met Xi Jinping.",
		"US Secretary of State Antony Blinken met Wang (CNN said so) - and left.",
		"Iran (which denies it) - said no.",
		"On Nov 14 (Reuters) reported - nothing.",
		"ANALYSIS: What the deal means for Tokyo.",
		"Moscow, Nov 14 was the day that talks began.",
		"“MOSCOW – we stay,” he said.",
		"May 15 was election day.",
		"Washington-based analysts disagree.",
		"PUTIN: Good evening.\n\nABE: Good evening, Mr. President.",
		"China (AP) had sold the gas.",
	} {
		if d := mustRead(t, text); !d.Wire.Dateline.Span.Empty() {
			t.Errorf("%q: dateline %q", text, d.Slice(d.Wire.Dateline.Span))
		}
	}
}

// outline is the document as cases have it: the facts, then a block a line.
func outline(d *doc.Doc) string {
	var b strings.Builder
	w := d.Wire
	fmt.Fprintf(&b, "agency %s, status %s, published %s\n", w.Agency, w.Status, w.Published)
	for _, n := range w.Bylines {
		fmt.Fprintf(&b, "by %s\n", d.Slice(n))
	}
	for _, block := range w.Blocks {
		fmt.Fprintf(&b, "%s: %s\n", block.Kind, strings.Join(strings.Fields(d.Slice(block.Span)), " "))
	}
	return b.String()
}

// TestCases runs testdata/cases/{datelines,signoffs,quotes-text}: a lesson, "-- text --", "-- blocks --".
func TestCases(t *testing.T) {
	for _, subject := range []string{"datelines", "signoffs", "quotes-text"} {
		files, err := filepath.Glob("../../testdata/cases/" + subject + "/*.txtar")
		if err != nil || len(files) == 0 {
			t.Fatalf("no cases of %s: %v", subject, err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, rest, _ := strings.Cut(string(raw), "-- text --\n")
			text, want, ok := strings.Cut(rest, "-- blocks --\n")
			if !ok {
				t.Fatalf("%s: no blocks", file)
			}
			if got := outline(mustRead(t, text)); strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("%s:\n got\n%s\nwant\n%s", file, got, want)
			}
			crlf := mustRead(t, strings.ReplaceAll(text, "\n", "\r\n"))
			if got := outline(crlf); strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("%s with CRLF:\n got\n%s", file, got)
			}
		}
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"\xEF\xBB\xBFAbe met Putin.", "Abe met Putin."},
		{"caf\xe9 \x93yes\x94", "café “yes”"},
		{"\xFF\xFEA\x00b\x00e\x00", "Abe"},
		{"\xFE\xFF\x00A\x00b\x00e", "Abe"},
		{"a\r\nb", "a\r\nb"},
	} {
		if d := mustRead(t, c.raw); d.Text != c.want {
			t.Errorf("%q: %q, want %q", c.raw, d.Text, c.want)
		}
	}
	for _, raw := range []string{"", " \r\n\t", "\xEF\xBB\xBF", "abc\x00def", "\x01\x02\x03\x04", "\xFF\xFEA"} {
		if _, err := Read([]byte(raw), Options{}); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: error %v, want one line", raw, err)
		}
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct {
		text string
		opt  Options
		want string
		by   string
	}{
		{"CAIRO, 24 July 2022: The two met.", Options{}, "2022-07-24", "dateline"},
		{"CAIRO, 24 July: The two met.", Options{URL: "https://example.com/2022/07/25/talks"}, "2022-07-25", "url"},
		{"CAIRO, 24 July 2022: The two met.", Options{Published: doc.Date{Year: 2022, Month: 7, Day: 26}}, "2022-07-26", "--published"},
		{"Egypt and France talk\n\nJuly 24, 2022 10:30 GMT\n\nThe two met.", Options{}, "2022-07-24", "date line"},
		{"The two met.", Options{}, "", ""},
	} {
		d, err := Read([]byte(c.text), c.opt)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Wire.Published.String(); got != c.want || d.Wire.PublishedWhy.By != c.by {
			t.Errorf("%q: %s by %q, want %s by %q", c.text, got, d.Wire.PublishedWhy.By, c.want, c.by)
		}
	}
}

func TestHostile(t *testing.T) {
	for name, text := range map[string]string{
		"one line":  strings.Repeat("Japan and Russia met; ", 500_000),
		"lines":     strings.Repeat("a\n", 1_000_000),
		"brackets":  strings.Repeat("(", 1_000_000),
		"closers":   "He left. " + strings.Repeat(")", 1_000_000),
		"sign-offs": "He left.\n" + strings.Repeat("(Reporting by A)\n", 100_000),
		"dashes":    "He left. " + strings.Repeat("— Reuters ", 100_000),
	} {
		start := time.Now()
		mustRead(t, text)
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("UPDATE 1-Abe meets Putin\n\n* One\n\nBy Jane Roe\n\nNAGATO, Japan, Dec 15 (Reuters) - They met. (Reporting by A; Editing by B)\n___\n— Reuters"))
	f.Add([]byte("MOSCOW. Nov 14 (Interfax) - Yes.\r\nburs-ab/cd"))
	f.Add([]byte("\xff\xfea\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := Read(raw, Options{})
		if err != nil {
			return
		}
		if err := doc.Check(d); err != nil {
			t.Fatal(err)
		}
		end := doc.Byte(0)
		for _, b := range append(d.Wire.Blocks, doc.Block{Span: doc.Span{Start: doc.Byte(len(d.Text)), End: doc.Byte(len(d.Text))}}) {
			if gap := d.Text[end:b.Start]; strings.TrimFunc(gap, blank) != "" {
				t.Fatalf("%q lies between blocks", gap)
			}
			end = b.End
		}
	})
}

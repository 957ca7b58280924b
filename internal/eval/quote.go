package eval

import (
	"slices"
	"sort"
	"strings"

	"dateline/internal/corpus"
	"dateline/internal/doc"
)

// Attribution is one annotated attribution; offsets are bytes.
type Attribution struct{ Source, Cue, Content []doc.Span }

// AttributedText is an article with its attributions.
type AttributedText struct {
	ID, Text     string
	Attributions []Attribution
}

// ReadPolNeAR reads a file of PolNeAR articles in JSON lines.
func ReadPolNeAR(path string) ([]AttributedText, error) {
	type span struct{ Start, End int }
	var out []AttributedText
	err := corpus.Lines(path, func(line struct {
		ID, Text     string
		Attributions []struct{ Source, Cue, Content []span }
	}) error {
		if line.Text == "" {
			return corpus.ErrNoText
		}
		a := AttributedText{ID: line.ID, Text: line.Text}
		at := corpus.NewOffsets(line.Text)
		var err error
		spans := func(list []span) (out []doc.Span) {
			for _, p := range list {
				s, wrong := at.Span(p.Start, p.End)
				if wrong != nil && err == nil {
					err = wrong
				}
				out = append(out, s)
			}
			return out
		}
		for _, t := range line.Attributions {
			a.Attributions = append(a.Attributions, Attribution{spans(t.Source), spans(t.Cue), spans(t.Content)})
		}
		out = append(out, a)
		return err
	})
	return out, err
}

// QuoteScore scores attributions as PolNeAR marks them. One found and one of the
// gold are the same where their cues overlap; of several the one whose content
// overlaps most is taken. Each part is then scored for overlap (a byte in common,
// or both absent), and All asks for the three at once. Exact asks for the same
// spans once the marks around them, "that" and "to" are taken off; Strict asks for
// the same bytes.
type QuoteScore struct {
	Cue, Source, Content, All, Exact, Strict Match
}

// Add counts one article. What lies outside the body (a headline) is scored too.
func (s *QuoteScore) Add(text string, got, gold []Attribution) {
	pairs := matchCues(got, gold)
	for _, m := range []*Match{&s.Cue, &s.Source, &s.Content, &s.All, &s.Exact, &s.Strict} {
		m.Found += len(got)
		m.Gold += len(gold)
	}
	for i, j := range pairs {
		if j < 0 {
			continue
		}
		source, content := meet(got[i].Source, gold[j].Source), meet(got[i].Content, gold[j].Content)
		s.Cue.Both++
		if source {
			s.Source.Both++
		}
		if content {
			s.Content.Both++
		}
		if source && content {
			s.All.Both++
		}
		if sameWords(text, got[i].Source, gold[j].Source) && sameWords(text, got[i].Cue, gold[j].Cue) && sameWords(text, got[i].Content, gold[j].Content) {
			s.Exact.Both++
		}
		if slices.Equal(got[i].Source, gold[j].Source) && slices.Equal(got[i].Cue, gold[j].Cue) && slices.Equal(got[i].Content, gold[j].Content) {
			s.Strict.Both++
		}
	}
}

// matchCues returns for each found attribution the gold one whose cue it shares, or -1.
func matchCues(got, gold []Attribution) []int {
	type pair struct{ i, j, shared int }
	var pairs []pair
	for i := range got {
		for j := range gold {
			if common(got[i].Cue, gold[j].Cue) > 0 {
				pairs = append(pairs, pair{i, j, common(got[i].Content, gold[j].Content)})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool { return pairs[a].shared > pairs[b].shared })
	out := make([]int, len(got))
	for i := range out {
		out[i] = -1
	}
	taken := make([]bool, len(gold))
	for _, p := range pairs {
		if out[p.i] < 0 && !taken[p.j] {
			out[p.i], taken[p.j] = p.j, true
		}
	}
	return out
}

// common is the number of bytes that two sets of spans share.
func common(a, b []doc.Span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x.Overlaps(y) {
				n += int(min(x.End, y.End) - max(x.Start, y.Start))
			}
		}
	}
	return n
}

// meet reports whether two sets of spans share a byte, or are both empty.
func meet(a, b []doc.Span) bool {
	return len(a) == 0 && len(b) == 0 || common(a, b) > 0
}

// sameWords reports whether two sets of spans cover the same text but for marks
// at their edges and a leading "that" or "to".
func sameWords(text string, a, b []doc.Span) bool {
	return strings.Join(bare(text, a), " ") == strings.Join(bare(text, b), " ")
}

func bare(text string, spans []doc.Span) []string {
	var out []string
	for _, s := range spans {
		w := strings.Trim(text[s.Start:s.End], " \n\t\u00a0.,:;!?\"'`“”‘’«»–—-")
		w = strings.TrimPrefix(strings.TrimPrefix(w, "that "), "to ")
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

package tag

import (
	"sort"
	"unicode/utf8"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// scriptFor is the shortest script that turns the form, as lookFor gives it, or
// the raw word, into the lemma.
func scriptFor(raw, form, lemma string) (script, bool) {
	edit := func(from string, keep bool) script {
		n := 0
		for n < len(from) && n < len(lemma) && from[n] == lemma[n] {
			n++
		}
		for n > 0 && n < len(from) && !utf8.RuneStart(from[n]) || n > 0 && n < len(lemma) && !utf8.RuneStart(lemma[n]) {
			n--
		}
		return script{keep, len(from) - n, lemma[n:]}
	}
	s := edit(form, false)
	if raw != form {
		if k := edit(raw, true); k.cut+len(k.add) < s.cut+len(s.add) {
			s = k
		}
	}
	return s, s.cut <= 255 && len(s.add) <= 255
}

// lemmasOf learns the endings: for each ending under each tag the script that
// most forms with it have, where it differs from that of the shorter ending; then
// the whole forms that the endings get wrong.
func lemmasOf(docs []*doc.Doc) (scripts, endings []byte) {
	type entry struct {
		tags uint64
		form string
	}
	seen := map[entry]map[script]int{}
	for _, d := range docs {
		for i, lemma := range d.Tags.Lemma {
			if lemma == "_" || lemma == "" || d.Tags.XPOS[i] == doc.XX {
				continue
			}
			raw := plain(d.Word(doc.Token(i)))
			tags, form := lookFor(raw, d.Tags.UPOS[i], d.Tags.XPOS[i])
			if s, ok := scriptFor(raw, form, lemma); ok {
				e := entry{tags, form}
				if seen[e] == nil {
					seen[e] = map[script]int{}
				}
				seen[e][s]++
			}
		}
	}
	entries := make([]entry, 0, len(seen))
	for e := range seen {
		entries = append(entries, e)
	}
	sort.Slice(entries, func(i, j int) bool {
		return entries[i].tags < entries[j].tags || entries[i].tags == entries[j].tags && entries[i].form < entries[j].form
	})
	var all []script
	number := map[script]uint16{}
	id := func(s script) uint16 {
		if number[s] == 0 {
			all = append(all, s)
			number[s] = uint16(len(all))
		}
		return number[s]
	}
	// The most frequent script of each form, and votes of the forms for endings.
	type ending struct {
		tags uint64
		text string
	}
	main := make([]script, len(entries))
	votes := map[ending]map[script]int{}
	for i, e := range entries {
		main[i] = most(seen[e])
		for n := 0; n <= maxEnding && n <= len(e.form); n++ {
			at := len(e.form) - n
			if n > 0 && !utf8.RuneStart(e.form[at]) {
				continue
			}
			k := ending{e.tags, e.form[at:]}
			if votes[k] == nil {
				votes[k] = map[script]int{}
			}
			votes[k][main[i]]++
		}
	}
	keys := make([]ending, 0, len(votes))
	for k := range votes {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := keys[i], keys[j]
		if len(a.text) != len(b.text) {
			return len(a.text) < len(b.text)
		}
		return a.tags < b.tags || a.tags == b.tags && a.text < b.text
	})
	chosen := map[ending]script{}
	shorter := func(k ending) (script, bool) {
		for n := 1; n <= len(k.text); n++ {
			if s, ok := chosen[ending{k.tags, k.text[n:]}]; ok {
				return s, true
			}
		}
		return script{}, false
	}
	table := map[uint64]uint16{}
	for _, k := range keys {
		s := most(votes[k])
		old, ok := shorter(k)
		if ok && (s == old || votes[k][s] < 2 || votes[k][s] <= votes[k][old]) {
			continue
		}
		chosen[k] = s
		table[endingKey(k.tags, k.text, len(k.text))] = id(s)
	}
	for i, e := range entries {
		text := e.form
		if len(text) > maxEnding {
			text = text[len(text)-maxEnding:]
		}
		s, ok := chosen[ending{e.tags, text}]
		if !ok {
			s, ok = shorter(ending{e.tags, text})
		}
		if !ok || s != main[i] {
			table[wholeKey(e.tags, e.form)] = id(main[i])
		}
	}
	for _, s := range all {
		keep := byte(0)
		if s.keep {
			keep = 1
		}
		scripts = append(scripts, keep, byte(s.cut), byte(len(s.add)))
		scripts = append(scripts, s.add...)
	}
	return scripts, learn.PackLookup(table)
}

// most returns the most frequent script, of equals the shortest.
func most(counts map[script]int) script {
	var best script
	n := 0
	for s, k := range counts {
		better := k > n
		if k == n {
			a, b := s.cut+len(s.add), best.cut+len(best.add)
			better = a < b || a == b && (s.add < best.add || s.add == best.add && (s.cut < best.cut || s.cut == best.cut && !s.keep && best.keep))
		}
		if better {
			best, n = s, k
		}
	}
	return best
}

package tag

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// lemmatiser turns a form and its tags into a lemma: the longest ending of the
// form that was learnt under the tags names a script. Irregular forms are
// endings that take in the whole form.
type lemmatiser struct {
	scripts []script
	endings *learn.Lookup
}

// script takes bytes off the end of the word and adds others.
type script struct {
	keep bool // the capitals stay
	cut  int
	add  string
}

const maxEnding = 7

func openLemmatiser(scripts, endings []byte) (*lemmatiser, error) {
	l := &lemmatiser{scripts: []script{{}}}
	for len(scripts) >= 3 {
		n := int(scripts[2])
		if len(scripts) < 3+n {
			return nil, fmt.Errorf("tag: the lemma scripts are cut short")
		}
		l.scripts = append(l.scripts, script{scripts[0] == 1, int(scripts[1]), string(scripts[3 : 3+n])})
		scripts = scripts[3+n:]
	}
	var err error
	l.endings, err = learn.OpenLookup(endings)
	return l, err
}

// tagKey is what lemmas depend on besides the form.
func tagKey(u doc.UPOS, x doc.XPOS) uint64 { return uint64(u)<<8 | uint64(x) }

func wholeKey(tags uint64, form string) uint64 { return learn.F2(91, tags, learn.HashExact(form)) }

func endingKey(tags uint64, form string, n int) uint64 {
	return learn.F3(92, tags, uint64(n), learn.HashExact(form[len(form)-n:]))
}

// script finds the script for a form, in lower case unless the tags are a name's.
func (l *lemmatiser) script(tags uint64, form string) *script {
	if s := l.endings.Of(wholeKey(tags, form)); s != 0 && int(s) < len(l.scripts) {
		return &l.scripts[s]
	}
	for n := min(len(form), maxEnding); n >= 0; n-- {
		if n < len(form) && n > 0 && !utf8.RuneStart(form[len(form)-n]) {
			continue
		}
		if s := l.endings.Of(endingKey(tags, form, n)); s != 0 && int(s) < len(l.scripts) {
			return &l.scripts[s]
		}
	}
	return &l.scripts[0]
}

// lookFor returns the key and the form under which a word's script is kept: small
// letters unless it is a name, a capital being part of the key.
func lookFor(raw string, u doc.UPOS, x doc.XPOS) (tags uint64, form string) {
	tags = tagKey(u, x)
	if u == doc.PROPN || u == doc.X {
		return tags, raw
	}
	form = strings.ToLower(raw)
	if len(form) == len(raw) && raw != "" && raw[0] != form[0] && (len(raw) == 1 || raw[1:] == form[1:]) {
		tags |= 1 << 16
	}
	return tags, form
}

// read returns the lemma of every token.
func (l *lemmatiser) read(d *doc.Doc, tags *doc.Tags) []string {
	out := make([]string, len(tags.UPOS))
	for i := range out {
		out[i] = l.lemma(d.Word(doc.Token(i)), tags.UPOS[i], tags.XPOS[i])
	}
	return out
}

// lemma makes one lemma; it is a piece of the word itself where that will do.
func (l *lemmatiser) lemma(word string, u doc.UPOS, x doc.XPOS) string {
	raw := plain(word)
	tags, form := lookFor(raw, u, x)
	s := l.script(tags, form)
	if s.keep {
		form = raw
	}
	if s.cut >= len(form) && s.add == "" || s.cut > len(form) || !utf8.ValidString(form[:len(form)-s.cut]) {
		return form
	}
	if s.add == "" {
		return form[:len(form)-s.cut]
	}
	return form[:len(form)-s.cut] + s.add
}

// plain is the word with a typewriter's apostrophe for a printer's.
func plain(word string) string {
	if strings.Contains(word, "’") {
		return strings.ReplaceAll(word, "’", "'")
	}
	return word
}

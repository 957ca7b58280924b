package doc

import (
	"fmt"
	"strings"
	"testing"
)

// tree makes a document of one sentence from "word/TAG/head/rel" items; heads
// count from 1, 0 is the root.
func tree(t *testing.T, items string) *Doc {
	t.Helper()
	d := &Doc{Tags: &Tags{}}
	var heads []Token
	var rels []Rel
	var spans []Span
	for _, item := range strings.Fields(items) {
		f := strings.Split(item, "/")
		if len(f) != 4 {
			t.Fatalf("%q, want word/TAG/head/rel", item)
		}
		if d.Text != "" {
			d.Text += " "
		}
		spans = append(spans, Span{Byte(len(d.Text)), Byte(len(d.Text) + len(f[0]))})
		d.Text += f[0]
		x, ok := ParseXPOS(f[1])
		rel, known := ParseRel(f[3])
		var head int
		if _, err := fmt.Sscan(f[2], &head); err != nil || !ok || !known {
			t.Fatalf("%q: %v %v %v", item, err, ok, known)
		}
		heads, rels = append(heads, Token(head-1)), append(rels, rel)
		d.Tags.XPOS = append(d.Tags.XPOS, x)
		d.Tags.UPOS = append(d.Tags.UPOS, coarse[x])
		d.Tags.Lemma = append(d.Tags.Lemma, strings.ToLower(f[0]))
	}
	d.Tokens = NewTokens(spans, []Run{{0, Token(len(spans))}}, []int32{0})
	d.Trees = NewTrees(heads, rels)
	return d
}

var coarse = map[XPOS]UPOS{NN: NOUN, NNS: NOUN, NNP: PROPN, NNPS: PROPN, VBN: VERB, VBD: VERB, VB: VERB, VBZ: VERB, VBP: VERB,
	JJ: ADJ, IN: ADP, DT: DET, PRP: PRON, PRPS: PRON, TO: PART, Comma: PUNCT, Period: PUNCT, CC: CCONJ, WRB: ADV, POS: PART, RB: ADV, CD: NUM}

// Each way in which a tree loses a verb or what belongs to it, and what is made of it.
func TestMend(t *testing.T) {
	for _, c := range []struct{ lesson, tree, want string }{
		{"a participle of the root is the verb", "Thousands/NNS/0/root protested/VBN/1/acl in/IN/4/case Lima/NNP/2/obl ././1/punct",
			"Thousands<protested:nsubj protested<:root"},
		{"one that says by whom is none", "Two/CD/2/nummod men/NNS/0/root killed/VBN/2/acl by/IN/5/case soldiers/NNS/3/obl ././2/punct", ""},
		{"an adjective behind the root's phrase is the verb", "soldiers/NNS/0/root robbed/JJ/3/amod shops/NNS/1/obj ././1/punct",
			"soldiers<robbed:nsubj robbed<:root shops<robbed:obj"},
		{"a name is no adjective's fellow", "The/DT/4/det British/NNP/4/compound ceded/JJ/4/amod control/NN/0/root ././4/punct",
			"British<ceded:nsubj ceded<:root control<ceded:obj"},
		{"what governs as a verb does is one", "law/NN/2/nsubj forbids/NNS/0/root rallies/NNS/2/obj ././2/punct", "forbids=VBZ"},
		{"to is no preposition where a promise stands before it and a particle behind", "Oslo/NNP/2/nsubj vow/VBD/0/root to/IN/4/case hunt/NN/2/obl down/IN/6/case them/PRP/4/nmod ././2/punct",
			"to<hunt:mark hunt<vow:xcomp down<hunt:compound:prt them<hunt:obj"},
		{"help wants a verb behind a name", "It/PRP/2/nsubj help/VBD/0/root Peru/NNP/4/compound end/NN/2/xcomp war/NN/2/obj ././2/punct", "Peru<help:obj war<end:obj"},
		{"no noun stands bare before an article", "He/PRP/2/nsubj help/VBD/0/root broker/NN/5/compound the/DT/5/det talks/NNS/2/obj ././2/punct", "broker<help:xcomp talks<broker:obj"},
		{"a past form among nouns is the verb", "They/PRP/2/nsubj left/VBD/0/root since/IN/6/case forces/NNS/5/compound shot/NN/6/compound dozens/NNS/2/obl ././2/punct",
			"since<shot:mark forces<shot:nsubj shot<left:advcl dozens<shot:obj"},
		{"a clause after a conjunction has a subject", "He/PRP/2/nsubj left/VBD/0/root after/IN/5/case the/DT/5/det talks/NNS/2/obl failed/VBD/2/advcl ././2/punct",
			"after<failed:mark talks<failed:nsubj"},
		{"a participle behind a comma describes what stands before it", "They/PRP/2/nsubj hold/VBD/0/root talks/NNS/2/obj ,/,/5/punct suspended/VBD/2/conj in/IN/7/case May/NNP/5/obl ././2/punct",
			"suspended<talks:acl"},
		{"set for a day is no noun", "It/PRP/2/nsubj overshadows/VBZ/0/root a/DT/5/det summit/NN/5/compound set/NN/2/obj for/IN/7/case May/NNP/5/nmod ././2/punct",
			"a<summit:det summit<overshadows:obj set<summit:acl May<set:obl"},
		{"when has a clause", "It/PRP/2/nsubj began/VBD/0/root when/WRB/4/advmod thousands/NNS/2/obl rallied/VBN/4/acl ././2/punct", "when<rallied:mark thousands<rallied:nsubj rallied<began:advcl"},
		{"an owner owns what stands behind him", "It/PRP/2/nsubj follows/VBZ/0/root States/NNPS/2/obl '/POS/3/case killing/NN/2/obj ././2/punct", "States<killing:nmod:poss"},
		{"an owner's adjective is a noun", "Peru/NNP/4/nmod:poss 's/POS/1/case military/JJ/4/nsubj began/VBD/0/root raids/NNS/4/obj ././4/punct", "Peru<military:nmod:poss"},
		{"no adjective reaches over a preposition", "Police/NN/2/nsubj held/VBD/0/root the/DT/6/det accused/VBN/6/amod in/IN/6/case Oslo/NNP/2/obj ././2/punct",
			"the<accused:det accused<held:obj Oslo<held:obl"},
		{"a weekday is no part of the noun before it", "Oslo/NNP/2/nsubj voiced/VBD/0/root concern/NN/4/compound Friday/NNP/2/obl:unmarked ././2/punct", "concern<voiced:obj"},
		{"nor of the name before it", "It/PRP/2/nsubj met/VBD/0/root Spain/NNP/2/obj Thursday/NNP/3/flat ././2/punct", "Thursday<met:obl:unmarked"},
		{"what stands before to meet plans", "aides/NNS/2/nsubj say/VBP/0/root Blair/NNP/2/obj vow/NN/3/list to/TO/6/mark meet/VB/4/acl ././2/punct", "Blair<vow:nsubj vow<say:ccomp"},
		{"a whole tree stays as it is", "Abe/NNP/2/nsubj met/VBD/0/root Putin/NNP/2/obj ././2/punct", ""},
	} {
		d := tree(t, c.tree)
		trees, tags := Mend(d, func(lemma string) bool { return lemma == "vow" })
		var got []string
		for k := range trees.Heads {
			if tags.XPOS[k] != d.Tags.XPOS[k] && trees.Heads[k] == d.Trees.Heads[k] {
				got = append(got, fmt.Sprintf("%s=%s", d.Word(Token(k)), tags.XPOS[k]))
			}
			if trees.Heads[k] == d.Trees.Heads[k] && trees.Rels[k] == d.Trees.Rels[k] || trees.Rels[k] == Punct {
				continue
			}
			head := ""
			if h := trees.Heads[k]; h != None {
				head = d.Word(h)
			}
			got = append(got, fmt.Sprintf("%s<%s:%s", d.Word(Token(k)), head, trees.Rels[k]))
		}
		have := strings.Join(got, " ")
		for _, w := range strings.Fields(c.want) {
			if !strings.Contains(" "+have+" ", " "+w+" ") {
				t.Errorf("%s: %s\n\tgot  %s\n\twant %s", c.lesson, d.Text, have, c.want)
				break
			}
		}
		if c.want == "" && have != "" {
			t.Errorf("%s: %s\n\tgot %s", c.lesson, d.Text, have)
		}
		mended := *d
		mended.Trees, mended.Tags = trees, tags
		if err := Check(&mended); err != nil {
			t.Errorf("%s: %v", c.lesson, err)
		}
	}
}

// Whatever the tree, what comes out is one.
func FuzzMend(f *testing.F) {
	f.Add([]byte("the accused in Oslo"))
	f.Add([]byte{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4})
	words := []string{"the", "to", "accused", "shot", "set", "for", ",", "when", "help", "met", "'s", "forces", "Oslo", "after", "in", "down", "vow"}
	tags := []XPOS{NN, NNS, NNP, NNPS, VBN, VBD, VB, VBZ, JJ, IN, DT, PRP, TO, Comma, Period, CC, WRB, POS, RB}
	f.Fuzz(func(t *testing.T, data []byte) {
		n := min(len(data)/4, 40)
		if n < 2 {
			return
		}
		d := &Doc{Tags: &Tags{}}
		heads, rels, spans := make([]Token, n), make([]Rel, n), make([]Span, n)
		for i := range n {
			b := data[4*i : 4*i+4]
			w := words[int(b[0])%len(words)]
			spans[i] = Span{Byte(len(d.Text)), Byte(len(d.Text) + len(w))}
			d.Text += w + " "
			x := tags[int(b[1])%len(tags)]
			d.Tags.XPOS, d.Tags.UPOS, d.Tags.Lemma = append(d.Tags.XPOS, x), append(d.Tags.UPOS, coarse[x]), append(d.Tags.Lemma, w)
			heads[i], rels[i] = Token(int(b[2])%n), Rel(1+int(b[3])%int(Rels-1))
		}
		root := Token(int(data[len(data)-1]) % n)
		for i := range heads { // a tree: whoever does not reach the root hangs on it
			k, steps := Token(i), 0
			for k != root && steps <= n {
				k, steps = heads[k], steps+1
			}
			if steps > n {
				heads[i] = root
			}
		}
		heads[root], rels[root] = None, Root
		for i := range heads {
			if Token(i) != root && rels[i] == Root {
				rels[i] = Dep
			}
		}
		d.Tokens = NewTokens(spans, []Run{{0, Token(n)}}, []int32{0})
		d.Trees = NewTrees(heads, rels)
		if Check(d) != nil {
			return
		}
		mended := *d
		mended.Trees, mended.Tags = Mend(d, func(string) bool { return true })
		if err := Check(&mended); err != nil {
			t.Error(err)
		}
	})
}

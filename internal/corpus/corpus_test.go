package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/doc"
)

const treebankText = `# newdoc id = one
# newpar
# sent_id = 1
1	Oslo	Oslo	PROPN	NNP	_	3	nsubj	_	_
2-3	won't	_	_	_	_	_	_	_	_
2	wo	will	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sign	sign	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	sign	sign	VERB	VB	_	_	_	4:conj	_
5	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# sent_id = 2
1	Why	why	ADV	WRB	_	0	root	_	SpaceAfter=No
2	?	?	PUNCT	.	_	1	punct	_	_

# newdoc id = two
1	Talks	talk	NOUN	NNS	_	0	root:strange	_	_

`

func TestATreebankBecomesDocuments(t *testing.T) {
	docs, err := readTrees(strings.NewReader(treebankText))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 {
		t.Fatalf("%d documents, want 2", len(docs))
	}
	d := docs[0]
	if err := doc.Check(docs[1].Doc); err != nil {
		t.Error(err)
	}
	if d.ID != "one" || strings.Join(d.Sentences, " ") != "1 2" || docs[1].ID != "two" || docs[1].Sentences[0] != "1" {
		t.Errorf("ids %q %q, %q %q", d.ID, d.Sentences, docs[1].ID, docs[1].Sentences)
	}
	if want := "Oslo won't sign.\nWhy?"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if len(d.Tokens.Sentences) != 2 || d.Word(2) != "n't" || d.Tags.Lemma[1] != "will" || d.Tags.UPOS[2] != doc.PART || d.Tags.XPOS[4] != doc.Period {
		t.Errorf("tokens %v, tags %v", d.Tokens, d.Tags)
	}
	if d.Trees.Heads[0] != 2 || d.Trees.Rels[0] != doc.Nsubj || d.Trees.Heads[5] != doc.None || d.Trees.Heads[6] != 5 {
		t.Errorf("heads %v", d.Trees.Heads)
	}
	if r := docs[1].Trees.Rels[0]; r != doc.Root {
		t.Errorf("an unknown subtype became %v, want root", r)
	}
}

func TestATreebankWithoutTreesIsBare(t *testing.T) {
	docs, err := readTrees(strings.NewReader("1\tTalks\t_\t_\t_\t_\t_\t_\t_\t_\n2\tfailed\t_\t_\t_\t_\t_\t_\t_\t_\n"))
	if err != nil || len(docs) != 1 || !docs[0].Bare || docs[0].Text != "Talks failed" {
		t.Errorf("%+v, error %v", docs, err)
	}
}

func TestABrokenTreebankSaysWhere(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"1\tOslo\n", "1: 2 columns, want 10"},
		{strings.Replace(treebankText, "PROPN", "NAME", 1), `4: part of speech "NAME"`},
		{strings.Replace(treebankText, "nsubj", "subject", 1), `4: relation "subject"`},
		{strings.Replace(treebankText, "\n4\t", "\n7\t", 1), `8: word number "7", want 4`},
		{strings.Replace(treebankText, "\t3\tnsubj", "\t9\tnsubj", 1), "11: head 9 of word 1 in a sentence of 5"},
	} {
		_, err := readTrees(strings.NewReader(c.text))
		if err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

func TestNamesAreRead(t *testing.T) {
	text := "-DOCSTART-\ta\n\nHarold\tB-PER\nHolt\tI-PER\nleft\tO\nBonn\tI-geo\nUN\tB-ORG\nEU\tB-ORG\n\nToday\tB-DATE\n-DOCSTART-\tb\nLima\tB-geo\n"
	docs, err := readNames(strings.NewReader(text), map[string]doc.NameType{"PER": doc.PER, "geo": doc.LOC, "ORG": doc.ORG})
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || len(docs[0].Tokens.Sentences) != 2 {
		t.Fatalf("%d documents", len(docs))
	}
	if docs[0].ID != "a" || docs[1].ID != "b" {
		t.Errorf("ids %q and %q", docs[0].ID, docs[1].ID)
	}
	var got []string
	for _, d := range docs {
		if err := doc.Check(d.Doc); err != nil {
			t.Error(err)
		}
		for _, n := range d.Names.Names {
			got = append(got, n.Type.String()+" "+d.RunText(n.Run))
		}
	}
	if want := "PER Harold Holt, LOC Bonn, ORG UN, ORG EU, LOC Lima"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if _, err := readNames(strings.NewReader("Lima B-geo\n"), nil); err == nil || !strings.HasPrefix(err.Error(), "1: ") {
		t.Errorf("error %v, want one of line 1", err)
	}
}

func TestLinesSaysWhereItBroke(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	if err := os.WriteFile(path, []byte("{\"n\": 1}\n\n{\"n\": \n"), 0o644); err != nil {
		t.Fatal(err)
	}
	seen := 0
	err := Lines(path, func(v struct{ N int }) error { seen += v.N; return nil })
	if seen != 1 || err == nil || !strings.Contains(err.Error(), "a.jsonl:3: ") {
		t.Errorf("read %d, error %v", seen, err)
	}
}

func TestTheTreebanksKeepTheContract(t *testing.T) {
	for _, name := range []string{"ewt-dev", "gum-dev", "lines-dev", "partut-dev"} {
		docs, err := ReadTreebank(filepath.Join("..", "..", "..", "shared", "data", "dep", name+".conllu.gz"))
		if os.IsNotExist(err) {
			t.Skip("../shared/data is not here")
		} else if err != nil {
			t.Fatal(err)
		}
		for i, d := range docs {
			if err := doc.Check(d); err != nil {
				t.Errorf("%s, document %d: %v", name, i, err)
			}
		}
	}
}

func FuzzReadTreebank(f *testing.F) {
	f.Add(treebankText)
	f.Fuzz(func(t *testing.T, text string) {
		docs, err := readTrees(strings.NewReader(strings.ToValidUTF8(text, "?")))
		if err != nil {
			return
		}
		for _, d := range docs {
			if d.Tokens.Len() != len(d.Tags.UPOS) || d.Tokens.Len() != len(d.Trees.Heads) {
				t.Error("columns of unequal length")
			}
		}
	})
}

package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"dateline"
	"dateline/internal/doc"
	"dateline/internal/pipeline"
	"dateline/internal/rule"
	"dateline/internal/wire"
	"dateline/record"
)

func explainCommand(s streams) *cobra.Command {
	var published string
	cmd := &cobra.Command{
		Use:   "explain [flags] FILE [EVENT-ID | SENTENCE]",
		Short: "Say why an event was coded, or how a sentence was read",
		Long: `Say why an event was coded: the rule or model that answered, the sentence's
dependency tree with the trigger and the roles marked, and the words of each part.
EVENT-ID is one that 'dateline read FILE' prints; the number of a SENTENCE, as the
report has it in brackets, shows that sentence's tree with its names, times and
actors. Without either, all events are listed.`,
		Example: `  dateline explain --published 2016-12-15 story.txt e1
  dateline explain story.txt 3`,
		Args: args(cobra.RangeArgs(1, 2), "FILE and the id of an event, such as e1, or the number of a sentence"),
		RunE: func(_ *cobra.Command, list []string) error {
			if err := dateline.CheckDay(published); err != nil {
				return usageError{fmt.Errorf("--published: %w", err)}
			}
			day, _ := doc.ParseDay(published)
			raw, err := load(s.in, list[0])
			if err != nil {
				return fmt.Errorf("%s: %w", fileName(list[0]), err)
			}
			p, err := pipeline.New()
			if err != nil {
				return err
			}
			d, err := p.Read(raw, wire.Options{Published: day})
			if err != nil {
				return fmt.Errorf("%s: %w", fileName(list[0]), err)
			}
			if len(list) == 1 {
				listEvents(s.out, d)
				return nil
			}
			if n, err := strconv.Atoi(list[1]); err == nil {
				if n < 1 || n > len(d.Tokens.Sentences) {
					return fmt.Errorf("no sentence %d in %s, which has 1 to %d", n, fileName(list[0]), len(d.Tokens.Sentences))
				}
				printTree(s.out, d, doc.Sentence(n-1), layerMarks(d))
				return nil
			}
			n, err := strconv.Atoi(strings.TrimPrefix(list[1], "e"))
			if err != nil || n < 1 || n > len(d.Events.Events) {
				return fmt.Errorf("no event %q in %s, which has e1 to e%d", list[1], fileName(list[0]), len(d.Events.Events))
			}
			return explain(s.out, d, n-1)
		},
	}
	cmd.Flags().StringVarP(&published, "published", "p", "", "day of publication, `YYYY-MM-DD`")
	return cmd
}

func listEvents(w io.Writer, d *doc.Doc) {
	for i, e := range d.Events.Events {
		fmt.Fprintf(w, "e%-4d %-10s %s\n", i+1, e.Type, strings.Join(strings.Fields(d.Slice(e.Evidence[0])), " "))
	}
}

func explain(w io.Writer, d *doc.Doc, n int) error {
	e := d.Events.Events[n]
	r := pipeline.Record(d)
	fact := r.Events[n]
	names := func(list []string) string {
		var out []string
		for _, id := range list {
			for _, a := range r.Actors {
				if a.ID == id {
					out = append(out, joinWords(a.Name, bracket(a.Country)))
				}
			}
		}
		if len(out) == 0 {
			return "nobody that the text names"
		}
		return strings.Join(out, ", ")
	}
	fmt.Fprintf(w, "%s  %s %s, CAMEO %s, quad %d, score %g, %s, confidence %.2f\n", fact.ID, e.Type, e.Mode, e.CAMEO, e.Quad, e.Score, e.Phase, e.Confidence)
	fmt.Fprintf(w, "actor      %s\nrecipient  %s\n", names(fact.Actor), names(fact.Recipient))
	fmt.Fprintf(w, "trigger    %s\n", quoted(fact.Trigger))
	for _, s := range fact.Evidence {
		fmt.Fprintf(w, "evidence   %s\n", quoted(s))
	}
	if fact.SaidBy != nil {
		s := d.Statements.Statements[e.SaidBy]
		fmt.Fprintf(w, "said by    %s, %q\n", *fact.SaidBy, d.Slice(s.Source))
	}
	fmt.Fprintf(w, "by         %s\n", e.By)
	if kind, id, ok := strings.Cut(e.By, " "); ok && kind == "rule" {
		if err := printRule(w, id); err != nil {
			return err
		}
	}
	fmt.Fprintln(w)
	printTree(w, d, d.Tokens.Of[e.Head], marks(d, e))
	return nil
}

// marks says of each token what it does in the event.
func marks(d *doc.Doc, e doc.Event) map[doc.Token]string {
	out := map[doc.Token]string{}
	run := d.Tokens.Sentences[d.Tokens.Of[e.Head]]
	for t := run.Start; t < run.End; t++ {
		actor := d.Actors.ActorAt(t)
		if actor == doc.None {
			continue
		}
		for _, id := range e.Actor {
			if id == actor {
				out[t] = "actor"
			}
		}
		for _, id := range e.Recipient {
			if id == actor {
				out[t] = "recipient"
			}
		}
	}
	out[e.Head] = "trigger"
	return out
}

// layerMarks says of each token which name, time or actor it heads or ends.
func layerMarks(d *doc.Doc) map[doc.Token]string {
	out := map[doc.Token]string{}
	add := func(t doc.Token, what string) { out[t] = strings.TrimPrefix(out[t]+", "+what, ", ") }
	for _, n := range d.Names.Names {
		add(n.End-1, n.Type.String())
	}
	for _, x := range d.Times.Times {
		if !x.Run.Empty() {
			add(x.Run.End-1, x.Value)
		}
	}
	for _, p := range d.Places.Toponyms {
		if !p.Run.Empty() {
			add(p.Run.End-1, "place as "+p.Use.String())
		}
	}
	for _, m := range d.Actors.Mentions {
		a := d.Actors.Actors[m.Actor]
		add(m.Head, fmt.Sprintf("%s of %s %s %s", m.Form, a.Kind, a.Name, a.Country))
	}
	return out
}

// printTree prints a sentence's dependency tree, one token a line, heads above
// and left of what depends on them.
func printTree(w io.Writer, d *doc.Doc, s doc.Sentence, marks map[doc.Token]string) {
	run := d.Tokens.Sentences[s]
	var walk func(t doc.Token, depth int)
	walk = func(t doc.Token, depth int) {
		mark := ""
		if m := marks[t]; m != "" {
			mark = "  <- " + m
		}
		fmt.Fprintf(w, "%s%s  %s/%s %s%s\n", strings.Repeat("  ", depth), d.Word(t), d.Tags.UPOS[t], d.Tags.XPOS[t], d.Trees.Rels[t], mark)
		for _, c := range d.Trees.Children(t) {
			walk(c, depth+1)
		}
	}
	for t := run.Start; t < run.End; t++ {
		if d.Trees.Heads[t] == doc.None {
			walk(t, 0)
		}
	}
}

// printRule prints the entry of that id as its file has it.
func printRule(w io.Writer, id string) error {
	entries, err := rule.All()
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.ID != id {
			continue
		}
		fmt.Fprintf(w, "           %s\n", e.Pos)
		for _, f := range e.Fields {
			fmt.Fprintf(w, "           %-10s %s\n", f.Key, f.Value)
		}
	}
	return nil
}

func quoted(s record.Span) string {
	return fmt.Sprintf("%d:%d “%s”", s.Start, s.End, strings.Join(strings.Fields(s.Text), " "))
}

func bracket(s *string) string {
	if s == nil {
		return ""
	}
	return "(" + *s + ")"
}

func joinWords(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

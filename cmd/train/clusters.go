package main

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"dateline/internal/learn"
)

// trainClusters sorts words into classes by k-means over their vectors, sixteen
// classes, each into sixteen, and again: `train clusters -vectors FILE.tgz`.
func trainClusters(args []string) error {
	flags := flag.NewFlagSet("clusters", flag.ContinueOnError)
	vectors := flags.String("vectors", "", "the packed vectors that scripts/fetch-vectors.sh fetches")
	out := flags.String("out", filepath.Join("models", "clusters.bin"), "where the classes go")
	count := flags.Int("words", 190_000, "how many words, the most frequent first")
	core := flags.Int("core", 60_000, "how many of them place the centres")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *vectors == "" {
		return errors.New("clusters: no -vectors: run scripts/fetch-vectors.sh first")
	}
	words, rows, err := readVectors(*vectors, *count)
	if err != nil {
		return fmt.Errorf("clusters: %s: %w", *vectors, err)
	}
	fmt.Fprintf(os.Stderr, "clusters: %d words\n", len(words))
	standardise(rows, min(*core, len(rows)))

	paths := make([]uint16, len(rows))
	all := make([]int32, len(rows))
	for i := range all {
		all[i] = int32(i)
	}
	groups := [][]int32{all}
	for level := range learn.ClusterLevels {
		var next [][]int32
		for g, group := range groups {
			random := rand.New(rand.NewPCG(uint64(level), uint64(g)))
			for k, part := range split(rows, group, *core, random) {
				for _, w := range part {
					paths[w] = paths[w]<<4 | uint16(k)
				}
				next = append(next, part)
			}
		}
		groups = next
		fmt.Fprintf(os.Stderr, "clusters: level %d: %d classes\n", level+1, len(groups))
	}
	data, err := learn.PackClusters(words, paths, 1<<18)
	if err != nil {
		return err
	}
	return os.WriteFile(*out, data, 0o644)
}

const fanOut = 16

// split returns the group's parts around fanOut centres. The words below core
// place the centres; the rest go to the nearest.
func split(rows [][]float32, group []int32, core int, random *rand.Rand) [fanOut][]int32 {
	var parts [fanOut][]int32
	common := 0 // groups keep the order of the words
	for common < len(group) && int(group[common]) < core {
		common++
	}
	if common < fanOut {
		common = min(len(group), fanOut)
	}
	if common == 0 {
		return parts
	}
	centres := firstCentres(rows, group[:common], random)
	for range 25 {
		sums := make([][]float32, len(centres))
		for k := range sums {
			sums[k] = make([]float32, len(rows[0]))
		}
		for _, w := range group[:common] {
			k := nearest(rows[w], centres)
			for i, x := range rows[w] {
				sums[k][i] += x
			}
		}
		for k := range sums {
			if normalise(sums[k]) {
				centres[k] = sums[k]
			}
		}
	}
	for _, w := range group {
		k := nearest(rows[w], centres)
		parts[k] = append(parts[k], w)
	}
	return parts
}

// firstCentres draws centres far from each other (k-means++).
func firstCentres(rows [][]float32, group []int32, random *rand.Rand) [][]float32 {
	centres := [][]float32{rows[group[0]]}
	far := make([]float32, len(group))
	for i := range far {
		far[i] = 2
	}
	for len(centres) < min(fanOut, len(group)) {
		total := float32(0)
		for i, w := range group {
			far[i] = min(far[i], max(0, 1-dot(rows[w], centres[len(centres)-1])))
			total += far[i]
		}
		at, pick := 0, random.Float32()*total
		for at < len(group)-1 && pick >= far[at] {
			pick -= far[at]
			at++
		}
		centres = append(centres, rows[group[at]])
	}
	return centres
}

func nearest(row []float32, centres [][]float32) int {
	best, at := float32(math.Inf(-1)), 0
	for k, c := range centres {
		if s := dot(row, c); s > best {
			best, at = s, k
		}
	}
	return at
}

// dot rounds each product by itself, so that every machine has the same sum.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += float32(a[i] * b[i])
		s1 += float32(a[i+1] * b[i+1])
		s2 += float32(a[i+2] * b[i+2])
		s3 += float32(a[i+3] * b[i+3])
	}
	for ; i < len(a); i++ {
		s0 += float32(a[i] * b[i])
	}
	return s0 + s1 + s2 + s3
}

func normalise(row []float32) bool {
	n := float32(math.Sqrt(float64(dot(row, row))))
	if n == 0 {
		return false
	}
	for i := range row {
		row[i] /= n
	}
	return true
}

// standardise takes the mean of the common words away, which all words share, and
// brings every row to length one.
func standardise(rows [][]float32, core int) {
	mean := make([]float32, len(rows[0]))
	for _, row := range rows[:core] {
		for i, x := range row {
			mean[i] += x / float32(core)
		}
	}
	for _, row := range rows {
		for i := range row {
			row[i] -= mean[i]
		}
		normalise(row)
	}
}

const dimensions = 100

// readVectors reads the first words of the package's one JSON file, which lists
// them by frequency as "word":[100 numbers, length, index]. Its strings hold no
// escapes but \" and \\.
func readVectors(path string, count int) ([]string, [][]float32, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, nil, err
	}
	archive := tar.NewReader(unzipped)
	for {
		entry, err := archive.Next()
		if err != nil {
			return nil, nil, fmt.Errorf("looking for the vectors: %w", err)
		}
		if strings.HasSuffix(entry.Name, "sg-100d.json") {
			break
		}
	}
	in := bufio.NewReaderSize(archive, 1<<20)
	for { // skip what precedes the vectors
		key, err := in.ReadString('{')
		if err != nil {
			return nil, nil, fmt.Errorf("no vectors in it: %w", err)
		}
		if strings.HasSuffix(key, `"vectors":{`) {
			break
		}
	}
	var words []string
	var rows [][]float32
	entry := ""
	for len(words) < count {
		more, err := in.ReadString(']')
		entry += more
		if err == io.EOF || strings.HasPrefix(entry, "}") {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		colon := strings.LastIndex(entry, `":[`)
		key := entry[:max(colon, 0)]
		if colon < 0 {
			continue // the word itself holds a bracket
		}
		quote := strings.IndexByte(key, '"')
		numbers := strings.Split(strings.TrimSuffix(entry[colon+3:], "]"), ",")
		if quote < 0 || len(numbers) != dimensions+2 {
			return nil, nil, fmt.Errorf("word %d: %d numbers in %.40q, want %d", len(words), len(numbers), entry, dimensions+2)
		}
		row := make([]float32, dimensions)
		for i := range row {
			x, err := strconv.ParseFloat(numbers[i], 32)
			if err != nil {
				return nil, nil, fmt.Errorf("word %d: %w", len(words), err)
			}
			row[i] = float32(x)
		}
		word := strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(key[quote+1:])
		words, rows, entry = append(words, word), append(rows, row), ""
	}
	return words, rows, nil
}

package learn

import (
	"encoding/binary"
	"fmt"
	"unicode"
	"unicode/utf8"

	"dateline/models"
)

// Clusters are classes of words of like use and subject: "Koizumi" and "Hatoyama"
// share one, and so do "Friday" and "Monday". As features they carry what a
// tagger, parser or name recogniser has learnt about the words of its training data
// over to words that it never saw.
//
// A class is a path of three steps in a tree sixteen wide. Use several levels at
// once, each beside the word itself: level 1 has 16 classes, level 2 is the most
// useful alone (256), level 3 (4,096) is close to a synonym set. Common function
// words share level 1. Give each level a feature template of its own, and leave
// the feature out where the class is 0, the unknown word:
//
//	clusters, err := learn.LoadClusters()
//	id := clusters.Of("Baghdad")           // any case
//	coarse := clusters.Prefix(id, 2)       // 0 if id is 0
//
// Look a word up once per token and keep the id: Of hashes the word.
//
// The file is an open hash table that is read where it lies: slots of four
// bytes, twenty bits of which tell the word (a wrong match is one in about
// 150,000 look-ups) and twelve its path. Words are stored in lower case. Hyphens
// and clitics are words of their own, as in UD; numbers are mostly absent.
type Clusters struct {
	table []byte
	mask  uint64
}

// ClusterLevels is the number of steps in a class's path.
const ClusterLevels = 3

const clusterMagic = "DLCLUS01"

// LoadClusters opens the classes that the program carries.
func LoadClusters() (*Clusters, error) {
	data, err := models.Files.ReadFile("clusters.bin")
	if err != nil {
		return nil, fmt.Errorf("learn: word clusters: %w", err)
	}
	return OpenClusters(data)
}

// OpenClusters reads classes in place from the bytes that PackClusters made.
func OpenClusters(data []byte) (*Clusters, error) {
	head := len(clusterMagic)
	if len(data) < head || string(data[:head]) != clusterMagic {
		return nil, fmt.Errorf("learn: word clusters: no %q at the start", clusterMagic)
	}
	table := data[head:]
	slots := len(table) / 4
	if slots == 0 || slots&(slots-1) != 0 || len(table)%4 != 0 {
		return nil, fmt.Errorf("learn: word clusters: %d bytes of table, want a power of two", len(table))
	}
	// A search ends at an empty slot, so that there must be one.
	for i := 0; i < len(table); i += 4 {
		if binary.LittleEndian.Uint32(table[i:]) == 0 {
			return &Clusters{table, uint64(slots - 1)}, nil
		}
	}
	return nil, fmt.Errorf("learn: word clusters: the table of %d slots is full", slots)
}

// Of returns the word's class, 1 to 4096, or 0 if the word is unknown.
func (c *Clusters) Of(word string) uint16 {
	h := hashLower(word)
	print := clusterPrint(h)
	for i := h & c.mask; ; i = (i + 1) & c.mask {
		slot := binary.LittleEndian.Uint32(c.table[4*i:])
		if slot == 0 {
			return 0
		}
		if slot>>12 == print {
			return uint16(slot&0xfff) + 1
		}
	}
}

// Prefix returns the coarser class of a class at level 1 (1 to 16), 2 (1 to 256)
// or 3 (the class itself); 0 if id is 0.
func (c *Clusters) Prefix(id uint16, level int) uint16 {
	if id == 0 {
		return 0
	}
	return (id-1)>>(4*(ClusterLevels-level)) + 1
}

// PackClusters makes the table. Paths are below 4096; of two words that cannot
// be told apart the first wins. The slots are a power of two above the words.
func PackClusters(words []string, paths []uint16, slots int) ([]byte, error) {
	if slots&(slots-1) != 0 || slots <= len(words) {
		return nil, fmt.Errorf("learn: word clusters: %d slots for %d words, want a power of two above", slots, len(words))
	}
	data := make([]byte, len(clusterMagic)+4*slots)
	table := data[copy(data, clusterMagic):]
	mask := uint64(slots - 1)
words:
	for w, word := range words {
		if paths[w] > 0xfff {
			return nil, fmt.Errorf("learn: word clusters: %q has path %d, want it below 4096", word, paths[w])
		}
		h := hashLower(word)
		print := clusterPrint(h)
		i := h & mask
		for ; ; i = (i + 1) & mask {
			slot := binary.LittleEndian.Uint32(table[4*i:])
			if slot == 0 {
				break
			}
			if slot>>12 == print {
				continue words
			}
		}
		binary.LittleEndian.PutUint32(table[4*i:], print<<12|uint32(paths[w]))
	}
	return data, nil
}

// clusterPrint tells words apart: twenty bits, never 0.
func clusterPrint(h uint64) uint32 {
	if p := uint32(h >> 44); p != 0 {
		return p
	}
	return 1
}

// hashLower is FNV-1a of the word in lower case, with its bits mixed.
func hashLower(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(word); i++ {
		b := word[i]
		if b >= utf8.RuneSelf {
			return hashLowerRunes(h, word[i:])
		}
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		h = (h ^ uint64(b)) * 1099511628211
	}
	return mixClusterHash(h)
}

func hashLowerRunes(h uint64, rest string) uint64 {
	var buf [utf8.UTFMax]byte
	for _, r := range rest {
		if r == '’' {
			r = '\''
		}
		n := utf8.EncodeRune(buf[:], unicode.ToLower(r))
		for _, b := range buf[:n] {
			h = (h ^ uint64(b)) * 1099511628211
		}
	}
	return mixClusterHash(h)
}

func mixClusterHash(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	return h ^ h>>33
}

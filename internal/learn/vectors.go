package learn

import (
	"encoding/binary"
	"fmt"
	"math"
	"unsafe"

	"dateline/models"
)

// VectorDims is the length of a word's vector.
const VectorDims = 100

// Vectors say of each word how it is used, as 100 numbers: words of like use lie
// near each other. They are read in place; the networks of the tagger and of the
// parser share them.
//
// The file is an open hash table of slots of four bytes, fifteen bits that tell
// the word (by its form in lower case) and seventeen that number it from 1, then
// the vectors, a byte for each number.
type Vectors struct {
	table []byte
	mask  uint64
	rows  []byte
}

const (
	vectorMagic = "DLVECS01"
	vectorStep  = 1.0 / 25 // the value of 1 in a byte
)

// LoadVectors opens the vectors that the program carries, without a copy of them.
func LoadVectors() (*Vectors, error) {
	return OpenVectors(unsafe.Slice(unsafe.StringData(models.Vectors), len(models.Vectors)))
}

// OpenVectors reads vectors in place from the bytes that PackVectors made.
func OpenVectors(data []byte) (*Vectors, error) {
	head := len(vectorMagic) + 8
	if len(data) < head || string(data[:len(vectorMagic)]) != vectorMagic {
		return nil, fmt.Errorf("learn: word vectors: no %q at the start", vectorMagic)
	}
	slots := int(binary.LittleEndian.Uint32(data[len(vectorMagic):]))
	words := int(binary.LittleEndian.Uint32(data[len(vectorMagic)+4:]))
	if slots == 0 || slots&(slots-1) != 0 || slots <= words || words >= 1<<17 || len(data) != head+4*slots+VectorDims*words {
		return nil, fmt.Errorf("learn: word vectors: %d bytes for %d slots and %d words", len(data), slots, words)
	}
	return &Vectors{data[head : head+4*slots], uint64(slots - 1), data[head+4*slots:]}, nil
}

// Of returns the word's number, in any case and with or without the stop of an
// abbreviation; 0 if it is unknown.
func (v *Vectors) Of(word string) int32 {
	n := v.find(word)
	if last := len(word) - 1; n == 0 && last > 0 && word[last] == '.' {
		n = v.find(word[:last])
	}
	return n
}

func (v *Vectors) find(word string) int32 {
	h := hashLower(word)
	print := vectorPrint(h)
	for i := h & v.mask; ; i = (i + 1) & v.mask {
		slot := binary.LittleEndian.Uint32(v.table[4*i:])
		if slot == 0 {
			return 0
		}
		if slot>>17 == print {
			if n := slot & (1<<17 - 1); int(n) <= len(v.rows)/VectorDims {
				return int32(n)
			}
			return 0
		}
	}
}

// put writes the vector of a word's number, 1 or more, to x.
func (v *Vectors) put(x []float32, number int32) {
	row := v.rows[int(number-1)*VectorDims : int(number)*VectorDims]
	x = x[:len(row)]
	for i, b := range row {
		x[i] = float32(int8(b)) * vectorStep
	}
}

// PackVectors makes the file. The rows have length one; of two words that cannot
// be told apart the first wins.
func PackVectors(words []string, rows [][]float32, slots int) ([]byte, error) {
	if slots&(slots-1) != 0 || slots <= len(words) || len(words) >= 1<<17 {
		return nil, fmt.Errorf("learn: word vectors: %d slots for %d words", slots, len(words))
	}
	data := append([]byte(vectorMagic), 0, 0, 0, 0, 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(data[len(vectorMagic):], uint32(slots))
	binary.LittleEndian.PutUint32(data[len(vectorMagic)+4:], uint32(len(words)))
	table := make([]byte, 4*slots)
	mask := uint64(slots - 1)
words:
	for w, word := range words {
		h := hashLower(word)
		print := vectorPrint(h)
		i := h & mask
		for ; ; i = (i + 1) & mask {
			slot := binary.LittleEndian.Uint32(table[4*i:])
			if slot == 0 {
				break
			}
			if slot>>17 == print {
				continue words
			}
		}
		binary.LittleEndian.PutUint32(table[4*i:], print<<17|uint32(w+1))
	}
	data = append(data, table...)
	for _, row := range rows {
		for _, x := range row {
			// At length one, a number has a deviation of a tenth; times ten makes it one.
			data = append(data, byte(int8(min(max(math.Round(float64(x)*10/vectorStep), -127), 127))))
		}
	}
	return data, nil
}

func vectorPrint(h uint64) uint32 {
	if p := uint32(h >> 49); p != 0 {
		return p
	}
	return 1
}

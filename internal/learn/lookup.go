package learn

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// Lookup maps hashes to small numbers (1 to 65535), read in place from its
// bytes. A key that was never put in is found by mistake about once in 30,000.
type Lookup struct {
	slots int
	table []byte
}

// OpenLookup reads what PackLookup wrote.
func OpenLookup(b []byte) (*Lookup, error) {
	if len(b) < 4 || len(b) != 4+4*(int(binary.LittleEndian.Uint32(b))+slack) {
		return nil, fmt.Errorf("learn: lookup table of %d bytes does not have the size that it states", len(b))
	}
	return &Lookup{slots: int(binary.LittleEndian.Uint32(b)), table: b[4:]}, nil
}

// Of returns the number kept for a hash, or 0.
func (l *Lookup) Of(key uint64) uint16 {
	at := 4 * home(key, l.slots)
	m := uint32(key&0xFFFF) << 16
	for {
		slot := binary.LittleEndian.Uint32(l.table[at:])
		if slot == 0 {
			return 0
		}
		if slot&0xFFFF0000 == m {
			return uint16(slot)
		}
		at += 4
	}
}

const slack = 64 // slots after the last home slot, so that a search never wraps

func home(key uint64, slots int) int { return int((key >> 32) * uint64(slots) >> 32) }

// PackLookup writes a table of hashes and their numbers, which are not 0.
func PackLookup(entries map[uint64]uint16) []byte {
	keys := make([]uint64, 0, len(entries))
	for k := range entries {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	slots := len(keys)*8/5 + 1
	table := make([]uint32, slots+slack)
	for _, k := range keys {
		at := home(k, slots)
		m := uint32(k&0xFFFF) << 16
		for table[at] != 0 && table[at]&0xFFFF0000 != m {
			at++
		}
		if table[at] == 0 && at+1 < len(table) {
			table[at] = m | uint32(entries[k])
		}
	}
	b := binary.LittleEndian.AppendUint32(nil, uint32(slots))
	for _, s := range table {
		b = binary.LittleEndian.AppendUint32(b, s)
	}
	return b
}

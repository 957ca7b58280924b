// Package learn is the learning machines: averaged perceptrons and chains over
// hashed features, and small neural networks, with the compiled models that the
// stages read.
//
// A stage calls [Open] with the name of its weights and opens their parts with
// [OpenLinear] and [OpenLookup], or gives the file to its [Encoder]; the bytes are
// read where they lie, but for a network's few weights. Training goes the other
// way: [NewTrainer], Compile, [PackLookup], or Encoder.Train, and [Pack]. A feature
// is a 64-bit hash of a template and its values ([F1], [F2], [F3]); which words it
// was made of is not kept. [Chain] labels sequences, and [Softmax] decides from few
// examples.
package learn

import (
	"encoding/binary"
	"fmt"

	"dateline/models"
)

// File is a model file: named parts, one after the other.
type File struct {
	name  string
	parts map[string][]byte
}

const magic = "DLM1"

// Open reads models/NAME.bin. The error says how to make it where it is missing.
func Open(name string) (*File, error) {
	b, err := models.Files.ReadFile(name + ".bin")
	if err != nil {
		return nil, fmt.Errorf("learn: models/%s.bin is missing; make it with: go run ./cmd/train %s", name, name)
	}
	return Unpack(name, b)
}

// Unpack finds the parts of a model file.
func Unpack(name string, b []byte) (*File, error) {
	bad := func(what string) (*File, error) {
		return nil, fmt.Errorf("learn: models/%s.bin: %s; make it anew with: go run ./cmd/train %s", name, what, name)
	}
	if len(b) < 8 || string(b[:4]) != magic {
		return bad("is no model of this version")
	}
	f := &File{name: name, parts: map[string][]byte{}}
	n := int(binary.LittleEndian.Uint32(b[4:]))
	if n > 64 || len(b) < 8+24*n {
		return bad("is cut short")
	}
	for i := 0; i < n; i++ {
		head := b[8+24*i:]
		start, size := uint64(binary.LittleEndian.Uint32(head[16:])), uint64(binary.LittleEndian.Uint32(head[20:]))
		if start+size > uint64(len(b)) {
			return bad("is cut short")
		}
		key := head[:16]
		for len(key) > 0 && key[len(key)-1] == 0 {
			key = key[:len(key)-1]
		}
		f.parts[string(key)] = b[start : start+size : start+size]
	}
	return f, nil
}

// Part returns the bytes of a part.
func (f *File) Part(name string) ([]byte, error) {
	p, ok := f.parts[name]
	if !ok {
		return nil, fmt.Errorf("learn: models/%s.bin: no part %q; make it anew with: go run ./cmd/train %s", f.name, name, f.name)
	}
	return p, nil
}

// Has tells whether the file has a part of that name.
func (f *File) Has(name string) bool {
	_, ok := f.parts[name]
	return ok
}

// Part is a named piece of a model file; the name has at most 16 bytes.
type Part struct {
	Name  string
	Bytes []byte
}

// Pack writes a model file.
func Pack(parts []Part) []byte {
	b := append([]byte(magic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(b[4:], uint32(len(parts)))
	at := 8 + 24*len(parts)
	for _, p := range parts {
		at = (at + 7) &^ 7
		var name [16]byte
		copy(name[:], p.Name)
		b = append(b, name[:]...)
		b = binary.LittleEndian.AppendUint32(b, uint32(at))
		b = binary.LittleEndian.AppendUint32(b, uint32(len(p.Bytes)))
		at += len(p.Bytes)
	}
	for _, p := range parts {
		for len(b)%8 != 0 {
			b = append(b, 0)
		}
		b = append(b, p.Bytes...)
	}
	return b
}

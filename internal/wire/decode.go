package wire

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// windows1252 are the characters of the bytes 0x80 to 0x9F; the others stand for themselves.
var windows1252 = [32]rune{'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ'}

// decode returns the article's text: UTF-8, UTF-16 where a byte order mark says
// so, else Windows-1252. A byte order mark is no part of the text.
func decode(raw []byte) (string, error) {
	var text string
	switch {
	case len(raw) >= 2 && (raw[0] == 0xFF && raw[1] == 0xFE || raw[0] == 0xFE && raw[1] == 0xFF):
		t, err := decode16(raw)
		if err != nil {
			return "", err
		}
		text = t
	default:
		if len(raw) >= 3 && raw[0] == 0xEF && raw[1] == 0xBB && raw[2] == 0xBF {
			raw = raw[3:]
		}
		if err := binaryData(raw); err != nil {
			return "", err
		}
		if utf8.Valid(raw) {
			text = string(raw)
		} else {
			text = decode1252(raw)
		}
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", fmt.Errorf("wire: a NUL at byte %d: want text, found binary data", i)
	}
	if strings.TrimFunc(text, blank) == "" {
		return "", errors.New("wire: no text: want an article, found an empty one")
	}
	if len(text) > 1<<30 {
		return "", fmt.Errorf("wire: %d bytes: want an article of at most 1 GiB", len(text))
	}
	return text, nil
}

// binaryData is an error where the bytes are no text: a NUL, or more than one
// control character in fifty bytes.
func binaryData(raw []byte) error {
	controls := 0
	for i, b := range raw {
		if b == 0 {
			return fmt.Errorf("wire: a NUL at byte %d: want text, found binary data", i)
		}
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' {
			controls++
		}
	}
	if controls > 2 && controls*50 > len(raw) {
		return fmt.Errorf("wire: %d control characters in %d bytes: want text, found binary data", controls, len(raw))
	}
	return nil
}

func decode16(raw []byte) (string, error) {
	var order binary.ByteOrder = binary.LittleEndian
	if raw[0] == 0xFE {
		order = binary.BigEndian
	}
	if len(raw)%2 != 0 {
		return "", fmt.Errorf("wire: UTF-16 text of %d bytes: want an even number", len(raw))
	}
	units := make([]uint16, 0, len(raw)/2-1)
	for i := 2; i < len(raw); i += 2 {
		units = append(units, order.Uint16(raw[i:]))
	}
	return string(utf16.Decode(units)), nil
}

func decode1252(raw []byte) string {
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/8)
	for _, c := range raw {
		if c >= 0x80 && c < 0xA0 {
			b.WriteRune(windows1252[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

package place

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

const maxSlips = 64 // names of one article that are tried as slips for another

// add adds a toponym under the name that it is looked up by.
func (a *article) add(span doc.Span, run doc.Run, name string) {
	key := oneLine(name)
	at, ok := a.byKey[key]
	if !ok {
		sites, slip, part := a.lookUp(key)
		at = -1
		var same spelling // two spellings of one name are one name
		if n := len(sites); n > 0 && !part {
			same = spelling{sites[0].ID, sites[n-1].ID, n, sites[0].Lesser}
			if old, ok := a.bySites[same]; ok {
				at = old
			}
		}
		if at < 0 {
			at = int32(len(a.names))
			if len(sites) > 0 && !part {
				a.bySites[same] = at
			}
			a.names = append(a.names, nameSites{text: key, sites: sites, slip: slip, part: part, chosen: -1})
		}
		a.byKey[key] = at
	}
	a.toponyms = append(a.toponyms, toponym{span: span, run: run, name: at})
}

// lookUp finds the places of a name: as it stands, without what qualifies it
// ("Northern Iraq", "Fars Province"), under the name it is a slip for, or, where
// the name is of a part or a site of it, the place where that lies.
func (a *article) lookUp(name string) (sites []world.Site, slip, part bool) {
	if sites := a.world.Sites(name); len(sites) > 0 {
		return sites, false, false
	}
	bare := name
	for {
		first, rest, ok := strings.Cut(bare, " ")
		if !ok || !isDirection(strings.TrimRight(first, ",-")) {
			break
		}
		bare = rest
	}
	if i := strings.IndexByte(bare, '-'); i > 0 && isDirection(bare[:i]) {
		bare = bare[i+1:]
	}
	if bare != name {
		if sites := a.world.Sites(bare); len(sites) > 0 {
			return sites, false, false
		}
	}
	if i := strings.LastIndexByte(bare, ' '); i > 0 {
		if a.words[strings.ToLower(bare[i+1:])]&(division|town) != 0 {
			if sites := a.world.Sites(bare[:i]); len(sites) > 0 {
				return sites, false, false
			}
		}
		return a.lyingAt(bare), false, true
	}
	if a.slips == maxSlips {
		return nil, false, false
	}
	a.slips++
	return a.slip(name), true, false
}

// lyingAt finds where a part or a site lies by what its name of several words
// says: "Faro International Airport" by Faro, the "Port of Miami" by Miami,
// "Pingshan County of Hebei Province" in that county or at least in Hebei.
func (a *article) lyingAt(name string) []world.Site {
	for rest := name; ; {
		i := strings.LastIndexByte(rest, ' ')
		if i <= 0 || a.words[strings.ToLower(rest[i+1:])]&(division|town|facility) == 0 {
			break
		}
		rest = rest[:i]
		if sites := a.world.Sites(rest); len(sites) > 0 {
			return sites
		}
	}
	part, whole, ok := strings.Cut(name, " of ")
	if !ok {
		if _, whole, ok = strings.Cut(name, "'s "); ok { // "South China's Guangdong Province"
			return a.lyingAt(whole)
		}
		return nil
	}
	if a.words[strings.ToLower(lastWord(part))]&(division|town|facility) == 0 {
		return nil
	}
	if sites := a.lyingAt(part); len(sites) > 0 {
		return sites
	}
	if sites := a.world.Sites(whole); len(sites) > 0 {
		return sites
	}
	return a.lyingAt(whole)
}

// slip finds the well-known place whose name differs by one letter.
func (a *article) slip(name string) []world.Site {
	if len(name) < 6 || !isCapital(name) || strings.ContainsAny(name, ".-' ") {
		return nil
	}
	buf := make([]byte, 0, len(name)+1)
	try := func() []world.Site {
		if _, safe := a.world.SiteNamed(string(buf)); safe {
			return a.world.Sites(string(buf))
		}
		return nil
	}
	for i := 1; i <= len(name); i++ {
		if i < len(name) { // a letter too many, two letters in each other's place
			buf = append(append(buf[:0], name[:i]...), name[i+1:]...)
			if s := try(); s != nil {
				return s
			}
		}
		if i+1 < len(name) {
			buf = append(append(append(buf[:0], name[:i]...), name[i+1], name[i]), name[i+2:]...)
			if s := try(); s != nil {
				return s
			}
		}
		for c := byte('a'); c <= 'z'; c++ {
			if i < len(name) {
				buf = append(append(append(buf[:0], name[:i]...), c), name[i+1:]...)
				if s := try(); s != nil {
					return s
				}
			}
			buf = append(append(append(buf[:0], name[:i]...), c), name[i:]...)
			if s := try(); s != nil {
				return s
			}
		}
	}
	return nil
}

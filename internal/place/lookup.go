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
		sites, slip := a.lookUp(key)
		at = -1
		var same spelling // two spellings of one name are one name
		if n := len(sites); n > 0 {
			same = spelling{sites[0].ID, sites[n-1].ID, n, sites[0].Lesser}
			if old, ok := a.bySites[same]; ok {
				at = old
			}
		}
		if at < 0 {
			at = int32(len(a.names))
			if len(sites) > 0 {
				a.bySites[same] = at
			}
			a.names = append(a.names, nameSites{text: key, sites: sites, slip: slip, chosen: -1})
		}
		a.byKey[key] = at
	}
	a.toponyms = append(a.toponyms, toponym{span: span, run: run, name: at})
}

// lookUp finds the places of a name: as it stands, without what qualifies it
// ("Northern Iraq", "Fars Province"), or under the name it is a slip for.
func (a *article) lookUp(name string) (sites []world.Site, slip bool) {
	if sites := a.world.Sites(name); len(sites) > 0 {
		return sites, false
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
			return sites, false
		}
	}
	if i := strings.LastIndexByte(bare, ' '); i > 0 {
		if a.words[strings.ToLower(bare[i+1:])]&(division|town) != 0 {
			if sites := a.world.Sites(bare[:i]); len(sites) > 0 {
				return sites, false
			}
		}
		return nil, false
	}
	if a.slips == maxSlips {
		return nil, false
	}
	a.slips++
	return a.slip(name), true
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

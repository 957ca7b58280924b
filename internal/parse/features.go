package parse

import "dateline/internal/learn"

const maxFeatures = 128

// near puts a distance in one of eight classes.
func near(a, b int32) uint64 {
	d := b - a
	if d < 0 {
		d = -d
	}
	switch {
	case d <= 4:
		return uint64(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}

// between says what stands between two words: a verb, a comma, "and", another mark.
func (s *state) between(a, b int32) uint64 {
	if a > b {
		a, b = b, a
	}
	if int(b) > s.n || b <= a+1 {
		return 0
	}
	x, y := s.seen[a+1], s.seen[b]
	v := uint64(min(y.verbs-x.verbs, 2))
	v = v<<2 | uint64(min(y.commas-x.commas, 2))
	v = v << 2
	if y.ands != x.ands {
		v |= 1
	}
	if y.marks != x.marks {
		v |= 2
	}
	return v + 1
}

// moveFeatures lists what speaks for a move.
func (s *state) moveFeatures(f []uint64) []uint64 {
	s0, s1, s2, s3 := s.top(0), s.top(1), s.top(2), s.top(3)
	b0, b1, b2 := s.ahead(0), s.ahead(1), s.ahead(2)
	k0, k1, kb := &s.kids[s0], &s.kids[s1], &s.kids[b0]
	w0, w1, wb, wb1 := s.word[s0], s.word[s1], s.word[b0], s.word[b1]
	t0, t1, t2, tb, tb1, tb2 := s.tag[s0], s.tag[s1], s.tag[s2], s.tag[b0], s.tag[b1], s.tag[b2]
	u0, u1, ub := s.upos[s0], s.upos[s1], s.upos[b0]
	d0b, d10 := near(s0, b0), near(s1, s0)
	n0b, n10 := s.between(s0, b0), s.between(s1, s0)
	r := func(i int32) uint64 {
		if int(i) >= s.n {
			return 255
		}
		return uint64(s.rels[i])
	}
	v0, v1, vb := uint64(min(k0.nl, 4))<<4|uint64(min(k0.nr, 4)), uint64(min(k1.nl, 4))<<4|uint64(min(k1.nr, 4)), uint64(min(kb.nl, 4))
	F1, F2, F3 := learn.F1, learn.F2, learn.F3
	f = append(f,
		F1(1, 0),
		F2(2, w0, t0), F1(3, t0), F1(4, w0),
		F2(5, w1, t1), F1(6, t1), F1(7, w1),
		F2(8, wb, tb), F1(9, tb), F1(10, wb),
		F2(11, wb1, tb1), F1(12, tb1),
		F2(13, s.word[b2], tb2), F1(14, tb2),
		F2(15, s.word[s2], t2), F1(16, t2),
		// pairs
		F3(17, w0, t0<<16|tb, wb), F3(18, w0, t0, tb), F3(19, t0, wb, tb), F2(20, w0, wb), F2(21, t0, tb),
		F3(22, w1, t1<<16|t0, w0), F3(23, w1, t1, t0), F3(24, t1, w0, t0), F2(25, w1, w0), F2(26, t1, t0),
		F2(27, w1, wb), F2(28, t1, tb), F3(29, w1, t1, tb), F3(30, t1, wb, tb),
		F2(31, tb, tb1), F2(32, w0, tb1), F2(33, wb, wb1),
		// triples
		F3(34, tb, tb1, tb2), F3(35, t0, tb, tb1), F3(36, t1, t0, tb), F3(37, t2, t1, t0), F3(38, t0, tb<<16|tb1, tb2),
		F3(39, t1, t0<<16|tb, tb1), F3(40, w0, tb, tb1), F3(41, t0, wb, tb1), F3(42, w1, t0, tb), F3(43, t1, w0, tb), F3(44, t1, t0, wb),
		// distance, valency, what stands between
		F2(45, w0, d0b), F2(46, t0, d0b), F2(47, wb, d0b), F2(48, tb, d0b), F3(49, t0, tb, d0b),
		F2(50, w0, d10), F2(51, t1, d10), F3(52, t1, t0, d10), F2(53, w1, d10),
		F2(54, w0, v0), F2(55, t0, v0), F2(56, w1, v1), F2(57, t1, v1), F2(58, wb, vb), F2(59, tb, vb),
		F3(60, t0, tb, n0b), F3(61, t1, t0, n10), F3(62, t1, tb, n10), F3(63, w0, tb, n0b), F3(64, w1, t0, n10),
		// children
		F3(65, t0, r(k0.l1), tb), F3(66, t0, r(k0.r1), tb), F3(67, t1, r(k1.r1), t0), F3(68, t1, r(k1.l1), t0), F3(69, tb, r(kb.l1), t0),
		F2(70, w0, r(k0.r1)), F2(71, w1, r(k1.r1)), F2(72, wb, r(kb.l1)), F2(73, w0, r(k0.l1)), F2(74, w1, r(k1.l1)),
		F3(75, t0, s.tag[k0.l1], tb), F3(76, t0, s.tag[k0.r1], tb), F3(77, t1, s.tag[k1.r1], t0), F3(78, t1, s.tag[k1.l1], t0), F3(79, tb, s.tag[kb.l1], t0),
		F3(80, w0, s.word[k0.r1], ub), F3(81, w1, s.word[k1.r1], u0), F3(82, wb, s.word[kb.l1], u0), F3(83, t0, s.word[k0.l1], tb), F3(84, t1, s.word[k1.l1], t0),
		F3(85, t0, r(k0.l1)<<8|r(k0.l2), tb), F3(86, t0, r(k0.r1)<<8|r(k0.r2), tb), F3(87, t1, r(k1.r1)<<8|r(k1.r2), t0), F3(88, tb, r(kb.l1)<<8|r(kb.l2), t0),
		F2(89, t0, k0.rels), F2(90, t1, k1.rels), F2(91, tb, kb.rels), F3(92, w0, k0.rels, ub), F3(93, w1, k1.rels, u0),
		F3(94, u1<<16|u0<<8|ub, d0b, d10), F3(95, k1.rels, k0.rels, u1<<16|u0<<8|ub), F3(96, s.tag[s3], t2, t1<<16|t0),
		F3(97, u0, s.word[k0.l1], wb), F3(98, w1, u0, s.word[k0.l1]), F3(99, t1, t0<<16|tb, k0.rels), F3(100, t1, t0<<16|tb, k1.rels),
		F3(101, t0, tb, kb.rels), F3(102, t2, t1<<16|t0, tb), F3(103, u1<<16|u0<<8|ub, n10, n0b), F3(104, s.word[s2], t0, tb),
	)
	return f
}

// labelFeatures lists what speaks for the relation of an arc.
func (s *state) labelFeatures(h, d int32, f []uint64) []uint64 {
	dir := uint64(0)
	if h < d {
		dir = 1
	}
	kh, kd := &s.kids[h], &s.kids[d]
	wh, wd, th, td := s.word[h], s.word[d], s.tag[h]|dir<<24, s.tag[d]|dir<<24
	uh, ud := s.upos[h], s.upos[d]
	at := func(i int32) int32 {
		if i < 0 || int(i) >= s.n {
			return s.none()
		}
		return i
	}
	hb, ha, db, da := at(h-1), at(h+1), at(d-1), at(d+1)
	dist := near(h, d)<<1 | dir
	n := s.between(h, d)<<1 | dir
	r := func(i int32) uint64 {
		if int(i) >= s.n {
			return 255
		}
		return uint64(s.rels[i])
	}
	F1, F2, F3 := learn.F1, learn.F2, learn.F3
	f = append(f,
		F1(201, dir),
		F2(202, wh, dir), F1(203, th), F2(204, wd, dir), F1(205, td),
		F3(206, wh, wd, dir), F2(207, th, td), F2(208, wh, td), F2(209, th, wd),
		F3(210, th, td, dist), F3(211, wd, th, dist), F3(212, wh, td, dist),
		F3(213, th, td, n), F3(214, uh<<8|ud, n, dist),
		F2(215, td, s.tag[db]), F2(216, td, s.tag[da]), F2(217, th, s.tag[hb]), F2(218, th, s.tag[ha]),
		F3(219, th, td, s.tag[db]), F3(220, th, td, s.tag[da]), F3(221, th, td, s.tag[hb]), F3(222, th, td, s.tag[ha]),
		F3(223, wd, s.word[da], uh), F3(224, wd, s.word[db], uh), F2(225, td, s.word[db]), F2(226, td, s.word[da]),
		F2(227, td, kd.rels), F3(228, td, th, kd.rels), F3(229, th, td, kh.rels), F3(230, wh, ud, kh.rels), F3(231, wd, uh, kd.rels),
		F3(232, td, s.word[kd.l1], th), F3(233, td, s.word[kd.l1], wh), F3(234, td, s.word[kd.r1], th),
		F3(235, td, r(kd.l1), th), F3(236, td, r(kd.r1), th), F3(237, th, r(kh.l1), td), F3(238, th, r(kh.r1), td),
		F3(239, wh, r(kh.l1), td), F3(240, wh, r(kh.r1), td), F3(241, th, s.word[kh.l1], wd), F3(242, th, s.word[kh.r1], td),
		F3(243, td, s.word[kd.l2], th), F3(244, td, s.word[kd.l1], s.word[kd.l2]), F3(245, td, s.tag[kd.l1], s.tag[kd.r1]),
		F3(246, th, kh.rels, wd), F3(247, kh.rels, kd.rels, th<<16|td), F3(248, wd, s.word[kd.l1], dir),
		F3(249, uh<<8|ud, uint64(kd.nl), uint64(kd.nr)), F3(250, th, s.word[kh.l1], td),
	)
	return f
}

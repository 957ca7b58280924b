package parse

import "dateline/internal/learn"

const maxFeatures = 192

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
	s0, s1, s2 := s.top(0), s.top(1), s.top(2)
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
		F2(2, w0, t0), F1(3, t0),
		F2(5, w1, t1), F1(6, t1),
		F2(8, wb, tb), F1(9, tb),
		F2(11, wb1, tb1), F1(12, tb1),
		F2(13, s.word[b2], tb2), F1(14, tb2),
		F2(15, s.word[s2], t2), F1(16, t2),
		// pairs
		F3(18, w0, t0, tb), F3(19, t0, wb, tb), F2(20, w0, wb), F2(21, t0, tb),
		F3(23, w1, t1, t0), F3(24, t1, w0, t0), F2(25, w1, w0), F2(26, t1, t0),
		F2(27, w1, wb), F3(29, w1, t1, tb), F3(30, t1, wb, tb),
		F2(33, wb, wb1),
		// triples
		F3(34, tb, tb1, tb2), F3(35, t0, tb, tb1), F3(36, t1, t0, tb), F3(37, t2, t1, t0), F3(38, t0, tb<<16|tb1, tb2),
		F3(39, t1, t0<<16|tb, tb1), F3(40, w0, tb, tb1), F3(41, t0, wb, tb1), F3(42, w1, t0, tb), F3(43, t1, w0, tb), F3(44, t1, t0, wb),
		// distance, valency, what stands between
		F2(45, w0, d0b), F3(49, t0, tb, d0b),
		F2(50, w0, d10), F3(52, t1, t0, d10), F2(53, w1, d10),
		F2(54, w0, v0), F2(56, w1, v1), F2(58, wb, vb),
		F3(60, t0, tb, n0b), F3(61, t1, t0, n10), F3(62, t1, tb, n10), F3(63, w0, tb, n0b), F3(64, w1, t0, n10),
		// children
		F3(65, t0, r(k0.l1), tb), F3(66, t0, r(k0.r1), tb), F3(67, t1, r(k1.r1), t0), F3(68, t1, r(k1.l1), t0), F3(69, tb, r(kb.l1), t0),
		F2(70, w0, r(k0.r1)), F2(71, w1, r(k1.r1)),
		F3(80, w0, s.word[k0.r1], ub), F3(81, w1, s.word[k1.r1], u0), F3(82, wb, s.word[kb.l1], u0), F3(83, t0, s.word[k0.l1], tb), F3(84, t1, s.word[k1.l1], t0),
		F2(89, t0, k0.rels), F2(90, t1, k1.rels), F2(91, tb, kb.rels), F3(92, w0, k0.rels, ub), F3(93, w1, k1.rels, u0),
		F3(94, u1<<16|u0<<8|ub, d0b, d10), F3(95, k1.rels, k0.rels, u1<<16|u0<<8|ub),
		F3(98, w1, u0, s.word[k0.l1]), F3(99, t1, t0<<16|tb, k0.rels), F3(100, t1, t0<<16|tb, k1.rels),
		F3(102, t2, t1<<16|t0, tb), F3(103, u1<<16|u0<<8|ub, n10, n0b),
	)
	c0, c1, cb := s.mid[s0], s.mid[s1], s.mid[b0]
	f0, f1, fb := s.fine[s0], s.fine[s1], s.fine[b0]
	f = append(f,
		F2(105, c0, t0), F2(106, c1, t1), F2(107, cb, tb),
		F3(109, c0, t0<<16|tb, cb), F3(110, c1, t1<<16|t0, c0), F3(111, c1, t1<<16|tb, cb),
		F3(112, f0, t0, tb), F3(113, fb, t0, tb), F3(114, f1, t1, t0), F3(115, f0, t1, t0),
		F3(117, c1<<16|c0, t1<<16|t0, cb<<16|tb),
		F3(121, c1, u1, w0), F3(122, c0, u0, wb),
		F3(125, f0, u0, d0b), F3(126, f1, u1, n10),
		F3(127, f0, k0.rels, ub), F3(128, f1, k1.rels, u0),
		F3(129, c1, u0, s.word[k0.l1]), F3(130, c1, w0, tb),
	)
	x0, x1, x2, xb, xb1, xb2 := s.super[s0], s.super[s1], s.super[s2], s.super[b0], s.super[b1], s.super[b2]
	f = append(f,
		F2(133, x0, t0), F2(134, x1, t1), F2(135, xb, tb), F2(136, xb1, tb1), F2(137, xb2, tb2), F2(138, x2, t2),
		F3(139, x0, xb, d0b), F3(140, x1, x0, d10), F3(141, x1, x0, xb), F3(142, x0, tb, n0b), F3(143, t0, xb, n0b),
		F3(144, x1, t0, n10), F3(145, t1, x0, n10), F3(146, x0, v0, ub), F3(147, xb, vb, u0), F3(148, x1, v1, u0),
		F2(149, x0, w0), F2(150, xb, wb), F2(151, x1, w1), F3(152, x0, xb, xb1), F3(153, x2, x1, x0), F3(154, x0, k0.rels, ub),
		F3(155, x1, k1.rels, u0), F3(156, x0, w1, u0), F3(157, x0, wb, t0), F3(158, xb, w0, tb), F3(159, x1, w0, t1),
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
	ch, cd := s.mid[h], s.mid[d]
	fh, fd := s.fine[h], s.fine[d]
	f = append(f,
		F2(251, fh, td), F2(252, th, fd), F3(253, ch, cd, td), F3(254, ch, wd, dir), F3(255, wh, cd, dir),
		F3(256, cd, td, s.word[kd.l1]), F3(257, ch<<16|uh, td, s.word[kd.l1]), F3(258, fd, td, dist), F3(259, fh, kh.rels, td),
		F3(260, fd, kd.rels, uh), F3(261, ch<<16|cd, s.word[kd.l1], td), F2(262, fd, s.mid[da]), F2(263, fd, s.mid[db]),
	)
	xh, xd := s.super[h]|dir<<20, s.super[d]|dir<<20
	f = append(f,
		F1(264, xd), F2(265, xd, td), F3(266, xd, th, td), F2(267, xd, xh), F3(268, xd, wd, uh), F3(269, xd, wh, ud),
		F2(270, xh, td), F3(271, xd, s.word[kd.l1], uh), F3(272, xd, kh.rels, uh),
	)
	return f
}

package learn

// wide says whether the processor has AVX2 and the system keeps its registers.
var wide = hasAVX2()

func hasAVX2() bool

// multiply4 adds to four rows of sixteen sums the products of four rows of k
// numbers with a panel. The strides are in numbers.
//
//go:noescape
func multiply4(k int, a *float32, lda int, b, c *float32, ldc int)

// multiply1 is multiply4 of one row.
//
//go:noescape
func multiply1(k int, a, b, c *float32)

// multiply4Short is multiply4 of numbers of 16 bits; k is even, and the sums
// begin at 0.
//
//go:noescape
func multiply4Short(k int, a *int16, lda int, b *int16, c *int32, ldc int)

// multiply1Short is multiply4Short of one row.
//
//go:noescape
func multiply1Short(k int, a, b *int16, c *int32)

// largest is the largest of n numbers without their signs, n a multiple of 8.
//
//go:noescape
func largest(n int, x *float32) float32

// shorten sets q to the n numbers x times by, rounded, n a multiple of 16.
//
//go:noescape
func shorten(n int, by float32, x *float32, q *int16)

// lengthen sets y to the n sums times by, and the biases, n a multiple of 16.
//
//go:noescape
func lengthen(n int, by float32, sum *int32, bias, y *float32)

// gateCells makes a step of n cells of a recurrent layer, as [Encoder] does, n a
// multiple of 8.
//
//go:noescape
func gateCells(n int, z, f, r, c, h *float32)

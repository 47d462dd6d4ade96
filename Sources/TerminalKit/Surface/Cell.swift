/// One place on the screen: eight bytes, compared as one.
struct Cell: Equatable, Sendable {
    /// The glyph of the cell right of a wide character's first.
    static let rightHalf: UInt32 = 0

    /// A scalar, ``rightHalf``, or a reference to a surface's clusters.
    var glyph: UInt32 = 0x20
    var role: StyleRole = .base

    private static let clusterFlag: UInt32 = 0x8000_0000

    static func glyph(forCluster index: Int) -> UInt32 {
        clusterFlag | UInt32(truncatingIfNeeded: index)
    }

    static func clusterIndex(of glyph: UInt32) -> Int? {
        glyph & clusterFlag == 0 ? nil : Int(glyph & ~clusterFlag)
    }
}

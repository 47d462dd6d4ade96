/// How many cells a character takes on the terminal.
public struct CellWidth: Sendable {
    private let cells: @Sendable (Unicode.Scalar) -> Int

    /// A rule of one's own.
    ///
    /// - Parameter cells: 2 for a wide character, 1 for a normal one, 0 for one that
    ///   joins the character before it, and below 0 for one that cannot be shown.
    ///   It is not asked about ASCII.
    public init(_ cells: @escaping @Sendable (Unicode.Scalar) -> Int) {
        self.cells = cells
    }

    /// The width of one scalar, -1 when it cannot be shown.
    public func callAsFunction(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x7F { return scalar.value < 0x20 ? -1 : 1 }
        return min(2, cells(scalar))
    }

    /// A small table that needs no locale: East Asian and emoji ranges are wide, marks join.
    public static let builtIn = CellWidth { scalar in
        let value = scalar.value
        if value < 0x300 { return 1 }
        if (0x2E80...0x303E).contains(value) || (0x3041...0xA4CF).contains(value) { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        case .unassigned, .surrogate, .privateUse, .control: return -1
        default: break
        }
        return wideRanges.contains { $0.contains(value) } ? 2 : 1
    }

    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1_F300...0x1_F64F, 0x1_F680...0x1_F6FF, 0x1_F900...0x1_FAFF, 0x2_0000...0x3_FFFD,
    ]
}

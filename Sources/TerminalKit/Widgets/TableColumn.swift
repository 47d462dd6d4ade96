/// One column of a table.
public struct TableColumn: Hashable, Sendable {
    /// How wide a column may be, in cells.
    public enum Width: Hashable, Sendable {
        /// Always this wide.
        case fixed(Int)
        /// At least the first, at most the second, when there is room.
        case range(Int, Int)
        /// At least this wide; takes what the others leave.
        case flexible(Int)

        var minimum: Int {
            switch self {
            case .fixed(let width), .flexible(let width): max(1, width)
            case .range(let least, _): max(1, least)
            }
        }
    }

    /// Where the text of a column stands.
    public enum Alignment: Hashable, Sendable {
        /// At the left.
        case left
        /// At the right.
        case right
        /// Numbers stand with this decimal sign under each other; other text at the right.
        case decimal(Character)

        /// Numbers with a decimal point.
        public static let decimal = Alignment.decimal(".")
    }

    /// Which way a table is sorted by a column.
    public enum Sort: Hashable, Sendable {
        /// From small to large.
        case ascending
        /// From large to small.
        case descending
    }

    /// The title, drawn as given.
    public var title: String
    /// How wide it may be.
    public var width: Width
    /// Where its text stands; the title stands there too.
    public var alignment: Alignment
    /// How long it is kept as the table gets narrow: higher stays longer.
    ///
    /// The first column always stays.
    public var priority: Int
    /// Which way the table is sorted by it; nil when it is not.
    public var sort: Sort?
    /// What happens to text at the left that is longer than the column is wide.
    public var overflow: Surface.Overflow
    /// Whether text at the left may go on over empty cells of the columns to the right.
    public var goesOn: Bool

    /// One column of a table.
    public init(
        _ title: String, width: Width, alignment: Alignment = .left, priority: Int = 0, sort: Sort? = nil,
        overflow: Surface.Overflow = .ellipsis, goesOn: Bool = false
    ) {
        self.overflow = overflow
        self.goesOn = goesOn
        self.title = title
        self.width = width
        self.alignment = alignment
        self.priority = priority
        self.sort = sort
    }
}

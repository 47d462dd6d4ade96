/// What stands in one column of a row.
public struct TableCell: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The kinds of content.
    public enum Content: Hashable, Sendable {
        /// Text, cut off where the column ends.
        case text(String)
        /// A bar: the drawn part, and up to where an estimate goes on, 0 to 1 of the column's width.
        case bar(value: Double, estimate: Double?)
        /// A trend, one fraction from 0 to 1 for each period; nil where nothing is known.
        case trend([Double?])
    }

    /// What is drawn.
    public var content: Content
    /// What it means; nil takes the row's role.
    public var role: StyleRole?

    /// A cell with content of any kind.
    public init(_ content: Content, role: StyleRole? = nil) {
        self.content = content
        self.role = role
    }

    /// A cell with text.
    public init(_ text: String, role: StyleRole? = nil) {
        self.init(.text(text), role: role)
    }

    /// A cell with text in the row's role.
    public init(stringLiteral value: String) {
        self.init(.text(value))
    }

    /// A bar of a value, 0 to 1 of the column's width.
    public static func bar(_ value: Double, estimate: Double? = nil, role: StyleRole? = nil) -> TableCell {
        TableCell(.bar(value: value, estimate: estimate), role: role)
    }

    /// A trend, one fraction from 0 to 1 for each period; nil where nothing is known.
    public static func trend(_ fractions: [Double?], role: StyleRole? = nil) -> TableCell {
        TableCell(.trend(fractions), role: role)
    }

    var text: String? {
        if case .text(let text) = content { text } else { nil }
    }
}

/// One row of a table.
public struct TableRow: Hashable, Sendable {
    /// What stands in each column; columns without a cell stay empty.
    public var cells: [TableCell]
    /// What the row means; nil is `text`, or `table.total` in the totals.
    public var role: StyleRole?
    /// A sign in front of the row, one cell wide, such as a check.
    public var mark: TableCell?

    /// One row of a table.
    public init(_ cells: [TableCell], role: StyleRole? = nil, mark: TableCell? = nil) {
        self.cells = cells
        self.role = role
        self.mark = mark
    }

    /// A row that heads a group of rows.
    public static func group(_ cells: [TableCell]) -> TableRow {
        TableRow(cells, role: .tableGroup)
    }
}

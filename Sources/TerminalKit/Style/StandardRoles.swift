extension StyleRole {
    /// Ordinary text: the base of every look.
    public static let text: StyleRole = "text"
    /// Text that matters less.
    public static let dim: StyleRole = "text.dim"
    /// Text that matters more.
    public static let strong: StyleRole = "text.strong"
    /// The title line.
    public static let title: StyleRole = "title"
    /// Source, metric and age at the right of the title line.
    public static let titleNote: StyleRole = "title.note"
    /// The column titles of a table.
    public static let tableHeader: StyleRole = "table.header"
    /// The title of the column that a table is sorted by.
    public static let tableHeaderSorted: StyleRole = "table.header.sorted"
    /// The selected row under the bar cursor.
    public static let tableRowSelected: StyleRole = "table.row.selected"
    /// A row that heads a group of rows.
    public static let tableGroup: StyleRole = "table.group"
    /// The mark at the left of the selected row under the marker cursor.
    public static let tableCursor: StyleRole = "table.cursor"
    /// A total below a table.
    public static let tableTotal: StyleRole = "table.total"
    /// The drawn part of a bar.
    public static let bar: StyleRole = "bar"
    /// The part of a bar that is an estimate.
    public static let barEstimate: StyleRole = "bar.estimate"
    /// A trend of small columns.
    public static let trend: StyleRole = "trend"
    /// The status line.
    public static let status: StyleRole = "status"
    /// The words of the hint line.
    public static let hint: StyleRole = "hint"
    /// A key's name in the hint line.
    public static let hintKey: StyleRole = "hint.key"
    /// A key of the hint line that does nothing now.
    public static let hintDisabled: StyleRole = "hint.disabled"
    /// The text typed at a prompt.
    public static let prompt: StyleRole = "prompt"
    /// What stands before and after the text of a prompt.
    public static let promptNote: StyleRole = "prompt.note"
    /// The cell under the text cursor.
    public static let promptCursor: StyleRole = "prompt.cursor"
    /// A box in front of the screen.
    public static let box: StyleRole = "box"
    /// The frame of a box.
    public static let boxFrame: StyleRole = "box.frame"
    /// The title of a box.
    public static let boxTitle: StyleRole = "box.title"
    /// The selected line of a menu.
    public static let menuSelected: StyleRole = "menu.selected"
    /// A heading on the help page.
    public static let helpHeading: StyleRole = "help.heading"
    /// A key's name on the help page.
    public static let helpKey: StyleRole = "help.key"
    /// A key on the help page that does nothing now, and why.
    public static let helpDisabled: StyleRole = "help.disabled"

    /// The roles that TerminalKit's own widgets draw with.
    public static let standard: [StyleRole] = [
        .text, .dim, .strong, .title, .titleNote, .tableHeader, .tableHeaderSorted, .tableRowSelected,
        .tableGroup, .tableCursor, .tableTotal, .bar, .barEstimate, .trend, .status, .hint, .hintKey,
        .hintDisabled, .prompt, .promptNote, .promptCursor, .box, .boxFrame, .boxTitle, .menuSelected, .helpHeading,
        .helpKey, .helpDisabled,
    ]
}

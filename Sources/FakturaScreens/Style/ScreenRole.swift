public import TerminalKit

/// The roles that faktura's own screens draw with, beside those of the widgets.
extension StyleRole {
    /// A period that has not ended.
    public static let stateUnbilled: StyleRole = "state.unbilled"
    /// An invoice to be paid.
    public static let stateDue: StyleRole = "state.due"
    /// An invoice that was not paid in time.
    public static let stateOverdue: StyleRole = "state.overdue"
    /// An invoice that is paid.
    public static let statePaid: StyleRole = "state.paid"
    /// An invoice that was cancelled.
    public static let stateVoid: StyleRole = "state.void"
    /// Nothing known, or nothing to be had.
    public static let stateNone: StyleRole = "state.none"
    /// A negative amount; it has its minus too.
    public static let amountNegative: StyleRole = "amount.negative"
    /// The mark of an unusual day.
    public static let unusual: StyleRole = "amount.unusual"
    /// Something that could not be done.
    public static let warning: StyleRole = "status.warning"
    /// Work that runs.
    public static let work: StyleRole = "status.work"

    /// Every role that a theme may give a look to.
    public static let known: [StyleRole] =
        StyleRole.standard + [
            .stateUnbilled, .stateDue, .stateOverdue, .statePaid, .stateVoid, .stateNone, .amountNegative, .unusual,
            .warning,
            .work, "table", "table.row", "state", "amount", "menu", "help",
        ]
}

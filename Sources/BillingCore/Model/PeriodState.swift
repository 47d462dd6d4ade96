/// Where a billing period stands (design section 4).
public enum PeriodState: String, Hashable, Sendable, CaseIterable {
    /// Not ended: its figure is an estimate.
    case unbilled
    /// Invoiced, to be paid.
    case due
    /// Invoiced, not paid in time.
    case overdue
    /// Invoiced and paid.
    case paid
    /// Invoiced and withdrawn.
    case void
    /// Ended without an invoice, for a known reason.
    case none
    /// Ended; nothing is known of invoices, as with files, or not where they stand.
    case unknown
}

extension PeriodState {
    /// Where several invoices stand together, credit notes left out; `nil` without any.
    static func mostPressing(of invoices: [Invoice]) -> PeriodState? {
        let states = Set(invoices.filter { !$0.isCreditNote }.map(\.state))
        return [PeriodState.overdue, .due, .paid, .void].first(where: states.contains)
    }
}

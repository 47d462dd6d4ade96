import BillingCore
import FakturaWords
import TerminalKit

/// Draws services against periods beside the Billing history, where a screen is wide enough.
///
/// In the currency of the selected row; the dearest services of all periods
/// first, what there is no room for together. It stays as it is while the
/// cursor moves within a currency, so that a step costs no more than elsewhere.
struct ServiceMatrixPane {
    /// The narrowest screen that has room for the history and the matrix.
    static let leastColumns = 200
    /// What the history keeps of such a screen.
    static let historyColumns = 104

    let matrix: ServiceMatrix
    let currency: CurrencyCode
    let context: DrawContext

    func draw(on surface: inout Surface, in rect: Rect) {
        let room = rect.rows - 2
        let all = matrix.rows.filter { $0.currency == currency }
        guard room > 1, !all.isEmpty else { return }
        let (rows, others) = matrix.top(room, in: currency)
        let totals = matrix.totals(in: currency)
        Table(
            columns: columns(all.flatMap(\.costs) + totals, cells: rect.columns),
            rows: rows.map { row($0.service.isEmpty ? context.dash : $0.service, $0.costs) }
                + (others.map { [row(context.words.otherServices(all.count - rows.count), $0.costs)] } ?? []),
            firstVisible: 0, totalCount: rows.count + (others == nil ? 0 : 1), selected: nil,
            totals: [row("\(context.words.total) \(currency)", totals)]
        ).draw(on: &surface, in: rect)
    }

    private func columns(_ amounts: [Amount?], cells: Int) -> [TableColumn] {
        let widest = amounts.compactMap { $0.map { context.words.wholeAmount($0).count } }.max() ?? 0
        let periods = matrix.periods.reversed().map { period in
            TableColumn(
                context.fit(context.words.shortDay(period.start)), width: .fixed(max(7, widest)), alignment: .right,
                priority: period == matrix.periods.first ? 8 : 5, sort: nil)
        }
        return [TableColumn(context.words.column(.service), width: .flexible(16), priority: 9)] + periods
    }

    /// Whole units: cents would be noise in seven columns.
    private func row(_ name: String, _ costs: [Amount?]) -> TableRow {
        TableRow(
            [TableCell(name)]
                + costs.reversed().map { cost in
                    guard let cost else { return TableCell(context.dash, role: .dim) }
                    return TableCell(
                        context.fit(context.words.wholeAmount(cost)), role: cost < .zero ? .amountNegative : nil)
                })
    }
}

import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// The columns of the Subscriptions screen.
///
/// What an invoice came to and where it stands takes the place of the last
/// period's cost as soon as a source tells of invoices; a wide screen has both.
struct SubscriptionListColumns {
    typealias Column = ScreenColumn<SubscriptionListModel.Row>

    let model: SubscriptionListModel
    let context: DrawContext
    let width: Int

    private var words: Words { context.words }
    private var reports: [SubscriptionOverview.Row] { model.list.rows.compactMap(\.report) }
    private var isWide: Bool { width >= 120 }

    /// The columns that have something to tell.
    var all: [Column] {
        [subscription]
            + (model.hasOffers ? isWide ? [offer, offerID] : [offer] : [])
            + (model.hasRoles && isWide ? [role] : [])
            + [currency]
            + (model.hasInvoices ? (isWide ? [lastPeriod] : []) + [invoice, state] : [lastPeriod])
            + [unbilled, trend]
    }

    private func mark(_ column: SortColumn) -> TableColumn.Sort? { SubscriptionListScreen.mark(column, model) }

    private var subscription: Column {
        Column(
            TableColumn(
                words.column(.subscription), width: .flexible(width < 60 ? 14 : 18), priority: 9, sort: mark(.name))
        ) { row in TableCell(row.report?.subscription.displayName ?? words.allSubscriptions) }
    }

    private var offer: Column {
        Column(
            TableColumn(
                words.column(.offer), width: .range(12, width >= 160 ? 30 : width >= 110 ? 22 : 15), priority: 3,
                sort: mark(.offer))
        ) { row in
            guard let report = row.report else { return "" }
            let subscription = report.subscription
            return TableCell(
                subscription.offer.map(words.offer) ?? subscription.agreement?.rawValue ?? context.dash)
        }
    }

    private var offerID: Column {
        Column(TableColumn(words.column(.offerID), width: .fixed(12), priority: 1)) { row in
            // An offer without a name is called by its number already.
            TableCell(row.report?.subscription.offer.map { $0.name == nil ? "" : $0.id } ?? "")
        }
    }

    private var role: Column {
        Column(TableColumn(words.column(.role), width: .range(14, 21), priority: 2)) { row in
            row.report.map { TableCell($0.subscription.role ?? context.dash) } ?? ""
        }
    }

    private var currency: Column {
        Column(
            TableColumn(words.column(.currency), width: .fixed(4), priority: 7, sort: mark(.currency)),
            total: { TableCell($0.rawValue) },
            cell: { TableCell($0.report?.currency?.rawValue ?? "") })
    }

    private var lastPeriod: Column {
        let totals = model.shownTotals.lastPeriod
        let known = reports.compactMap { row in row.lastPeriodCost.map { ($0, row.currency) } } + Self.pairs(totals)
        return Column(
            context.amounts(words.column(.lastPeriod), fitting: known, priority: 4, sort: mark(.lastPeriod)),
            total: { context.cell(totals[$0], $0) },
            cell: { row in row.report.map { context.cell($0.lastPeriodCost, $0.currency) } ?? "" })
    }

    private var invoice: Column {
        let known = reports.compactMap(\.lastInvoice).map { ($0.total.amount, CurrencyCode?.some($0.total.currency)) }
        return Column(context.amounts(words.column(.invoice), fitting: known, priority: 6, sort: mark(.invoice))) {
            row in
            guard let report = row.report else { return "" }
            return context.cell(report.lastInvoice?.total.amount, report.lastInvoice?.total.currency)
        }
    }

    /// Where the last invoice stands, or in a word why there is none.
    private var state: Column {
        let texts = reports.map(stateText)
        return Column(
            TableColumn("", width: .fixed(max(7, texts.map(\.count).max() ?? 0)), priority: 6)
        ) { row in
            guard let report = row.report else { return "" }
            let role = report.lastInvoice.map { BillingHistoryScreen.role(of: $0.state) } ?? .stateNone
            return TableCell(stateText(report), role: role)
        }
    }

    private func stateText(_ row: SubscriptionOverview.Row) -> String {
        row.lastInvoice.map { words.state($0.state) } ?? row.absence.flatMap(words.absenceWord) ?? ""
    }

    private var unbilled: Column {
        let totals = model.shownTotals.unbilled
        let known = reports.compactMap { row in row.unbilledCost.map { ($0, row.currency) } } + Self.pairs(totals)
        return Column(
            context.amounts(
                words.column(.unbilled), fitting: known,
                or: reports.compactMap {
                    words.wordOfCost($0.unbilledCost, $0.currency, $0.problem, $0.unpricedMeters)
                },
                priority: 8, sort: mark(.unbilled)),
            total: { context.cell(totals[$0], $0) },
            cell: { row in
                guard let row = row.report else { return "" }
                return context.cell(
                    row.unbilledCost, row.currency, row.problem, unpricedMeters: row.unpricedMeters)
            })
    }

    private var trend: Column {
        Column(TableColumn(words.column(.trend), width: .fixed(7), alignment: .right, priority: 4)) { row in
            guard let report = row.report else { return "" }
            let most = report.trend.compactMap { $0?.approximate }.max() ?? 0
            return .trend(report.trend.map { $0.map { most > 0 ? max(0, $0.approximate / most) : 0 } })
        }
    }

    private static func pairs(_ totals: CurrencyTotals) -> [(Amount, CurrencyCode?)] {
        totals.totals.map { ($0.amount, $0.currency) }
    }
}

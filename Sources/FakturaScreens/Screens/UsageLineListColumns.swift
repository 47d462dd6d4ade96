import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// The columns of the usage lines: those of a line's name first, its figures, then where it belongs.
struct UsageLineListColumns {
    typealias Column = ScreenColumn<UsageLine>

    let model: UsageLineListModel
    let context: DrawContext
    let isWide: Bool

    private var words: Words { context.words }
    private var lines: [UsageLine] { model.page?.lines ?? [] }
    private var totals: CurrencyTotals { model.page?.totals ?? CurrencyTotals() }
    private var only: CurrencyCode? { UsageLineListScreen.onlyCurrency(totals.totals.map(\.currency)) }

    /// The columns that tell lines apart: the day where there are several, and so with subscription and currency.
    var all: [Column] {
        [resource] + (model.coversSeveralDays ? [day] : []) + (model.coversSeveralSubscriptions ? [subscription] : [])
            + [meter, quantity, unit, unitPrice] + (only == nil ? [currency] : [])
            + [cost, resourceGroup, service, location]
    }

    private func mark(_ column: SortColumn) -> TableColumn.Sort? { UsageLineListScreen.mark(column, model) }
    private var nameWidth: TableColumn.Width { .flexible(isWide ? 20 : 16) }

    private func text(
        _ column: Words.Column, _ width: TableColumn.Width, priority: Int, _ sort: SortColumn,
        _ cell: @escaping (UsageLine) -> String
    ) -> Column {
        Column(TableColumn(words.column(column), width: width, priority: priority, sort: mark(sort))) {
            TableCell(cell($0))
        }
    }

    private var resource: Column {
        Column(TableColumn(words.column(.resource), width: nameWidth, priority: 9, sort: mark(.resource))) { line in
            let name = line.isUnallocated ? words.unallocatedName : line.resourceName
            return TableCell(
                name.isEmpty ? context.dash : name, role: line.isUnallocated || name.isEmpty ? .dim : nil)
        }
    }

    private var day: Column { text(.day, .fixed(6), priority: 6, .day) { words.shortDay($0.day) } }

    private var subscription: Column {
        text(.subscription, .range(14, 24), priority: 6, .subscription) {
            context.subscriptionNames[$0.subscription] ?? $0.subscription.rawValue
        }
    }

    private var meter: Column { text(.meter, nameWidth, priority: 7, .meter) { $0.meter.name } }

    private var quantity: Column {
        Column(
            context.quantities(
                words.column(.quantity), fitting: lines.map(\.quantity), places: 4, priority: 6, sort: mark(.quantity))
        ) { context.cell($0.quantity) }
    }

    private var unit: Column {
        Column(
            context.column(
                words.column(.unit), fitting: lines.map(\.meter.unit), atMost: 14, priority: 4, sort: mark(.unit))
        ) { TableCell($0.meter.unit) }
    }

    private var unitPrice: Column {
        Column(
            context.quantities(
                words.column(.unitPrice), fitting: lines.map(\.unitPrice), places: 5, least: 2, priority: 5,
                sort: mark(.unitPrice))
        ) { context.cell($0.unitPrice, places: 5, least: 2) }
    }

    private var currency: Column {
        Column(
            TableColumn(words.column(.currency), width: .fixed(3), priority: 8),
            total: { TableCell($0.rawValue) },
            cell: { TableCell($0.cost.currency.rawValue) })
    }

    private var cost: Column {
        let known = (lines.map(\.cost) + totals.totals).map { ($0.amount, CurrencyCode?.some($0.currency)) }
        let totals = totals
        return Column(
            context.amounts(
                words.column(.cost, in: only?.rawValue), fitting: known, priority: 8, sort: mark(.cost)),
            total: { context.cell(totals[$0], $0) },
            cell: { context.cell($0.cost.amount, $0.cost.currency) })
    }

    private var resourceGroup: Column {
        text(.resourceGroup, .range(12, 24), priority: 3, .resourceGroup) { $0.resourceGroup }
    }

    private var service: Column { text(.service, .range(16, 24), priority: 2, .service) { $0.service } }
    private var location: Column { text(.location, .range(10, 18), priority: 1, .location) { $0.location } }
}

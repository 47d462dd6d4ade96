import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Reconciliation screen: the steps from lines to invoice, and below whether they come out.
enum ReconciliationScreen: ScreenRenderer {
    static func text(_ model: ReconciliationModel, _ context: DrawContext) -> ScreenText {
        let words = context.words
        var status = listStatus(model, row: model.cursor.selected, shown: model.rows.count, all: nil, context)
        if let invoiced = model.report?.filter(\.isInvoiced), !invoiced.isEmpty, !status.isEmpty {
            let equal = invoiced.count { $0.outcome == .equal }
            let text = words.equalCount(equal, of: invoiced.count)
            status.append(StatusLine.Part(equal == invoiced.count ? "\(text) \(context.glyphs.equal)" : text))
        }
        return ScreenText(
            path: [context.name(of: model.scope), context.label(of: model.period)], name: words.reconciliation,
            provenance: nil, status: status, filterNote: "")
    }

    static func listRows(_ model: ReconciliationModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows - noteRows(rect))
    }

    static func draw(
        _ model: ReconciliationModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) {
        if model.rows.isEmpty, model.phase == .loaded {
            surface.paragraph(context.fit(context.words.nothingToReconcile), in: rect.inset(rows: 1, columns: 2))
            return
        }
        if drawState(
            of: model, isEmpty: model.rows.isEmpty, isFilteredToNothing: false, all: nil, emptiness: .statement,
            context, on: &surface, in: rect)
        {
            return
        }
        // What it comes to stands right below the last step.
        var note = rect
        let table = note.takeTop(min(rect.rows - noteRows(rect), model.rows.count + 1))
        if note.rows > 3 { _ = note.takeTop(1) }
        let first = model.cursor.firstVisible
        Table(
            columns: columns(model, context),
            rows: model.rows.dropFirst(first).prefix(rect.rows).map { row($0, context) }, firstVisible: first,
            totalCount: model.rows.count, selected: model.cursor.selected
        ).draw(on: &surface, in: table)
        drawNote(model, context, on: &surface, in: note)
    }

    private static func noteRows(_ rect: Rect) -> Int { rect.rows >= 9 ? min(6, rect.rows / 3) : 0 }

    private static func columns(_ model: ReconciliationModel, _ context: DrawContext) -> [TableColumn] {
        let titles = context.words.reconciliationColumns
        let steps = model.rows.compactMap { row in
            row.step.map { (row.reconciliation.steps[$0], row.reconciliation.currency) }
        }
        let currency = onlyCurrency(model.rows.map(\.reconciliation.currency))
        let title = [titles.amount, currency?.rawValue].compactMap(\.self).joined(separator: " ")
        return [
            TableColumn(titles.step, width: .flexible(20), priority: 9),
            context.column(
                titles.basis, fitting: steps.map { context.fit(context.words.basis($0.0)) }, priority: 5),
            context.quantities(
                title, fitting: steps.map { step, _ in step.amount?.decimal }, places: places,
                least: currency?.minorUnitDigits ?? 2, priority: 8),
        ]
    }

    private static func row(_ row: ReconciliationModel.Row, _ context: DrawContext) -> TableRow {
        let words = context.words
        let reconciliation = row.reconciliation
        guard let index = row.step else {
            let name = [reconciliation.subscription.displayName, reconciliation.currency?.rawValue]
                .compactMap(\.self).joined(separator: " \(context.glyphs.middleDot) ")
            return .group([TableCell(name)])
        }
        let step = reconciliation.steps[index]
        let isSum = step.item == .billed || step.item == .total
        let isWrong = step.item == .rest || step.item == .lateUsage
        return TableRow(
            [
                TableCell(context.fit(words.step(step.item))), TableCell(context.fit(words.basis(step)), role: .dim),
                amount(step, reconciliation.currency, context),
            ], role: isSum ? StyleRole.tableGroup : isWrong ? StyleRole.warning : nil)
    }

    /// Lines are exact: a rounding of fractions of a cent is to be seen.
    private static let places = 6

    private static func amount(
        _ step: Reconciliation.Step, _ currency: CurrencyCode?, _ context: DrawContext
    ) -> TableCell {
        var cell = context.cell(step.amount?.decimal, places: places, least: currency?.minorUnitDigits ?? 2)
        if let amount = step.amount, amount < .zero { cell.role = .amountNegative }
        return cell
    }

    /// What the selected step means, and whether its reconciliation comes out.
    private static func drawNote(
        _ model: ReconciliationModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect
    ) {
        guard let selected = model.selected, !rect.isEmpty else { return }
        let explanation = model.selectedStep.flatMap(context.words.explanation)
        var text = context.words.outcome(selected.reconciliation, hasKeys: true)
        if selected.reconciliation.outcome == .equal { text += " \(context.glyphs.equal)" }
        if model.metricInFront == .amortized { text += " \(context.words.onlyActualIsReconciled)" }
        if let explanation { text += "\n\(explanation)" }
        surface.paragraph(context.fit(text), in: rect.inset(rows: 0, columns: 2), role: .dim)
    }
}

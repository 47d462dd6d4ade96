import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the Usage line screen: every field, and the selected one in full below.
enum UsageLineScreen: ScreenRenderer {
    static func text(_ model: UsageLineModel, _ context: DrawContext) -> ScreenText {
        let words = context.words
        return ScreenText(
            path: [
                model.subscriptionName, context.fit(words.shortDay(model.line.day)),
                model.line.resourceName.isEmpty ? model.line.meter.name : model.line.resourceName,
            ],
            name: words.screen(.usageLine), provenance: model.provenance,
            status: [
                StatusLine.Part(words.position(model.cursor.selected, of: model.fields.count, all: nil))
            ],
            filterNote: "")
    }

    static func listRows(_ model: UsageLineModel, _ context: DrawContext, in rect: Rect) -> Int {
        Table.visibleRows(height: rect.rows - detailRows(model, context, rect))
    }

    static func draw(_ model: UsageLineModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        var table = rect
        let detail = table.takeBottom(detailRows(model, context, rect))
        let first = model.cursor.firstVisible
        let fields = fields(of: model, context)
        let labelCells = labelCells(fields, surface)
        Table(
            columns: [
                TableColumn(context.words.column(.field), width: .fixed(labelCells), priority: 9),
                TableColumn(context.words.column(.fieldValue), width: .flexible(10), priority: 8),
            ],
            rows: fields.dropFirst(first).prefix(rect.rows).map {
                TableRow([TableCell($0.label, role: .dim), TableCell($0.value)])
            },
            firstVisible: first, totalCount: fields.count, selected: model.cursor.selected
        ).draw(on: &surface, in: table)
        guard fields.indices.contains(model.cursor.selected) else { return }
        let selected = fields[model.cursor.selected]
        let room = valueCells(fields, surface, rect)
        if surface.measure(selected.value) > room {
            var below = detail.inset(rows: 0, columns: 2)
            _ = below.takeTop(1)
            surface.paragraph(selected.value, in: below)
        }
    }

    /// Rows below the table for a value that is too long for its column; none when all are short.
    private static func detailRows(_ model: UsageLineModel, _ context: DrawContext, _ rect: Rect) -> Int {
        guard rect.rows >= 7 else { return 0 }
        let surface = Surface(columns: 0, rows: 0, width: .builtIn, glyphs: context.glyphs)
        let fields = fields(of: model, context)
        let room = valueCells(fields, surface, rect)
        let long = fields.filter { surface.measure($0.value) > room }
        let most = long.map { surface.wrap($0.value, cells: rect.columns - 4).count }.max() ?? 0
        return most == 0 ? 0 : 1 + min(most, rect.rows / 3)
    }

    private static func fields(
        of model: UsageLineModel, _ context: DrawContext
    ) -> [(label: String, value: String)] {
        model.fields.map { (label(of: $0.label, context), value(of: $0, context)) }
    }

    private static func labelCells(_ fields: [(label: String, value: String)], _ surface: Surface) -> Int {
        min(30, fields.map { surface.measure($0.label) }.max() ?? 12)
    }

    private static func valueCells(
        _ fields: [(label: String, value: String)], _ surface: Surface, _ rect: Rect
    ) -> Int {
        rect.columns - Table.gutter - labelCells(fields, surface) - 1
    }

    private static func value(of field: UsageLineModel.Field, _ context: DrawContext) -> String {
        switch field.value {
        case .text(let text): text
        case .day(let day): "\(day) \(context.words.weekday(day).prefix(3))"
        case .number(let number): context.fit(context.words.number(number))
        case .money(let money): context.fit(context.words.exactMoney(money))
        case .unallocated: context.words.unallocated
        }
    }

    private static func label(of label: UsageLineModel.Field.Label, _ context: DrawContext) -> String {
        let words = context.words
        return switch label {
        case .day: words.field(.day)
        case .subscription: words.field(.subscription)
        case .subscriptionID: words.field(.subscriptionID)
        case .meterCategory: words.field(.meterCategory)
        case .meterSubcategory: words.field(.meterSubcategory)
        case .meterName: words.field(.meterName)
        case .meterRegion: words.field(.meterRegion)
        case .meterID: words.field(.meterID)
        case .service: words.field(.service)
        case .resource: words.field(.resource)
        case .resourceID: words.field(.resourceID)
        case .resourceGroup: words.field(.resourceGroup)
        case .location: words.field(.location)
        case .quantity: words.field(.quantity)
        case .unit: words.field(.unit)
        case .unitPrice: words.field(.unitPrice)
        case .cost: words.field(.cost)
        case .chargeType: words.field(.chargeType)
        case .allocation: words.field(.allocation)
        case .tag(let name): words.field(.tag) + (name.isEmpty ? "" : ": \(name)")
        case .additionalInfo(let name): name.isEmpty ? words.field(.additionalInfo) : "Info: \(name)"
        case .other(let name): name
        }
    }
}

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
        Table.visibleRows(height: rect.rows - detailRows(rect))
    }

    static func draw(_ model: UsageLineModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        var table = rect
        let detail = table.takeBottom(detailRows(rect))
        let first = model.cursor.firstVisible
        let fields = model.fields.map { (label: label(of: $0.label, context), value: value(of: $0, context)) }
        let widest = fields.map { surface.measure($0.label) }.max() ?? 12
        Table(
            columns: [
                TableColumn(context.words.column(.field), width: .fixed(min(widest, 30)), priority: 9),
                TableColumn(context.words.column(.fieldValue), width: .flexible(10), priority: 8),
            ],
            rows: fields.dropFirst(first).prefix(rect.rows).map {
                TableRow([TableCell($0.label, role: .dim), TableCell($0.value)])
            },
            firstVisible: first, totalCount: fields.count, selected: model.cursor.selected
        ).draw(on: &surface, in: table)
        guard fields.indices.contains(model.cursor.selected) else { return }
        let selected = fields[model.cursor.selected]
        let room = rect.columns - Table.gutter - min(widest, 30) - 1
        if surface.measure(selected.value) > room {
            var below = detail.inset(rows: 0, columns: 2)
            _ = below.takeTop(1)
            surface.paragraph(selected.value, in: below)
        }
    }

    /// Rows below the table for a value that is too long for its column.
    private static func detailRows(_ rect: Rect) -> Int { rect.rows >= 12 ? 5 : 0 }

    private static func value(of field: UsageLineModel.Field, _ context: DrawContext) -> String {
        switch field.value {
        case .text(let text): text
        case .day(let day): "\(day)  \(context.words.weekday(day))"
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

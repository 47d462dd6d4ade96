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
        table(model, context).listRows(in: rect)
    }

    static func draw(_ model: UsageLineModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        table(model, context).draw(on: &surface, in: rect)
    }

    private static func table(_ model: UsageLineModel, _ context: DrawContext) -> FieldTable {
        let words = context.words
        return FieldTable(
            fields: model.fields.map { (label(of: $0.label, context), value(of: $0, context)) },
            titles: (words.column(.field), words.column(.fieldValue)), cursor: model.cursor, glyphs: context.glyphs)
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

import FakturaViewModels
import FakturaWords
import TerminalKit

/// Draws the screen of one piece of work: every fact, and the selected one in full below.
enum ActivityScreen: ScreenRenderer {
    static func text(_ model: ActivityModel, _ context: DrawContext) -> ScreenText {
        let words = context.words
        let subject = context.fit(context.activityFacts.subject(model.activity))
        // A long name would push the way back out of the title.
        let shown = subject.count > 40 ? subject.prefix(39) + String(context.glyphs.ellipsis) : subject
        return ScreenText(
            path: [words.activity, shown],
            name: context.activityFacts.work(model.activity), provenance: nil,
            status: [
                StatusLine.Part(words.position(model.cursor.selected, of: model.fields.count, all: nil))
            ],
            filterNote: "")
    }

    static func listRows(_ model: ActivityModel, _ context: DrawContext, in rect: Rect) -> Int {
        table(model, context).listRows(in: rect)
    }

    static func draw(_ model: ActivityModel, _ context: DrawContext, on surface: inout Surface, in rect: Rect) {
        table(model, context).draw(on: &surface, in: rect)
    }

    private static func table(_ model: ActivityModel, _ context: DrawContext) -> FieldTable {
        let fields = model.fields.map { field in
            (label(of: field, context.words), context.fit(context.activityFacts.value(field, of: model.activity)))
        }
        let words = context.words
        return FieldTable(
            fields: fields, titles: (words.column(.field), words.column(.fieldValue)), cursor: model.cursor,
            glyphs: context.glyphs)
    }

    private static func label(of field: ActivityModel.Field, _ words: Words) -> String {
        switch field {
        case .work: words.activityField(.work)
        case .what: words.activityField(.what)
        case .invoice: words.activityField(.invoice)
        case .subscription: words.field(.subscription)
        case .subscriptionID: words.field(.subscriptionID)
        case .account: words.activityField(.account)
        case .tenant: words.activityField(.tenant)
        case .billingProfile: words.activityField(.billingProfile)
        case .period: words.activityField(.period)
        case .metric: words.activityField(.metric)
        case .path: words.activityField(.path)
        case .state: words.activityField(.state)
        case .reason: words.activityField(.reason)
        case .requestID: words.activityField(.requestID)
        case .remedy: words.activityField(.remedy)
        case .started: words.activityField(.started)
        case .ended: words.activityField(.ended)
        case .ran: words.activityField(.ran)
        case .lines: words.activityField(.lines)
        case .expectedLines: words.activityField(.expectedLines)
        case .pages: words.activityField(.pages)
        case .bytes: words.activityField(.bytes)
        case .rate: words.activityField(.rate)
        case .timeLeft: words.activityField(.timeLeft)
        case .wait: words.activityField(.wait)
        }
    }
}

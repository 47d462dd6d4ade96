import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// What every screen needs to be drawn, beside its own model.
struct DrawContext {
    let words: Words
    let subscriptionNames: [SubscriptionID: String]
    let asOf: AsOf?
    let now: Int64
    let work: ImportProgress?
    let importFailure: String?
    let glyphs: GlyphSet

    /// Stands for a value that is not known.
    var dash: String { glyphs.dash }

    /// Words with the signs of the glyph set: minus, dash, dots.
    func fit(_ text: String) -> String {
        guard glyphs.name == .ascii else { return text }
        return text.replacing("\u{2212}", with: "-").replacing("–", with: "-").replacing(" · ", with: " - ")
            .replacing("…", with: "...").replacing("×", with: "x").replacing("\u{00A0}", with: " ")
            .replacing("”", with: "\"")
    }

    /// An amount for a table cell; a dash when it is not known, a role of its own when it is negative.
    func cell(_ amount: Amount?, _ currency: CurrencyCode?) -> TableCell {
        guard let amount else { return TableCell(dash, role: .dim) }
        return TableCell(fit(words.amount(amount, currency)), role: amount < .zero ? .amountNegative : nil)
    }

    /// A number for a table cell; empty when it is not known.
    func cell(_ number: ExactDecimal?, places: Int = 4) -> TableCell {
        TableCell(number.map { fit(words.quantity($0, places: places)) } ?? dash)
    }

    /// The sign that numbers stand under each other by.
    var decimal: TableColumn.Alignment { .decimal(words.language == .english ? "." : ",") }

    /// The name of a scope.
    func name(of scope: Scope) -> String { words.scope(scope, names: subscriptionNames) }

    /// A period by its dates, the year left out where it is the current one.
    func label(of period: BillingPeriod, state: PeriodState? = nil) -> String {
        fit(
            state == .unbilled
                ? words.unbilledPeriod(period, asOf: asOf)
                : words.period(period, in: asOf?.day.components.year))
    }

    /// Source, metric and age, for the right of the title line.
    func note(of provenance: Provenance?) -> String {
        guard let provenance else { return "" }
        var parts = [words.source(provenance.source), words.metric(provenance.metric)]
        if let asOf, asOf.isMoved {
            parts.append(words.asOf(asOf.day))
        } else if let fetchedAt = provenance.fetchedAt {
            parts.append(words.age(seconds: max(0, now - fetchedAt)))
        }
        return fit(parts.joined(separator: " · "))
    }
}

/// What a screen says about itself to the frame around it.
struct ScreenText {
    /// The breadcrumb.
    let path: [String]
    /// Source, metric and age.
    let note: String
    /// The facts of the status line.
    let status: [StatusLine.Part]
    /// What a filter leaves, for the prompt.
    let filterNote: String
}

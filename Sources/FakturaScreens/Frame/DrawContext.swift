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
    let activityFacts: ActivityFacts
    let glyphs: GlyphSet
    /// Names of the subscriptions whose figures are left out, as their periods are others.
    var leftOut: [String] = []
    /// Whether there are no figures but amortized ones.
    var isOnlyAmortized = false

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

    /// An amount for a table cell, marked where it lacks meters without a price.
    func cell(
        _ amount: Amount?, _ currency: CurrencyCode?, _ problem: AzureProblem?, unpricedMeters: Int
    ) -> TableCell {
        guard let amount, unpricedMeters > 0 else { return cell(amount, currency, problem) }
        return TableCell(fit(words.incomplete(amount, currency)), role: .warning)
    }

    /// An amount for a table cell; in its place, in a word or two, why Azure did not give it.
    func cell(_ amount: Amount?, _ currency: CurrencyCode?, _ problem: AzureProblem?) -> TableCell {
        guard amount == nil, let problem else { return cell(amount, currency) }
        return TableCell(fit(words.accessWord(problem)), role: .stateNone)
    }

    /// A number for a table cell; a dash when it is not known.
    func cell(_ number: ExactDecimal?, places: Int = 4, least: Int = 0) -> TableCell {
        guard let number else { return TableCell(dash, role: .dim) }
        return TableCell(fit(words.quantity(number, places: places, least: least)))
    }

    /// The sign that numbers stand under each other by.
    var decimal: TableColumn.Alignment { .decimal(words.language == .english ? "." : ",") }

    /// The name of a scope.
    ///
    /// An identifier in place of a name would push the period out of the title: its beginning tells it apart.
    func name(of scope: Scope) -> String {
        let name = words.scope(scope, names: subscriptionNames)
        guard case .subscriptions(let ids) = scope, ids.count == 1, ids[0].rawValue == name, name.count > 20 else {
            return name
        }
        return name.prefix(12) + String(glyphs.ellipsis)
    }

    /// A period by its dates, the year left out where it is the current one.
    func label(of period: BillingPeriod, state: PeriodState? = nil) -> String {
        // Figures may reach past a day that was asked for: then the period is named by its own dates.
        let isRunning = state == .unbilled && asOf?.isMoved != true
        return fit(
            isRunning ? words.runningPeriod(period) : words.period(period, in: asOf?.day.components.year))
    }

    /// What a screen shows, from where, by which metric and how old: in full, then ever shorter.
    func notes(of name: String?, _ provenance: Provenance?) -> [String] {
        guard let provenance else { return [name ?? ""] }
        let source = words.source(provenance.source)
        let age =
            if let asOf, asOf.isMoved {
                words.asOf(asOf.day)
            } else {
                provenance.fetchedAt.map { words.age(seconds: max(0, now - $0)) }
            }
        let isOnly = isOnlyAmortized && provenance.metric == .amortized
        let known = isOnly ? words.amortizedOnly : words.metric(provenance.metric)
        let metric = provenance.source == .files(0) ? nil : known
        return [
            [name, source, metric, age], [name, shortened(source, to: 20), metric, age],
            [name, shortened(source, to: 12), metric, age], [name, metric, age],
            asOf?.isMoved == true ? [name, age] : [name, metric], [name],
        ].map { fit($0.compactMap(\.self).joined(separator: " · ")) }
    }

    /// What the status line says of figures that are left out.
    var leftOutPart: [StatusLine.Part] {
        leftOut.isEmpty ? [] : [StatusLine.Part(fit(words.leftOutCount(leftOut.count)), role: .warning)]
    }

    /// The beginning and the end of a long name, where files of a kind differ.
    private func shortened(_ name: String, to length: Int) -> String {
        guard name.count > length else { return name }
        let tail = length / 2
        return name.prefix(length - tail - 1) + String(glyphs.ellipsis) + name.suffix(tail)
    }
}

/// What a screen says about itself to the frame around it.
struct ScreenText {
    /// The breadcrumb.
    let path: [String]
    /// What the screen shows, where the breadcrumb does not say it.
    var name: String?
    /// Where the figures come from.
    let provenance: Provenance?
    /// The facts of the status line.
    let status: [StatusLine.Part]
    /// What a filter leaves, for the prompt.
    let filterNote: String
}

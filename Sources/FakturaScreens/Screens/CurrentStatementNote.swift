import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

/// What stands below a statement: of an estimate how it was made, how it grew and where it leads; of a closed period
/// how far its last estimate was from the invoice.
struct CurrentStatementNote {
    let model: StatementModel
    let context: DrawContext

    /// The lines of text in a rect's width, whole paragraphs: no more than a third of it or what a short table leaves,
    /// for the first of them half; none where it is low.
    func lines(in rect: Rect) -> [String] {
        guard rect.rows >= 12, model.report != nil else { return [] }
        let surface = Surface(columns: 0, rows: 0, width: .builtIn, glyphs: context.glyphs)
        let table = model.rows.count + 1 + model.currencies.count
        let room = max(rect.rows / 3, rect.rows - table)
        var growth = self.growth
        var kept = paragraphs(growth)
        while true {
            let lines = kept.flatMap { surface.wrap(context.fit($0), cells: rect.columns - 4) }
            if lines.count <= room { return lines }
            guard kept.count > 1 else { return lines.count <= rect.rows / 2 ? lines : [] }
            // The figures that it begins and ends with are the other paragraphs' too.
            if let index = kept.firstIndex(where: { $0 == growth }) {
                kept.remove(at: index)
                growth = nil
            } else {
                kept.removeLast()
            }
        }
    }

    /// The facts, what matters most first.
    private func paragraphs(_ growth: String?) -> [String] {
        guard let report = model.report else { return [] }
        let leftOut = context.leftOut.isEmpty ? [] : [context.words.leftOut(ofOtherPeriods: context.leftOut)]
        if !model.isUnbilled { return closed(report) + leftOut }
        guard let currency else {
            return [
                context.words.currentStatement(coverage: context.label(of: model.period, state: .unbilled))
            ] + leftOut
        }
        return open(report, currency, growth) + leftOut
    }

    private var currency: CurrencyCode? {
        StatementScreen.onlyCurrency(
            Array(model.currencies) + (model.report?.trail.estimates ?? []).map(\.cost.currency))
    }

    private func open(_ report: Statement, _ currency: CurrencyCode, _ growth: String?) -> [String] {
        let (words, trail) = (context.words, report.trail)
        let latest = trail.latest(in: currency)
        let unpriced = words.unpricedMeters(report)
        if let unpriced, report.totals.totals.isEmpty {
            return [unpriced, words.outlook(of: report, in: currency)].filter { !$0.isEmpty }
        }
        var paragraphs = [
            words.currentStatement(
                of: context.label(of: model.period, state: .unbilled), latest: latest, currency: currency,
                today: context.asOf?.day)
        ]
        if let unpriced { paragraphs.append(unpriced) }
        if let growth { paragraphs.append(growth) }
        paragraphs.append(words.outlook(of: report, in: currency))
        if let credit = trail.monthlyCredit, credit.currency == currency,
            let cost = latest?.cost ?? report.totals[currency]
        {
            paragraphs.append(words.creditLeft(of: credit, after: cost))
        }
        return paragraphs.filter { !$0.isEmpty }
    }

    /// How the estimate grew; `nil` while it has not.
    private var growth: String? {
        guard let currency, let steps = model.report?.trail.growth(in: currency), let first = steps.first,
            let last = steps.last, steps.count >= 2
        else { return nil }
        return context.words.growth(chart(steps), from: first, to: last, currency)
    }

    private func closed(_ report: Statement) -> [String] {
        guard let currency, let latest = report.trail.latest(in: currency), let lines = report.totals[currency] else {
            return []
        }
        let invoiced = report.settlement(in: currency)?.usage
        return [
            context.words.lastEstimate(latest, against: invoiced ?? lines, isInvoiced: invoiced != nil, currency)
        ]
    }

    /// A sign for each day, as high as its estimate against the greatest.
    private func chart(_ steps: [EstimateTrail.Step]) -> String {
        let most = steps.map(\.cost.approximate).max() ?? 0
        let signs = context.glyphs.trend
        var text = ""
        for step in steps {
            let share = most > 0 ? max(0, step.cost.approximate / most) : 0
            let index = min(signs.count - 1, Int(share * Double(signs.count)))
            text.unicodeScalars.append(signs[index])
        }
        return text
    }
}

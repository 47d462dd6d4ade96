import BillingCore
import FakturaViewModels
public import FakturaWords
public import TerminalKit

/// A piece of the screens that shows what a theme does: title, table with every state, total, bars, status and hints.
public enum ThemeSample {
    /// The rows that a sample needs.
    public static let rows = 15

    /// Draws the sample with words for its texts; the figures are made up.
    public static func draw(of name: String, _ words: Words, on surface: inout Surface) {
        let context = DrawContext(
            words: words, subscriptionNames: [:], asOf: nil, now: 0, work: nil, importFailure: nil,
            activityFacts: ActivityFacts(words: words, names: SyncNames(), now: 0, refusal: nil),
            glyphs: surface.glyphs)
        var rest = surface.bounds
        let title = rest.takeTop(1)
        TitleLine(path: [words.themeMenu, name], note: words.metric(.actual)).draw(on: &surface, in: title)
        let table = rest.takeTop(9)
        history(context).draw(on: &surface, in: table)
        let bars = rest.takeTop(2)
        for (offset, value) in [0.55, 0.4].enumerated() {
            surface.write(
                words.column(.usage), row: bars.row + offset, column: 2, role: .dim, maxCells: 12)
            surface.drawBar(
                row: bars.row + offset, column: 14, cells: max(0, surface.columns - 16), value: value,
                estimate: offset == 1 ? 0.7 : nil)
        }
        StatusLine(
            [StatusLine.Part(words.position(6, of: 7, all: nil)), StatusLine.Part(words.unusualDay, role: .unusual)],
            trailing: StatusLine.Part(words.reading, role: .work)
        ).draw(on: &surface, in: rest.takeTop(1))
        let warning = words.unknownTheme("?", known: [name])
        StatusLine([StatusLine.Part(context.fit(warning), role: .warning)]).draw(on: &surface, in: rest.takeTop(1))
        let actions: [(String, Words.Action)] = [("Enter", .openUsage), ("/", .filter), ("?", .help), ("q", .leave)]
        let hints = actions.map { KeyEntry(keys: [$0.0], label: words.key($0.1).label, description: "") }
        HintLine(hints).draw(on: &surface, in: rest.takeTop(1))
    }

    private static func history(_ context: DrawContext) -> Table {
        let words = context.words
        let states: [PeriodState] = [.unbilled, .due, .overdue, .paid, .void, .none, .unknown]
        let sek = CurrencyCode("SEK")
        let amounts = [412_055, 1_141_675, 1_107_210, 1_025_430, -99_500, 0, 837_106].map {
            Amount(units: Int128($0) * 10_000_000_000_000)
        }
        let total = Amount(units: amounts.map(\.units).reduce(0, +))
        let rows = zip(states, amounts).map { state, amount in
            TableRow([
                TableCell(words.state(state), role: BillingHistoryScreen.role(of: state)), context.cell(amount, sek),
                .trend([0.3, 0.5, 0.4, 0.7, 0.9, 1]), .bar(max(0, amount.approximate / 12_000)),
            ])
        }
        return Table(
            columns: [
                TableColumn(words.column(.state), width: .fixed(14), priority: 9),
                context.amounts(
                    words.column(.usage, in: sek.rawValue), fitting: amounts.map { ($0, sek) } + [(total, sek)],
                    priority: 8, sort: .descending),
                TableColumn(words.column(.trend), width: .fixed(7), alignment: .right, priority: 5),
                TableColumn("", width: .flexible(8), priority: 4),
            ],
            rows: rows, selected: 6,
            totals: [TableRow([TableCell(words.total), TableCell(context.fit(words.amount(total, sek)))])])
    }
}

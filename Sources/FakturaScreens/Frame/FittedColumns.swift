import BillingCore
import FakturaWords
import TerminalKit

/// Columns as wide as what stands in them: a figure that is cut off is a wrong figure.
extension DrawContext {
    /// A column of texts, wide enough for its title with a sort mark and for the widest text.
    func column(
        _ title: String, fitting texts: some Sequence<String>, atMost most: Int = 30,
        alignment: TableColumn.Alignment = .left, priority: Int, sort: TableColumn.Sort? = nil
    ) -> TableColumn {
        var (whole, fraction) = (0, 0)
        for text in texts {
            let sign = alignment == decimal ? text.lastIndex(of: decimalSign) : nil
            whole = max(whole, text.distance(from: text.startIndex, to: sign ?? text.endIndex))
            fraction = max(fraction, sign.map { text.distance(from: $0, to: text.endIndex) } ?? 0)
        }
        let width = max(title.count + 1, min(most, whole + fraction))
        return TableColumn(title, width: .fixed(width), alignment: alignment, priority: priority, sort: sort)
    }

    /// A column of amounts, wide enough for the widest of them and the totals below.
    func amounts(
        _ title: String, fitting amounts: some Sequence<(Amount, CurrencyCode?)>, or others: [String] = [],
        priority: Int, sort: TableColumn.Sort? = nil
    ) -> TableColumn {
        // The longest number of a currency is its greatest or its least.
        var extremes: [CurrencyCode?: (least: Amount, greatest: Amount)] = [:]
        for (amount, currency) in amounts {
            let known = extremes[currency] ?? (amount, amount)
            extremes[currency] = (min(known.least, amount), max(known.greatest, amount))
        }
        let texts = extremes.flatMap { currency, bounds in
            [words.amount(bounds.least, currency), words.amount(bounds.greatest, currency)]
        }
        return column(title, fitting: texts + others, alignment: decimal, priority: priority, sort: sort)
    }

    /// A column of quantities or prices, wide enough for the greatest and the least of them.
    ///
    /// - Parameter least: Decimals that are always written.
    func quantities(
        _ title: String, fitting numbers: some Sequence<ExactDecimal?>, places: Int, least: Int = 0, priority: Int,
        sort: TableColumn.Sort? = nil
    ) -> TableColumn {
        let known = numbers.compactMap(\.self)
        let decimals = max(least, min(places, known.map(\.normalized.scale).max() ?? 0))
        let bounds = [known.min(), known.max()].compactMap { $0?.rescaled(to: decimals) }
        return column(
            title, fitting: bounds.map(words.number), atMost: 16, alignment: decimal, priority: priority, sort: sort)
    }

    private var decimalSign: Character { words.language == .english ? "." : "," }
}

extension Table {
    /// Leaves out columns, each with its cells.
    func without(_ indices: Set<Int>) -> Table {
        guard !indices.isEmpty else { return self }
        func kept<Element>(_ elements: [Element]) -> [Element] {
            elements.enumerated().filter { !indices.contains($0.offset) }.map(\.element)
        }
        func narrowed(_ row: TableRow) -> TableRow { TableRow(kept(row.cells), role: row.role, mark: row.mark) }
        var table = self
        table.columns = kept(columns)
        table.rows = rows.map(narrowed)
        table.totals = totals.map(narrowed)
        return table
    }

    /// Draws the table; columns scroll no further than until the last one is shown.
    func drawScrolled(on surface: inout Surface, in rect: Rect) {
        var table = self
        func shows(_ scrolled: Int) -> Bool {
            let layout = TableLayout(columns: columns, in: rect, scrolled: scrolled)
            return layout.hiddenCount == 0 || (scrolled > 0 && layout.placement(of: columns.count - 1) != nil)
        }
        table.scrolledColumns = (0...max(0, scrolledColumns)).first(where: shows) ?? scrolledColumns
        table.draw(on: &surface, in: rect)
    }
}

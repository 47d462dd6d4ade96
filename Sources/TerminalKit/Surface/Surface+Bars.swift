extension Surface {
    /// Draws a bar: a run of background colour, or signs where there is no colour.
    ///
    /// - Parameters:
    ///   - cells: the length of a full bar.
    ///   - value: how much of it is drawn, 0 to 1.
    ///   - estimate: up to where an estimate goes on after the value, 0 to 1.
    ///   - role: the drawn part's role; the estimate's is `.estimate` below it.
    public mutating func drawBar(
        row: Int, column: Int, cells: Int, value: Double, estimate: Double? = nil, role: StyleRole = .bar
    ) {
        let drawn = Self.length(of: value, in: cells)
        let extended = max(drawn, estimate.map { Self.length(of: $0, in: cells) } ?? 0)
        let estimateRole = role == .bar ? StyleRole.barEstimate : StyleRole("\(role.name).estimate")
        fill(
            Rect(row: row, column: column, rows: 1, columns: drawn),
            with: traits.colouredBars ? " " : glyphs.bar, role: role)
        fill(
            Rect(row: row, column: column + drawn, rows: 1, columns: extended - drawn),
            with: traits.colouredBars ? " " : glyphs.barEstimate, role: estimateRole)
    }

    /// Draws one small column for each fraction, ending before a column.
    ///
    /// - Parameter fractions: 0 to 1 of the highest; nil where nothing is known. When
    ///   there are more than cells, the last ones are drawn.
    public mutating func drawTrend(
        _ fractions: [Double?], row: Int, endColumn: Int, maxCells: Int, role: StyleRole = .trend
    ) {
        let shown = fractions.suffix(max(0, maxCells))
        for (offset, fraction) in shown.enumerated() {
            guard let fraction, fraction.isFinite else { continue }
            let last = glyphs.trend.count - 1
            let step = Int((min(1, max(0, fraction)) * Double(last)).rounded())
            let column = endColumn - shown.count + offset
            fill(Rect(row: row, column: column, rows: 1, columns: 1), with: glyphs.trend[step], role: role)
        }
    }

    /// The cells of a fraction; anything above 0 gets at least one.
    private static func length(of fraction: Double, in cells: Int) -> Int {
        guard fraction.isFinite, fraction > 0, cells > 0 else { return 0 }
        return max(1, min(cells, Int((fraction * Double(cells)).rounded())))
    }
}

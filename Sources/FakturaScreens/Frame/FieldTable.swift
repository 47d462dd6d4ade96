import FakturaViewModels
import TerminalKit

/// Names and values under each other, the selected value in full below where its column is too narrow.
struct FieldTable {
    /// A name and what it holds.
    typealias Field = (label: String, value: String)

    let fields: [Field]
    let titles: (label: String, value: String)
    let cursor: ListCursor
    let glyphs: GlyphSet

    /// Rows that the table has room for.
    func listRows(in rect: Rect) -> Int { Table.visibleRows(height: rect.rows - detailRows(rect)) }

    func draw(on surface: inout Surface, in rect: Rect) {
        var table = rect
        let detail = table.takeBottom(detailRows(rect))
        let first = cursor.firstVisible
        Table(
            columns: [
                TableColumn(titles.label, width: .fixed(labelCells(surface)), priority: 9),
                TableColumn(titles.value, width: .flexible(10), priority: 8),
            ],
            rows: fields.dropFirst(first).prefix(rect.rows).map {
                TableRow([TableCell($0.label, role: .dim), TableCell($0.value)])
            },
            firstVisible: first, totalCount: fields.count, selected: cursor.selected
        ).draw(on: &surface, in: table)
        guard fields.indices.contains(cursor.selected) else { return }
        let selected = fields[cursor.selected]
        if surface.measure(selected.value) > valueCells(surface, rect) {
            var below = detail.inset(rows: 0, columns: 2)
            _ = below.takeTop(1)
            surface.paragraph(selected.value, in: below)
        }
    }

    /// Rows below the table for a value that is too long for its column; none when all are short.
    private func detailRows(_ rect: Rect) -> Int {
        guard rect.rows >= 7 else { return 0 }
        let surface = Surface(columns: 0, rows: 0, width: .builtIn, glyphs: glyphs)
        let room = valueCells(surface, rect)
        let long = fields.filter { surface.measure($0.value) > room }
        let most = long.map { surface.wrap($0.value, cells: rect.columns - 4).count }.max() ?? 0
        return most == 0 ? 0 : 1 + min(most, rect.rows / 3)
    }

    private func labelCells(_ surface: Surface) -> Int {
        min(30, fields.map { surface.measure($0.label) }.max() ?? 12)
    }

    private func valueCells(_ surface: Surface, _ rect: Rect) -> Int {
        rect.columns - Table.gutter - labelCells(surface) - 1
    }
}

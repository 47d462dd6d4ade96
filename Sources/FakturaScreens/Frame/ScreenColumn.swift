import BillingCore
import TerminalKit

/// A column of a screen's table with what stands in it: the cell of a row and of a currency's total.
///
/// A screen puts its columns together by what is known and by the room there
/// is; a column that is left out takes its cells along.
struct ScreenColumn<Row> {
    let column: TableColumn
    let cell: (Row) -> TableCell
    let total: (CurrencyCode) -> TableCell

    init(
        _ column: TableColumn, total: @escaping (CurrencyCode) -> TableCell = { _ in "" },
        cell: @escaping (Row) -> TableCell
    ) {
        self.column = column
        self.cell = cell
        self.total = total
    }
}

extension Array {
    /// The columns alone, the one that the list is sorted by staying as long as any but the first.
    func tableColumns<Row>() -> [TableColumn] where Element == ScreenColumn<Row> {
        map { element in
            var column = element.column
            if column.sort != nil { column.priority = Swift.max(column.priority, 8) }
            return column
        }
    }

    /// The cells of a row.
    func row<Row>(_ row: Row) -> TableRow where Element == ScreenColumn<Row> { TableRow(map { $0.cell(row) }) }

    /// The cells of a currency's total.
    func total<Row>(_ currency: CurrencyCode) -> TableRow where Element == ScreenColumn<Row> {
        TableRow(map { $0.total(currency) })
    }
}

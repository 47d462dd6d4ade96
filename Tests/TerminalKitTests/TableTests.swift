import TerminalKit
import Testing

@Suite struct TableTests {
    @Test func `text goes on over empty cells, and no further`() {
        var surface = Surface(columns: 24, rows: 4)
        Table(
            columns: [
                TableColumn("A", width: .fixed(6), goesOn: true), TableColumn("B", width: .fixed(5)),
                TableColumn("C", width: .fixed(5)),
            ],
            rows: [
                TableRow(["a long reason, told", "", ""]), TableRow(["a long reason", "", "c"]),
                TableRow(["a long reason", "b", ""]),
            ]
        ).draw(on: &surface, in: surface.bounds)

        #expect(
            (1...3).map(surface.rowText) == [
                "  a long reason, to…", "  a long reas… c", "  a lon… b",
            ])
    }

    private let columns = [
        TableColumn("SUBSCRIPTION", width: .range(10, 20)),
        TableColumn("OFFER", width: .range(8, 13), priority: 1),
        TableColumn("USAGE", width: .fixed(10), alignment: .decimal, priority: 3, sort: .descending),
        TableColumn("TREND", width: .flexible(5), priority: 2),
    ]

    private func table(selected: Int? = 1, scrolled: Int = 0) -> Table {
        Table(
            columns: columns,
            rows: [
                TableRow(["All", "", "12,403.10"]),
                TableRow(["Production", "Pay-As-You-Go", "4.5", .trend([0, 0.5, 1])]),
                TableRow(["Dev/Test", "PAYG", TableCell("–", role: .dim)], mark: "✓"),
            ],
            selected: selected, scrolledColumns: scrolled, totals: [TableRow(["3", "", "12,407.60"])])
    }

    private func draw(_ table: Table, columns: Int, rows: Int = 6, traits: SurfaceTraits = SurfaceTraits()) -> Surface {
        var surface = Surface(columns: columns, rows: rows, traits: traits)
        table.draw(on: &surface, in: surface.bounds)
        return surface
    }

    @Test func `a table stands in columns with numbers on the decimal point`() {
        let surface = draw(table(), columns: 60, traits: SurfaceTraits(cursor: .marker))

        #expect(
            surface.text
                == """
                  SUBSCRIPTION         OFFER             USAGE▼ TREND
                  All                                 12,403.10
                > Production           Pay-As-You-Go       4.5  ▁▅█
                ✓ Dev/Test             PAYG                   –

                  3                                   12,407.60
                """)
    }

    @Test func `columns of low priority go first as the table gets narrow`() {
        #expect(draw(table(), columns: 37).rowText(0).contains("OFFER") == false)
        #expect(draw(table(), columns: 37).rowText(0).contains("TREND"))
        #expect(draw(table(), columns: 26).rowText(0) == "  SUBSCRIPTION      USAGE▼")
        #expect(draw(table(), columns: 10).rowText(0) == "  SUBSCRI…")
    }

    @Test func `scrolling keeps the first column and shows what follows`() {
        let surface = draw(table(scrolled: 2), columns: 30)

        #expect(surface.rowText(0) == "  SUBSCRIPTION         TREND")
        #expect(table().maximumScroll(in: Rect(row: 0, column: 0, rows: 6, columns: 30)) == 2)
        #expect(table().maximumScroll(in: Rect(row: 0, column: 0, rows: 6, columns: 90)) == 0)
    }

    @Test func `the bar cursor gives the whole row one role`() {
        let surface = draw(table(selected: 2), columns: 40)

        #expect(surface.runs(row: 3).map(\.role) == [.tableRowSelected])
        #expect(surface.runs(row: 3).map(\.cells) == [40])
    }

    @Test func `a trend keeps its look under the bar cursor`() {
        let surface = draw(table(selected: 1), columns: 60)

        #expect(surface.runs(row: 2).map(\.role) == [.tableRowSelected, .trend, .text])
        #expect(surface.runs(row: 2).map(\.cells) == [48, 3, 9])
    }

    @Test func `the marker cursor changes one cell`() {
        let traits = SurfaceTraits(cursor: .marker)
        let before = draw(table(selected: 0), columns: 60, traits: traits)
        let after = draw(table(selected: 1), columns: 60, traits: traits)

        let changed = (0..<6).filter { !before.rowEquals(after, row: $0) }

        #expect(changed == [1, 2])
        #expect(before.rowText(1).dropFirst() == after.rowText(1).dropFirst(1))
        #expect(after.role(row: 2, column: 0) == .tableCursor)
    }

    @Test(arguments: [0, 1, 2, 3, 5, 12, 40, 79, 200], [0, 1, 2, 3, 24])
    func `a table of any size stays in its place`(columns: Int, rows: Int) {
        var surface = Surface(columns: columns + 4, rows: rows + 2)
        surface.fill(surface.bounds, with: ".", role: .dim)
        let rect = Rect(row: 1, column: 2, rows: rows, columns: columns)

        table().draw(on: &surface, in: rect)

        for row in 0..<surface.rows {
            for column in 0..<surface.columns
            where row < 1 || row > rows || column < 2 || column >= columns + 2 {
                #expect(surface.role(row: row, column: column) == .dim)
            }
        }
    }
}

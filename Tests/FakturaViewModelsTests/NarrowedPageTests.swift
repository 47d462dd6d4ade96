import Testing

@testable import FakturaViewModels

@Suite struct NarrowedPageTests {
    /// A page as pdftotext lays it out: amounts at the right edge, 100 columns wide.
    private static let page = [
        "Invoice number            E0100ABCDE",
        "Bill to                   Sample customer",
        "",
        row(["Charges by service": 0], end: "SEK"),
        "",
        row(["Virtual Machines": 0], end: "4,616.02"),
        row(["Storage": 0], end: "1,398.97"),
        row(["A service with a name that is rather long": 0], end: "0.01"),
        "",
        row(["Details": 0, "Quantity": 62, "Unit": 72], end: "Amount"),
        row(["D2s v5 · EU North": 0, "2227": 66, "1 Hour": 72], end: "2,454.7562"),
        row(["Premium SSD Managed Disks": 0, "3": 69, "1/Month": 72], end: "355.0000"),
        "",
        row(["A sample made by faktura: no tax document, nothing to be paid.": 0], end: "page 1 of 3"),
    ]

    private static func row(_ texts: [String: Int], end: String) -> String {
        var cells = Array(repeating: Character(" "), count: 100)
        for (text, column) in texts { cells.replaceSubrange(column..<column + text.count, with: Array(text)) }
        cells.replaceSubrange(100 - end.count..<100, with: Array(end))
        return String(cells)
    }

    @Test func `a page fits, what stood under each other still does, and not a letter is lost`() {
        let narrowed = NarrowedPage.lines(Self.page, width: 78)

        #expect(
            narrowed.joined(separator: "\n") == """
                Invoice number            E0100ABCDE
                Bill to                   Sample customer

                Charges by service                                                         SEK

                Virtual Machines                                                      4,616.02
                Storage                                                               1,398.97
                A service with a name that is rather long                                 0.01

                Details                                       Quantity  Unit            Amount
                D2s v5 · EU North                                 2227  1 Hour      2,454.7562
                Premium SSD Managed Disks                            3  1/Month       355.0000

                A sample made by faktura: no tax document, nothing to be paid.     page 1 of 3
                """)
        for (before, after) in zip(Self.page, narrowed) {
            #expect(before.split(separator: " ") == after.split(separator: " "))
        }
    }

    @Test func `a page that fits stays as it is`() {
        let lines = ["Total          12.00 SEK", "", "  a   b   c"]

        #expect(NarrowedPage.lines(lines, width: 78) == lines)
        #expect(NarrowedPage.lines([], width: 78) == [])
    }

    @Test func `running text that is too wide is left alone, and tables beside it are narrowed`() {
        let text = String(repeating: "word ", count: 30) + "end"
        let narrowed = NarrowedPage.lines([text, Self.row(["Total": 0], end: "1.00"), text], width: 40)

        #expect(narrowed == [text, "Total" + String(repeating: " ", count: 31) + "1.00", text])
    }

    @Test func `a margin goes before the gaps between columns are closed`() {
        let lines = ["          Name          Amount", "          Disk            1.00"]

        #expect(NarrowedPage.lines(lines, width: 14) == ["Name    Amount", "Disk      1.00"])
        #expect(NarrowedPage.lines(lines, width: 12) == ["Name  Amount", "Disk    1.00"])
    }
}

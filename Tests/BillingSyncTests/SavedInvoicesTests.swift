import BillingCore
import Foundation
import Testing

@testable import BillingSync

@Suite struct SavedInvoicesTests {
    private static let file = InvoiceFile(
        id: "E0100ABCDE", owner: .subscription(SubscriptionID("s")), ownerName: "Production",
        period: BillingPeriod(first: Day(iso: "2026-10-12")!, last: Day(iso: "2026-11-11")!)!)
    private static let pdf = "%PDF-1.7\nbody\n%%EOF\n"

    private static let cases: [(what: String, files: [String: String], found: String?)] = [
        ("its own name", ["2026-11-11_Production_E0100ABCDE.pdf": pdf], "2026-11-11_Production_E0100ABCDE.pdf"),
        (
            "a numbered name beside a stranger's file",
            ["2026-11-11_Production_E0100ABCDE.pdf": "notes", "2026-11-11_Production_E0100ABCDE (2).pdf": pdf],
            "2026-11-11_Production_E0100ABCDE (2).pdf"
        ),
        (
            "a numbered name alone", ["2026-11-11_Production_E0100ABCDE (3).pdf": pdf],
            "2026-11-11_Production_E0100ABCDE (3).pdf"
        ),
        (
            "the name of before the subscription was renamed", ["2026-11-11_Old_name_E0100ABCDE.pdf": pdf],
            "2026-11-11_Old_name_E0100ABCDE.pdf"
        ),
        (
            "its own name before others",
            ["2026-11-11_A_E0100ABCDE.pdf": pdf, "2026-11-11_Production_E0100ABCDE.pdf": pdf],
            "2026-11-11_Production_E0100ABCDE.pdf"
        ),
        ("a PDF without an end", ["2026-11-11_Production_E0100ABCDE.pdf": "%PDF-1.7\nbo"], nil),
        ("an empty file", ["2026-11-11_Production_E0100ABCDE.pdf": ""], nil),
        ("another number that ends alike", ["2026-11-11_Production_XE0100ABCDE.pdf": pdf], nil),
        ("a part", [".2026-11-11_Production_E0100ABCDE.pdf.part": pdf], nil),
        ("nothing", [:], nil),
    ]

    @Test(arguments: cases)
    func `a PDF is there when it is whole and has the invoice's number`(
        what: String, files: [String: String], found: String?
    ) throws {
        let folder = NSTemporaryDirectory() + "/faktura-saved-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        let expected = found.map { "\(folder)/\($0)" }

        #expect(SavedInvoices(in: folder).path(of: Self.file) == expected, "\(what)")
        // A download looks in the same way.
        #expect(SavedInvoices.path(of: Self.file, in: folder) == expected, "\(what)")
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test func `a folder that is not there holds nothing`() {
        #expect(SavedInvoices(in: "/nowhere").path(of: Self.file) == nil)
    }
}

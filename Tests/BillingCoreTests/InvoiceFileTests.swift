import BillingCore
import Testing

@Suite struct InvoiceFileTests {
    private static func file(_ id: String, of owner: String) throws -> InvoiceFile {
        let (first, last) = (try #require(Day(iso: "2026-10-12")), try #require(Day(iso: "2026-11-11")))
        return InvoiceFile(
            id: id, owner: .billingProfile("p"), ownerName: owner,
            period: try #require(BillingPeriod(first: first, last: last)))
    }

    @Test(arguments: [
        ("Production", "E0100ROLA2", "2026-11-11_Production_E0100ROLA2.pdf"),
        ("Dev/Test", "2017-02-05-123456789", "2026-11-11_Dev-Test_2017-02-05-123456789.pdf"),
        ("../..", "E1", "2026-11-11_E1.pdf"), ("東京 部署", "H1-X", "2026-11-11_東京-部署_H1-X.pdf"),
    ])
    func `a file is called by its last day, its owner and its number`(owner: String, id: String, name: String) throws {
        #expect(try Self.file(id, of: owner).name == name)
    }

    @Test func `a name fits into a file system with what comes before and after it`() throws {
        let name = try Self.file(String(repeating: "9", count: 400), of: String(repeating: "長", count: 400)).name

        #expect(name.utf8.count < 200)
    }
}

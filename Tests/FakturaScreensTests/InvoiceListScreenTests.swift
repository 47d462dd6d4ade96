import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct InvoiceListScreenTests {
    @Test(arguments: [("y" as Key, true), ("n", false), (.enter, true), (.escape, false)])
    func `the question whether many are downloaded takes y and n, too`(key: Key, isYes: Bool) {
        var session = Session.invoices(of: .manyInvoices(21))
        session.press("D")
        let hints = session.surface().rowText(session.rows - 1)
        #expect(hints.contains("y yes") && hints.contains("n no"), "\(hints)")
        #expect(AppKeys.table(for: session.app).conflicts.isEmpty)
        session.press(key)

        #expect(session.app.overlay == nil)
        #expect(session.effects.contains { if case .download(.download) = $0 { true } else { false } } == isYes)
    }

    @Test func loaded() { expectGolden(Session.invoices().surface(), named: "loaded") }

    @Test(arguments: [(40, 10), (120, 30), (200, 30)])
    func `as many columns as there is room for`(columns: Int, rows: Int) {
        expectGolden(Session.invoices(Session(columns: columns, rows: rows)).surface(), named: "loaded")
    }

    @Test func `letters of the keyboard alone`() {
        let traits = SurfaceTraits(asciiOnly: true, colouredBars: false, cursor: .marker)

        expectGolden(Session.invoices(Session(traits: traits)).surface(), named: "ascii")
    }

    @Test func `in Swedish`() {
        expectGolden(Session.invoices(Session(language: .swedish)).surface(), named: "swedish")
    }

    @Test func `none, and why`() {
        var session = Session()
        session.account = .invoiced
        session.press("r")
        session = Session.history(of: "Dev/Test", session)
        session.press("I")

        expectGolden(session.surface(), named: "empty")
    }

    @Test func `a store that refuses`() {
        let session = Session.invoices(
            Session(answers: { request, account in
                if case .invoices = request {
                    return .failed("Can't read the store '/home/store.db': the disk reports an error.")
                }
                return Session.answer(request, account)
            }))

        expectGolden(session.surface(), named: "failed")
    }

    @Test func `a filter that leaves nothing`() {
        var session = Session.invoices()
        session.press("/")
        session.type("nowhere")

        expectGolden(session.surface(), named: "filtered-to-nothing")
    }

    @Test func `before the first answer`() {
        let session = Session.invoices(
            Session(answers: { request, account in
                if case .invoices = request { return nil }
                return Session.answer(request, account)
            }))

        #expect(session.surface().text.contains("Loading… Esc goes back."))
    }

    @Test func `more than twenty are asked for`() {
        var session = Session.invoices()
        session.account.account.invoices = (10..<31).map {
            .fixture(
                "E\($0)", .subscription(SubscriptionID("sub-production")), .fixture("2026-10-12", "2026-11-11"), .paid,
                usage: "1")
        }
        session.press("r", "D")

        #expect(session.surface().text.contains("Download 21 invoices?"))
        session.press(.down, .enter)
        #expect(!session.effects.contains { if case .download = $0 { true } else { false } })
    }

    @Test func `downloads are told of in the status line`() {
        var session = Session.invoices()
        session.press("d")

        #expect(session.surface().rowText(22).hasSuffix("PDF 0/1"))
        #expect(session.surface().rowText(2).hasSuffix("coming"))
    }
}

@Suite struct InvoiceTextScreenTests {
    @Test func loaded() { expectGolden(Session.invoiceText().surface(), named: "text") }

    @Test func `what is searched for is marked`() {
        var session = Session.invoiceText()
        session.press("/")
        session.type("total")
        session.press(.enter, "n")

        #expect(session.surface().rowText(22).contains("find 'total' · 2 of 2 found"))
        #expect(session.surface().text.contains("> Total due"))
    }

    @Test func `without a reader the package is named`() {
        var session = Session.invoices()
        session.press(.down, .down, .down, .enter)
        let words = Words(.english)
        session.send(.download(.textFailed("E0100AAAA1", words.sentence(for: PDFTextProblem.noReader))))

        #expect(session.surface().text.contains("poppler-utils."))
    }

    @Test func `control characters of a document stay on paper`() {
        #expect(Session.invoiceText().surface().text.contains("␛[31m"))
    }
}

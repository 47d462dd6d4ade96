import BillingCore
import FakturaTestSupport
import FakturaWords
import Testing

@testable import FakturaViewModels

@Suite struct InvoiceListModelTests {
    /// Signed in, with the invoices of a scope in front.
    private func list(_ scope: Scope = .all, _ account: FixtureAccount = .invoiced) -> InvoiceListModel {
        var model = InvoiceListModel(scope: scope)
        model.receive(.invoices(account.invoices(scope)))
        return model
    }

    private func visible(_ model: InvoiceListModel) -> [Invoice.ID] { model.list.visible.map(\.id) }

    @Test func `invoices stand newest first, each kind and credit note by itself`() {
        #expect(
            visible(list()) == [
                "E0100AAAA2", "G0100MMMM1", "G0100PPPP1", "E0100AAAA1", "E0100RRRR1", "E0100CCCC1", "E0100VVVV1",
                "E0100SSSS1",
            ])
    }

    @Test(arguments: [
        ("Production", ["E0100AAAA2", "G0100MMMM1"]), ("Data platform", ["G0100PPPP1"]), ("Dev/Test", []),
    ])
    func `a scope has its own invoices and those of its profile`(name: String, first: [Invoice.ID]) {
        let model = list(FixtureAccount.scope(name))

        #expect(Array(visible(model).prefix(2)) == first)
    }

    @Test func `an invoice of a profile is there once, though two subscriptions share it`() {
        let shared = [SubscriptionID("sub-platform"), SubscriptionID("sub-wide")]

        for scope in [Scope.all, .subscriptions(shared)] {
            let rows = list(scope).list.rows.filter { $0.id == "G0100PPPP1" }

            #expect(rows.count == 1)
            #expect(rows.first?.report.ownerName == "Contoso AB")
        }
    }

    @Test func `totals are per currency, and a withdrawn invoice and its credit note take each other away`() {
        let totals = list().shownTotals

        #expect(totals.invoiced.totals.map(\.currency.rawValue) == ["EUR", "SEK"])
        // 1.25 × (10,623.12 + 349 + 9,811.07 + 8,750.40 + 290), each rounded by itself.
        #expect(totals.invoiced[CurrencyCode("SEK")]?.description == "37279.49")
        #expect(totals.unpaid[CurrencyCode("SEK")]?.description == "25542.74")
    }

    @Test func `totals are of what the filter leaves`() {
        var model = list()
        model.edit(.typed("support"))

        #expect(visible(model) == ["E0100SSSS1"])
        #expect(model.shownTotals.invoiced.totals.map(\.description) == ["362.5 SEK"])
    }

    @Test func `a withdrawn invoice without its credit note counts nothing`() {
        var model = list()
        model.edit(.typed("E0100VVVV1"))
        let withdrawn = model.list.rows.first { $0.id == "E0100VVVV1" }.flatMap(\.report.invoice).map { [$0] } ?? []

        #expect(InvoiceTotals(withdrawn).invoiced.totals.isEmpty)
        #expect(withdrawn.count == 1)
    }

    @Test(arguments: [
        ("credit note", ["E0100CCCC1"]), ("omfakturerad", ["E0100RRRR1"]), ("Contoso", ["G0100PPPP1"]),
        ("overdue", ["E0100AAAA1"]), ("2026-10-11_Prod", ["E0100AAAA1"]), ("marketplace", ["G0100MMMM1"]),
    ])
    func `the filter looks into what is shown, in either language`(text: String, found: [Invoice.ID]) {
        var model = list()
        model.edit(.typed(text))

        #expect(visible(model) == found)
    }

    @Test(arguments: [
        (SortColumn.invoiced, true, "G0100PPPP1"), (.invoiced, false, "E0100CCCC1"), (.file, true, "E0100AAAA1"),
        (.invoice, false, "E0100AAAA1"), (.due, true, "E0100AAAA2"), (.subscription, false, "G0100PPPP1"),
        (.kind, true, "E0100SSSS1"), (.period, true, "E0100AAAA2"),
    ])
    func `every column sorts`(column: SortColumn, isDescending: Bool, first: Invoice.ID) throws {
        var model = list()
        model.sort(byColumn: try #require(model.sortColumns.firstIndex(of: column)), isDescending: isDescending)

        #expect(visible(model).first == first)
    }

    @Test func `the selected invoice stays selected when the list is read again or sorted`() {
        var model = list()
        model.move(.by(3))
        model.sort(byColumn: 5, isDescending: true)
        model.receive(.invoices(FixtureAccount.invoiced.invoices()))

        #expect(model.list.selected?.id == "E0100AAAA1")
    }

    @Test func `the file of an invoice is where the answer says, until a download says more`() {
        var model = list()
        let before = model.missing.count
        model.show(files: ["E0100AAAA2": "/d/x.pdf"], running: ["G0100MMMM1"])

        #expect(before == 7)
        #expect(model.list.rows.first?.file == .saved(path: "/d/x.pdf"))
        #expect(model.isDownloading)
        #expect(!model.missing.contains("E0100AAAA2") && !model.missing.contains("G0100MMMM1"))
    }

    @Test func `a failure keeps what was shown`() {
        var model = list()
        model.receive(.failed("Can't read."))

        #expect(model.phase == .failed("Can't read."))
        #expect(!model.isEmpty)
    }

    @Test func `where no invoice is, the reason is known`() {
        let model = list(FixtureAccount.scope("Dev/Test"))

        guard case .notPermitted(let code, _, _, _) = model.report?.absence else {
            Issue.record("another reason: \(String(describing: model.report?.absence))")
            return
        }
        #expect(code == "NotOptedIn")
    }
}

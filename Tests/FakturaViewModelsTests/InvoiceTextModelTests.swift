import BillingCore
import FakturaTestSupport
import Testing

@testable import FakturaViewModels

@Suite struct InvoiceTextModelTests {
    /// A text of so many lines, each tenth of which has a total; ten fit on screen.
    private func text(_ count: Int = 100) -> InvoiceTextModel {
        let row = FixtureAccount.invoiced.invoices().rows[0]
        var model = InvoiceTextModel(row: row, path: "/d/a.pdf")
        model.setViewport(10)
        model.show([(0..<count).map { $0 % 10 == 5 ? "line \($0) Total" : "line \($0)" }])
        return model
    }

    @Test(arguments: [
        (ListMove.by(3), 3), (.by(-3), 0), (.page(1), 10), (.page(20), 90), (.halfPage(1), 5), (.last, 90), (.first, 0),
    ])
    func `it scrolls as a page does, no further than its end`(move: ListMove, first: Int) {
        var model = text()
        model.move(move)

        #expect(model.firstVisible == first)
    }

    @Test func `a short text does not scroll`() {
        var model = text(4)
        model.move(.last)

        #expect(model.firstVisible == 0)
    }

    @Test func `a search goes to the first place below, all of the text stays`() {
        var model = text()
        model.move(.by(30))
        model.edit(.opened)
        for character in "total" { model.edit(.typed(String(character))) }

        #expect(model.lines.count == 100)
        #expect(model.matches.count == 10)
        #expect(model.match == 3)
        // It is on screen already: nothing jumps.
        #expect(model.firstVisible == 30)
    }

    @Test func `places follow each other, and after the last comes the first`() {
        var model = text()
        model.edit(.typed("total"))
        model.find(1)
        let second = (model.match, model.firstVisible)
        model.find(-2)
        let last = (model.match, model.firstVisible)
        model.find(1)

        #expect(second == (1, 12))
        #expect(last == (9, 90))
        #expect(model.match == 0)
        #expect(model.firstVisible == 2)
    }

    @Test func `what is not found moves nothing, and clearing leaves one where one was`() {
        var model = text()
        model.move(.by(7))
        model.edit(.typed("nowhere"))
        model.find(1)
        let found = model.match
        model.edit(.cleared)

        #expect(found == nil)
        #expect(model.firstVisible == 7)
        #expect(model.matches.isEmpty)
    }

    @Test func `wide lines scroll sideways, no further than they are wide`() {
        var model = text()
        model.scrollColumns(1)
        let once = model.columnOffset
        model.scrollColumns(50)
        let most = model.columnOffset
        model.scrollColumns(-50)

        #expect(once == 5)
        #expect(most == 5)
        #expect(model.columnOffset == 0)
    }
}

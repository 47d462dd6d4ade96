import BillingCore
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit
import Testing

@Suite struct WhyPaneTests {
    private func home(_ name: String) -> Session { .home(selecting: name, Session(.withoutInvoices)) }

    @Test func `a refusal with its evidence, the role and who grants it`() {
        var session = home("no-permission")
        session.press("i")

        expectGolden(session.surface(), named: "refused")
    }

    @Test func `in Swedish and ASCII, scrolled to its end`() {
        let ascii = SurfaceTraits(glyphs: .ascii)
        var session = Session.home(
            selecting: "no-permission",
            Session(.withoutInvoices, language: .swedish, columns: 60, rows: 16, traits: ascii))
        session.press("i", .end)

        expectGolden(session.surface(), named: "end")
    }

    @Test func `costs that are not shown have a word in their cell, and the row its rights`() {
        expectGolden(home("no-permission").surface(), named: "home")
        var session = home("no-permission")
        session.press(.enter)
        expectGolden(session.surface(), named: "history")
    }

    @Test func `every closed period of every subscription can be asked for`() {
        for name in FixtureAccount.withoutInvoices.subscriptions.compactMap(\.name) {
            var session = home(name)
            session.press(.enter, .down, "i")
            guard case .why(let parts, _) = session.app.overlay else {
                Issue.record("\(name) has nothing to say")
                continue
            }
            #expect(parts.contains { !$0.facts.isEmpty }, "\(name)")
        }
    }

    @Test func `a statement is explained by its period, also after a step`() {
        var session = Session.history(of: "free-trial", Session(.withoutInvoices))
        session.press("v", "i")
        guard case .why(let running, _) = session.app.overlay else {
            Issue.record("nothing is explained")
            return
        }
        session.press(.escape, "[", "i")
        guard case .why(let closed, _) = session.app.overlay else {
            Issue.record("nothing is explained after a step")
            return
        }
        #expect(running != closed)
        #expect(closed.first?.text.hasPrefix("A free trial is not invoiced") == true)
    }

    @Test func `all subscriptions are explained one by one, each by its name`() {
        var session = Session(.withoutInvoices)
        session.press("g", "i")
        guard case .why(let parts, _) = session.app.overlay else {
            Issue.record("nothing is explained")
            return
        }
        #expect(parts.count >= FixtureAccount.withoutInvoices.subscriptions.count)
        #expect(parts.contains { $0.title == "free-trial: Why is there no invoice?" })
    }

    @Test func `what is overdue says which invoice, how much, since when, and where it is paid`() {
        var session = Session.home(selecting: "Production", Session(.invoiced))
        #expect(session.surface().rowText(23).contains("i why"))
        session.press("i")

        expectGolden(session.surface(), named: "unpaid")
    }

    @Test func `an invoice of a profile is told of once, where all are`() throws {
        var session = Session(.invoiced)
        session.press("g", "i")
        guard case .why(let parts, _) = session.app.overlay else {
            Issue.record("nothing is explained")
            return
        }
        #expect(parts.count { $0.text.contains("G0100PPPP1") } == 1)
    }

    @Test func `the key is among the hints of an estimate, which it explains`() {
        #expect(Session.history().surface().rowText(23).contains("i why"))
    }

    @Test func `where nothing is missing it says so, and elsewhere the key says what it explains`() {
        var session = Session.usageLine()
        session.press("i")
        #expect(session.app.overlay == nil)
        #expect(session.app.notice?.text == session.app.words.explainsPeriods)
    }
}

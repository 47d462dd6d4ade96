import BillingCore
import FakturaTestSupport
import FakturaViewModels
import TerminalKit
import Testing

@Suite struct LinkTests {
    private func text(of link: SurfaceLink, on surface: Surface) -> String {
        let scalars = surface.scalars(row: link.row, in: link.columns).compactMap(Unicode.Scalar.init)
        return String(String.UnicodeScalarView(scalars))
    }

    @Test func `pages that lead on are links, whole also where they are wrapped`() {
        for columns in [80, 50] {
            var session = Session.home(
                selecting: "no-permission", Session(.withoutInvoices, columns: columns, rows: 40))
            session.press("i")
            let surface = session.surface()
            let parts = Dictionary(grouping: surface.links, by: \.address)
            #expect(!parts.isEmpty)
            for (address, links) in parts {
                #expect(PortalPlace.allCases.map(\.address).contains(address))
                let shown = links.map { text(of: $0, on: surface) }.joined()
                #expect(shown == String(repeating: address, count: shown.count / address.count))
            }
        }
    }

    @Test func `help links every page`() {
        var session = Session(.withoutInvoices, columns: 100, rows: 140)
        session.press("?")
        #expect(Set(session.surface().links.map(\.address)) == Set(PortalPlace.allCases.map(\.address)))
    }

    @Test func `the path of a PDF is a link to the file`() throws {
        let surface = Session.invoiceText().surface()
        let link = try #require(surface.links.first)
        #expect(surface.links.count == 1)
        #expect(link.row == 22)
        #expect(link.address.hasPrefix("file:///"))
        #expect(link.address.hasSuffix(".pdf"))
    }

    @Test func `tables have no links`() {
        #expect(Session(.withoutInvoices).surface().links.isEmpty)
    }
}

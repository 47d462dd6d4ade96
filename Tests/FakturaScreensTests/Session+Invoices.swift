import BillingCore
import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import TerminalKit

extension Session {
    /// In the invoices of all subscriptions, signed in.
    static func invoices(_ session: Session = Session(), of account: FixtureAccount = .invoiced) -> Session {
        var session = session
        session.account = account
        session.send(.syncAllowed(SyncSettings(isSignedIn: true)))
        session.press("I")
        return session
    }

    /// In the text of the invoice that is saved.
    static func invoiceText(_ session: Session = Session()) -> Session {
        var session = invoices(session)
        session.press(.down, .down, .down, .enter)
        session.send(.download(.text("E0100AAAA1", pages: [paper])))
        return session
    }

    private static let paper =
        [
            "Contoso AB                                                   Invoice", "",
            "Invoice number     E0100AAAA1", "Billing period     12 Sep 2026 - 11 Oct 2026", "",
            "Charges                                                     9,811.07",
            "Tax 25%                                                     2,452.77",
            "Total (SEK)                                                12,263.84", "",
        ] + (1...20).map { "Remark \($0): payable within 30 days.\u{1B}[31m" } + ["Total due          12,263.84 SEK"]
}

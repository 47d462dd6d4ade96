import BillingCore
import FakturaTestSupport
import FakturaViewModels
import FakturaWords
import TerminalKit

extension Session {
    /// In the screen of work, of which there is some of every kind.
    static func activity(_ session: Session = Session()) -> Session {
        var session = session
        session.tellWork()
        session.press("a", "g")
        return session
    }

    /// In the details of the first piece of work.
    static func activityDetails(_ session: Session = Session()) -> Session {
        var session = activity(session)
        session.press(.enter)
        return session
    }

    /// Someone is signed in, and a sync and an import run.
    mutating func tellWork() {
        let now = FixtureAccount.now
        let (production, analytics) = (SubscriptionID("sub-production"), SubscriptionID("sub-analytics"))
        let account = AzureAccount.ID("public:device-code:anna@contoso.se/t-1")
        let tenants = SyncPiece.tenants(account)
        let subscriptions = SyncPiece.subscriptions(account, tenant: "t-1")
        let invoices = SyncPiece.invoices(.subscription(SubscriptionID("sub-long")))
        let november = SyncPiece.usage(production, .fixture("2026-11-12", "2026-12-11"), .actual)
        let october = SyncPiece.usage(production, .fixture("2026-10-12", "2026-11-11"), .actual)
        let abroad = SyncPiece.usage(analytics, .fixture("2026-11-01", "2026-11-30"), .amortized)
        let platform = SyncPiece.estimate(SubscriptionID("sub-platform"), .fixture("2026-11-01", "2026-11-30"))
        let refusal = AzureRefusal(status: 401, code: "NotOptedIn", requestID: "7f0c-4d1a", reason: .notOptedIn)
        send(
            .syncAllowed(
                SyncSettings(
                    isSignedIn: true,
                    names: SyncNames(accounts: [account: "anna@contoso.se"], tenants: ["t-1": "contoso.com"]))))
        tell(now - 60, .planned([tenants, subscriptions]))
        tell(now - 60, .finished(tenants, .read(lines: 1)))
        tell(now - 59, .started(subscriptions), .finished(subscriptions, .read(lines: 10)))
        tell(now - 58, .planned([invoices, platform, november, abroad, october]), .started(invoices))
        tell(now - 57, .finished(invoices, .refused(.refused(refusal))), .finished(platform, .stopped))
        tell(now - 22, .started(november), .started(abroad))
        tell(now - 3, .progressed(november, SyncProgress(lines: 14_000, pages: 14, expectedLines: 31_000)))
        tell(now - 2, .waiting(abroad, SyncWait(.rateLimit, until: now + 41)))
        app.tick(now - 1)
        importFirstOfTwo()
        app.tick(now)
    }

    private mutating func tell(_ seconds: Int64, _ events: SyncEvent...) {
        app.tick(seconds)
        for event in events { send(.syncTold(event)) }
    }
}

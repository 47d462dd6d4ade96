import BillingCore
import FakturaTestSupport
import FakturaViewModels
import TerminalKit

/// Accounts that are signed in, with a tenant that is not; and what signing in is answered with.
enum FixtureAccounts {
    static let rows = [
        AccountRow(
            account: AzureAccount(
                way: .deviceCode, name: "anna@contoso.example", tenant: "3f1c2b60-0000-4000-8000-00000000c0de",
                cloud: "public"),
            tenants: [
                AccountRow.Membership(
                    tenant: Tenant(id: "3f1c2b60-0000-4000-8000-00000000c0de", name: "Contoso"), subscriptionCount: 6),
                AccountRow.Membership(
                    tenant: Tenant(id: "9d0e5a11-0000-4000-8000-00000000fab0", domain: "fabrikam.example"),
                    problem: .signIn(
                        .refused(
                            SignInRefusal(
                                error: "interaction_required", numbers: [50076], message: nil, correlationID: "c-1",
                                tenant: "fabrikam.example")))),
            ], keeping: .file),
        AccountRow(
            account: AzureAccount(
                way: .clientSecret, name: "0a1b2c3d-0000-4000-8000-0000000000b0", tenant: nil, cloud: "us-government"),
            tenants: [
                AccountRow.Membership(
                    tenant: Tenant(id: "5e7d9c42-0000-4000-8000-00000000feed", name: "Tailspin Toys"),
                    subscriptionCount: 2)
            ]),
    ]

    static let ways = [
        WayFound(way: .clientSecret, who: "0a1b2c3d-0000-4000-8000-0000000000b0"),
        WayFound(way: .azureCLI, who: "admin@example.com"), WayFound(way: .deviceCode),
    ]

    static let noClient = [
        WayFound(way: .azureCLI, isReady: false, reason: "The Azure CLI is not signed in. Run 'az login' first."),
        WayFound(way: .deviceCode, isReady: false, reason: "No client id is configured, so Microsoft gives no code."),
    ]

    static let code = AccountIntent.codeShown(
        code: "F7KQ2MTX", address: "https://microsoft.com/devicelogin",
        message: "To sign in, use a web browser to open the page https://microsoft.com/devicelogin and enter the code "
            + "F7KQ2MTX to authenticate.", expiresAt: FixtureAccount.now + 872)
}

extension Session {
    /// On the Accounts screen.
    static func accounts(_ session: Session = Session()) -> Session {
        var session = session
        session.press("A")
        return session
    }

    /// The ways are there to choose from.
    static func signIn(_ session: Session = Session(), ways: [WayFound] = FixtureAccounts.ways) -> Session {
        var session = accounts(session)
        session.press("A")
        session.send(.accounts(.ways(ways)))
        return session
    }

    /// A code is there to be entered.
    static func code(_ session: Session = Session()) -> Session {
        var session = signIn(session)
        session.press("G", .enter)
        session.send(.accounts(FixtureAccounts.code))
        return session
    }
}

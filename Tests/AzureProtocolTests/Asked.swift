import AzureClient
import BillingCore
import SampleAccount

/// What is asked of Azure in the table of faults, and how a screen would call it.
enum Asked: Sendable {
    case subscriptions, tenants, billingProperty, usage, invoices, costs, forecast, report, pdf, mail, roles, signIn

    /// As it stands after "read" or "change".
    var wanted: (english: String, swedish: String) {
        switch self {
        case .subscriptions, .signIn: ("your subscriptions", "dina prenumerationer")
        case .tenants: ("your tenants", "dina klientorganisationer")
        case .billingProperty: ("the agreement of 'Production'", "avtalet för ”Production”")
        case .usage: ("the usage of 'Dev/Test'", "användningen för ”Dev/Test”")
        case .invoices: ("the invoices of 'Production'", "fakturorna för ”Production”")
        case .costs: ("the estimate of 'Production'", "uppskattningen för ”Production”")
        case .forecast: ("the forecast of 'Production'", "prognosen för ”Production”")
        case .report: ("the cost report of 'Data platform'", "kostnadsrapporten för ”Data platform”")
        case .pdf: ("an invoice of 'Production'", "en faktura för ”Production”")
        case .mail: ("the e-mail settings of 'Retail'", "e-postinställningarna för ”Retail”")
        case .roles: ("your roles on 'Production'", "dina roller för ”Production”")
        }
    }

    /// Whether something is to be changed, not read.
    var isChange: Bool { self == .mail }

    /// The emulator's names of what is called for it.
    var operations: [String] {
        switch self {
        case .subscriptions: ["subscriptions"]
        case .signIn: ["token", "subscriptions"]
        case .tenants: ["tenants"]
        case .billingProperty: ["billingProperty"]
        case .usage: ["usageDetails"]
        case .invoices: ["invoicesBySubscription", "legacyInvoices"]
        case .costs: ["query"]
        case .forecast: ["forecast"]
        case .report: ["generateCostDetailsReport", "costDetailsResult"]
        case .pdf: ["downloadInvoice", "operationResult", "blob"]
        case .mail: ["billingProfile", "updateBillingProfile"]
        case .roles: ["roleAssignments"]
        }
    }

    /// Asks, and says in short what came.
    func run(_ session: Session) async throws -> String {
        let production = Session.subscription("Production")
        let azure = session.azure
        switch self {
        case .subscriptions: return "\(try await azure.run(ListSubscriptions()).count) subscriptions"
        case .tenants: return "\(try await azure.run(ListTenants()).count) tenants"
        case .signIn:
            let source = ClientSecretSource(
                session.entra, tenant: "sample.example.com", clientID: "11111111-2222-3333-4444-555555555555",
                secret: Secret("right"))
            return "\(try await session.azure(with: source).run(ListSubscriptions()).count) subscriptions"
        case .billingProperty:
            let property = try await azure.run(GetBillingProperty(production.id))
            return "agreement \(property.agreement.map(\.rawValue) ?? "unknown")"
        case .usage: return try await usage(session)
        case .invoices:
            let listing = try await azure.run(ListInvoices(production.id, days: Session.ever))
            return "\(listing.invoices.count) invoices"
        case .costs:
            let rows = try await azure.run(CostQuery(production.id, days: Session.period(0, of: production)))
            return "\(rows.count) sums"
        case .forecast:
            let rows = try await azure.run(CostForecast(production.id, days: Session.period(0, of: production)))
            return "\(rows.count) days"
        case .report:
            let subscription = Session.subscription("Data platform")
            let report = MakeCostReport(.days(subscription.id, Session.period(1, of: subscription)))
            return "\(try await azure.run(report).files.count) files"
        case .pdf: return try await pdf(production, session)
        case .mail: return try await mail(azure)
        case .roles: return "\(try await azure.run(ListRoles(production.id)).count) roles"
        }
    }

    private func usage(_ session: Session) async throws -> String {
        let subscription = Session.subscription("Dev/Test")
        let listing = try await ListUsage(
            subscription.id, days: Session.period(1, of: subscription), agreement: .onlineServices
        ).run(on: session.azure, into: SummingSink())
        return "\(listing.lineCount) lines"
    }

    private func pdf(_ subscription: Subscription, _ session: Session) async throws -> String {
        let listing = try await session.azure.run(
            ListInvoices(subscription.id, days: Session.period(1, of: subscription)))
        guard let invoice = listing.invoices.first else { return "no invoice" }
        let link = try await session.azure.run(MakeInvoiceLink(invoice))
        let bytes = try await session.azure.run(OpenDownload(link)).body.collected()
        let isWhole = Session.snapshot.invoices.contains {
            $0.id == invoice.name && Session.account.pdf(of: $0) == bytes
        }
        return isWhole ? "the whole file" : "\(bytes.count) bytes that are not the file"
    }

    private func mail(_ azure: AzureAPI) async throws -> String {
        guard let profile = Session.snapshot.billingProfiles.first else { return "no profile" }
        let details = try await azure.run(
            GetBillingProfile(account: profile.billingAccount, profile: profile.id))
        let after = try await azure.run(UpdateInvoiceMail(details, isMailed: true, recipients: []))
        return after.isMailed == true ? "mailing on" : "mailing off"
    }
}

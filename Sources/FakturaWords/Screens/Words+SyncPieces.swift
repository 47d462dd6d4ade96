public import BillingCore

/// Names of what a sync reads, as far as they are known.
public struct SyncNames: Equatable, Sendable {
    /// Names of subscriptions.
    public var subscriptions: [SubscriptionID: String]
    /// Who signed in: `anna@contoso.se`.
    public var accounts: [AzureAccount.ID: String]
    /// Names or domains of tenants, by their GUIDs.
    public var tenants: [String: String]
    /// Names of billing profiles, by their identifiers.
    public var billingProfiles: [String: String]

    /// Creates names.
    public init(
        subscriptions: [SubscriptionID: String] = [:], accounts: [AzureAccount.ID: String] = [:],
        tenants: [String: String] = [:], billingProfiles: [String: String] = [:]
    ) {
        self.subscriptions = subscriptions
        self.accounts = accounts
        self.tenants = tenants
        self.billingProfiles = billingProfiles
    }

    /// The names, and older ones of what has none among them.
    public func merged(over older: SyncNames) -> SyncNames {
        SyncNames(
            subscriptions: subscriptions.merging(older.subscriptions) { new, _ in new },
            accounts: accounts.merging(older.accounts) { new, _ in new },
            tenants: tenants.merging(older.tenants) { new, _ in new },
            billingProfiles: billingProfiles.merging(older.billingProfiles) { new, _ in new })
    }

    /// The name, else the identifier.
    public subscript(id: SubscriptionID) -> String { subscriptions[id] ?? id.rawValue }
    /// The name, else the identifier.
    public subscript(id: AzureAccount.ID) -> String { accounts[id] ?? id.rawValue }
    /// A tenant's name, else its GUID.
    public func tenant(_ id: String) -> String { tenants[id] ?? id }
    /// A billing profile's name, else its identifier.
    public func billingProfile(_ id: String) -> String { billingProfiles[id] ?? id }
}

/// What a sync reads.
extension Words {
    /// What a piece is about, in a table's cell: `Production, 12 Nov – today`.
    public func subject(of piece: SyncPiece, names: SyncNames, today: Day) -> String {
        switch piece {
        case .tenants(let account): pick("tenants of \(names[account])", sv: "klientorg. för \(names[account])")
        case .subscriptions(_, let tenant):
            pick("subscriptions of \(names.tenant(tenant))", sv: "prenumerationer i \(names.tenant(tenant))")
        case .access(let id): pick("\(names[id]), access", sv: "\(names[id]), åtkomst")
        case .periods(let id): pick("\(names[id]), periods", sv: "\(names[id]), perioder")
        case .invoices(.subscription(let id)): pick("\(names[id]), invoices", sv: "\(names[id]), fakturor")
        case .invoices(.billingProfile(let id)):
            pick("\(names.billingProfile(id)), invoices", sv: "\(names.billingProfile(id)), fakturor")
        case .estimate(let id, _): pick("\(names[id]), estimate", sv: "\(names[id]), uppskattning")
        case .forecast(let id, _): pick("\(names[id]), forecast", sv: "\(names[id]), prognos")
        case .usage(let id, let period, let metric):
            "\(names[id]), \(dates(of: period, today: today))" + note(metric)
        }
    }

    /// What was asked for, as it stands after "read": `the usage of 'Production', 12 Oct – 11 Nov`.
    ///
    /// - Parameter year: The year that goes without saying; `nil` for none.
    public func wanted(_ piece: SyncPiece, names: SyncNames, year: Int? = nil) -> String {
        switch piece {
        case .tenants(let account):
            pick("the tenants of '\(names[account])'", sv: "klientorganisationerna för ”\(names[account])”")
        case .subscriptions(_, let tenant):
            pick("the subscriptions of '\(names.tenant(tenant))'", sv: "prenumerationerna i ”\(names.tenant(tenant))”")
        case .access(let id): pick("the access to '\(names[id])'", sv: "åtkomsten till ”\(names[id])”")
        case .periods(let id):
            pick("the billing periods of '\(names[id])'", sv: "faktureringsperioderna för ”\(names[id])”")
        case .invoices(.subscription(let id)):
            pick("the invoices of '\(names[id])'", sv: "fakturorna för ”\(names[id])”")
        case .invoices(.billingProfile(let id)):
            pick(
                "the invoices of billing profile '\(names.billingProfile(id))'",
                sv: "fakturorna för faktureringsprofilen ”\(names.billingProfile(id))”")
        case .estimate(let id, let period):
            pick("the estimate of '\(names[id])'", sv: "uppskattningen för ”\(names[id])”")
                + ", \(self.period(period, in: year))"
        case .forecast(let id, let period):
            pick("the forecast of '\(names[id])'", sv: "prognosen för ”\(names[id])”")
                + ", \(self.period(period, in: year))"
        case .usage(let id, let period, let metric):
            pick("the usage of '\(names[id])'", sv: "användningen för ”\(names[id])”")
                + ", \(self.period(period, in: year))" + note(metric)
        }
    }

    /// What a piece gave: lines of usage, else the things listed.
    public func result(of piece: SyncPiece, count number: Int) -> String {
        switch piece {
        case .usage: lines(number)
        case .tenants:
            pick("\(count(number)) \(number == 1 ? "tenant" : "tenants")", sv: "\(count(number)) klientorg.")
        case .subscriptions:
            pick(
                "\(count(number)) \(number == 1 ? "subscription" : "subscriptions")",
                sv: "\(count(number)) prenum.")
        case .periods:
            pick(
                "\(count(number)) \(number == 1 ? "period" : "periods")",
                sv: "\(count(number)) \(number == 1 ? "period" : "perioder")")
        case .invoices:
            pick(
                "\(count(number)) \(number == 1 ? "invoice" : "invoices")",
                sv: "\(count(number)) \(number == 1 ? "faktura" : "fakturor")")
        case .access, .estimate, .forecast: pick("read", sv: "läst")
        }
    }

    /// The period that holds today ends with that word, so that it is told from the others.
    private func dates(of period: BillingPeriod, today: Day) -> String {
        guard period.contains(today) else { return self.period(period, in: today.components.year) }
        return "\(shortDay(period.start)) – \(pick("today", sv: "idag"))"
    }

    private func note(_ metric: Metric) -> String { metric == .actual ? "" : ", \(self.metric(metric))" }
}

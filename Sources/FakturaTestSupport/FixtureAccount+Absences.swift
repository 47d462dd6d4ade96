import BillingCore

extension FixtureAccount {
    /// A subscription for each reason that a period has no invoice, by the reason's code; the period is the newest one
    /// that has ended, and `period-not-ended` is the running one of each.
    public static let withoutInvoices: FixtureAccount = {
        var account = FixtureAccount(
            subscriptions: absences.map(\.subscription), lines: absences.compactMap(\.line),
            provenance: Provenance(source: .azure, metric: .actual, fetchedAt: now - 360))
        account.account = AccountSnapshot(
            subscriptions: absences.map(\.subscription),
            listedInvoices: absences.filter(\.isListed).map { absence in
                let running = absence.subscription.periodRule.period(containing: today)
                return ListedInvoice(
                    id: "2026-11-05-000000001", owner: absence.answer.owner,
                    period: absence.subscription.periodRule.period(-1, after: running))
            },
            usageProblems: absences.compactMap { absence in
                guard let problem = absence.costs else { return nil }
                let period = absence.subscription.periodRule.period(containing: today)
                return AccountSnapshot.UsageProblem(
                    subscription: absence.subscription.id, period: period, metric: .actual, problem: problem)
            }, invoiceAnswers: absences.map(\.answer))
        return account
    }()

    private struct Absence {
        /// The name is the reason's code.
        var subscription: Subscription
        /// What its closed period cost.
        var cost: String?
        /// Why Azure did not give its invoices.
        var problem: AzureProblem?
        /// Why Azure did not give the costs of its running period.
        var costs: AzureProblem?

        init(
            _ name: String, offer: String? = "0003P", agreement: Agreement? = .onlineServices, role: String? = nil,
            cost: String? = nil, problem: AzureProblem? = nil, costs: AzureProblem? = nil,
            _ change: (inout Subscription) -> Void = { _ in }
        ) {
            subscription = Subscription(
                id: SubscriptionID("sub-\(name)"), name: name, offer: offer.map { Offer($0) }, agreement: agreement,
                role: role, anchorDay: 1, startDay: .fixture("2026-10-01").advanced(by: -5), invoiceAccess: .open)
            (self.cost, self.problem, self.costs) = (cost, problem, costs)
            change(&subscription)
        }

        var answer: InvoiceAnswer {
            let owner = subscription.billingProfile.map { Invoice.Owner.billingProfile($0) }
            return InvoiceAnswer(
                owner: owner ?? .subscription(subscription.id), readAt: problem == nil ? now - 3_600 : nil,
                triedAt: now - 3_600, problem: problem, requestID: problem == nil ? "7f0c-0001" : nil)
        }

        /// Whether Azure lists the invoice of the closed period without its amounts.
        var isListed: Bool { problem?.isOfAmounts == true }

        var line: UsageLine? {
            cost.map {
                let period = subscription.periodRule.period(containing: today)
                let day = period.start.advanced(by: -3)
                return .fixture(1, day: day, subscription: subscription.id, cost: $0)
            }
        }
    }

    private static func refused(_ code: String, _ reason: AzureRefusal.Reason, status: Int = 403) -> AzureProblem {
        .refused(AzureRefusal(status: status, code: code, requestID: "7f0c-\(code.count)", reason: reason))
    }

    private static let absences = [
        Absence(
            "no-permission", role: "Reader", cost: "100", problem: refused("NotOptedIn", .notOptedIn),
            costs: refused("AuthorizationFailed", .notAuthorized(action: nil))
        ) {
            $0.invoiceAccess = .refused(code: "NotOptedIn")
            $0.accountAdministrator = "anna@contoso.example"
            $0.access = ReaderAccess(isAccountAdministrator: false, roles: ["Reader"], mayReadCosts: false)
        },
        Absence(
            "no-permission of a profile", offer: "Azure Plan", agreement: .customer, role: "Reader", cost: "100",
            problem: refused("AuthorizationFailed", .notAuthorized(action: nil))
        ) {
            $0.invoiceAccess = .refused(code: "AuthorizationFailed")
            $0.billingProfile = "profile-1"
        },
        Absence(
            "no-permission of a support plan", offer: "0041P", role: "Owner", cost: "0.5",
            problem: refused("NotOptedIn", .notOptedIn)
        ) { $0.invoiceAccess = .refused(code: "NotOptedIn") },
        Absence(
            "no-permission for amounts", role: "Reader", cost: "100",
            problem: refused("AuthorizationFailed", .amountsClosed)
        ) {
            $0.invoiceAccess = .refused(code: "AuthorizationFailed")
            $0.accountAdministrator = "anna@contoso.example"
        },
        Absence("enterprise-agreement", offer: "0017P", agreement: .enterprise, cost: "100"),
        Absence("partner-bills", offer: "Azure Plan", agreement: .partner, cost: "100"),
        Absence("offer-without-invoices", offer: "0111P", cost: "100"),
        Absence(
            "offer-without-invoices by its answer", offer: "0036P", cost: "100",
            problem: refused("UnsupportedSubscriptionType", .agreementNotSupported, status: 400)
        ) { $0.invoiceAccess = nil },
        Absence("recently-subscribed", cost: "100") { $0.startDay = .fixture("2026-10-25") },
        Absence("free-trial", offer: "0044P", cost: "0"),
        Absence("within-credit", offer: "0063P", cost: "318.27") {
            $0.monthlyCredit = Money(.fixture("1200"), CurrencyCode("SEK"))
        },
        Absence("credit-not-told", offer: "0062P", cost: "318.27"),
        Absence("within-credit of nothing", cost: "0"),
        Absence("spending-limit", offer: "Azure Pass", cost: "100") {
            $0.access = ReaderAccess(roles: ["Owner"], hasSpendingLimit: true)
        },
        Absence("being-prepared", cost: "100") { $0.anchorDay = 19 },
        Absence("account-moved", cost: "100") { $0.access = ReaderAccess(isAccountMoved: true) },
        Absence(
            "not-told", cost: "100", problem: refused("ServiceUnavailable", .outOfOrder, status: 503),
            costs: .unreachable(host: "management.azure.com", .timedOut)
        ) { $0.invoiceAccess = nil },
        Absence(
            "not-told without an answer", cost: "100", problem: .unreachable(host: "management.azure.com", .timedOut)),
        Absence(
            "not-told of a profile", offer: "Azure Plan", agreement: .customer, cost: "100",
            problem: refused("LinkedAuthorizationFailed", .notAuthorized(action: nil))
        ) {
            $0.billingProfile = "profile-3"
            $0.invoiceAccess = nil
        },
        Absence("not-returned", cost: "100"),
        Absence("not-returned of a profile", offer: "Azure Plan", agreement: .customer, cost: "0") {
            $0.billingProfile = "profile-2"
        },
    ]
}

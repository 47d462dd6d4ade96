import BillingCore

extension Operations {
    private static let versions = ["2020-05-01", "2024-04-01"]
    private static let root = "providers/Microsoft.Billing/billingAccounts"
    private static let bySubscription = root + "/default/billingSubscriptions/{subscription}"
    private static let byAccount = root + "/{account}"

    /// Invoices by subscription, account and profile, and their files (azure-apis 2.3 to 2.5).
    static let invoices: [Operation] = [
        Operation("invoicesBySubscription", .billing, "GET", bySubscription + "/invoices", versions: versions) {
            try list(invoices(ofSubscription: $0), $0)
        },
        Operation("invoiceBySubscription", .billing, "GET", bySubscription + "/invoices/{invoice}", versions: versions)
        {
            try one(invoices(ofSubscription: $0), $0)
        },
        Operation(
            "downloadInvoice", .billing, "POST", bySubscription + "/invoices/{invoice}/download", versions: versions
        ) { try InvoiceDownload.begin(invoices(ofSubscription: $0), $0) },
        Operation("invoice", .billing, "GET", root + "/default/invoices/{invoice}", versions: versions) { call in
            // By number alone before 2024: only customer agreements.
            let all = try call.emulation.snapshot.invoices.filter { try isReadable($0, call) }
            return try one(all, call)
        },
        Operation(
            "downloadInvoice", .billing, "POST", root + "/default/invoices/{invoice}/download", versions: versions
        ) { call in
            try InvoiceDownload.begin(call.emulation.snapshot.invoices.filter { try isReadable($0, call) }, call)
        },
        Operation(
            "invoicesByProfile", .billing, "GET", byAccount + "/billingProfiles/{profile}/invoices", versions: versions
        ) { call in
            let profile = try call.profile()
            return try list(call.emulation.snapshot.invoices.filter { $0.owner == .billingProfile(profile.id) }, call)
        },
        Operation("invoicesByAccount", .billing, "GET", byAccount + "/invoices", versions: versions) {
            try list(invoices(ofAccount: $0), $0)
        },
        Operation("invoiceByAccount", .billing, "GET", byAccount + "/invoices/{invoice}", versions: versions) {
            try one(invoices(ofAccount: $0), $0)
        },
        Operation(
            "downloadInvoice", .billing, "POST", byAccount + "/invoices/{invoice}/download", versions: versions
        ) { try InvoiceDownload.begin(invoices(ofAccount: $0), $0) },
        Operation(
            "operationResult", .billing, "GET", root + "/{account}/operationResults/{id}", versions: versions,
            perform: RunningOperation.poll),
        Operation(
            "operationResult", .billing, "GET", bySubscription + "/operationResults/{id}", versions: versions,
            perform: RunningOperation.poll),
    ]

    /// - Throws: ``Refusal`` where there are none for a subscription, or where they are not open.
    private static func invoices(ofSubscription call: Call) throws -> [Invoice] {
        let subscription = try call.subscription()
        guard subscription.agreement == .onlineServices, subscription.offer?.billing != .azureInOpen else {
            throw Refusal.notFound(
                "Billing subscription '\(subscription.id)' has no invoices of its own.")
        }
        if let refusal = call.invoiceRefusal(of: subscription), refusal.reason != .amountsClosed {
            throw Refusal.notFound("Billing subscription '\(subscription.id)' has no invoices of its own.")
        }
        if case .refused = subscription.invoiceAccess {
            throw Refusal.authorizationFailed(
                call.caller, action: "Microsoft.Billing/billingAccounts/billingSubscriptions/invoices/read",
                scope: "/subscriptions/\(subscription.id)")
        }
        return call.emulation.snapshot.invoices.filter { $0.owner == .subscription(subscription.id) }
    }

    private static func isReadable(_ invoice: Invoice, _ call: Call) throws -> Bool {
        guard case .subscription(let id) = invoice.owner else { return true }
        let subscription = call.emulation.snapshot.subscriptions.first { $0.id == id }
        return call.version >= "2024" && subscription?.invoiceAccess == .open
    }

    private static func invoices(ofAccount call: Call) throws -> [Invoice] {
        let account = try call.account()
        let snapshot = call.emulation.snapshot
        return snapshot.invoices.filter { invoice in
            switch invoice.owner {
            case .billingProfile(let id):
                snapshot.billingProfiles.first { $0.id == id }?.billingAccount == account.id
            case .subscription(let id):
                call.version >= "2024"
                    && snapshot.subscriptions.contains {
                        $0.id == id && $0.billingAccount == account.id && $0.invoiceAccess == .open
                    }
            }
        }
    }

    private static func list(_ invoices: [Invoice], _ call: Call) throws -> Answer {
        let isOld = call.version < "2024"
        if isOld, call.query("periodStartDate") == nil || call.query("periodEndDate") == nil {
            throw Refusal(
                400, "InvalidRequest", "The parameters periodStartDate and periodEndDate are required.")
        }
        let start = try day("periodStartDate", call) ?? Day(number: 0)
        let end = try day("periodEndDate", call) ?? call.emulation.today.advanced(by: 365)
        let asked = invoices.filter { start <= $0.period.last && $0.period.last <= end }
        let size = isOld ? call.settings.listPage : try call.top("top", limit: 50, default: call.settings.listPage)
        return try call.page(
            asked.map { InvoiceRow(invoice: $0, call: call).json }, size: size, isRelative: isOld,
            token: isOld ? "$skiptoken" : "skiptoken")
    }

    /// `yyyy-MM-dd`, as Microsoft's own clients send it.
    private static func day(_ name: String, _ call: Call) throws -> Day? {
        guard let text = call.query(name) else { return nil }
        guard let day = Day(iso: text.prefix(10)) else {
            throw Refusal(400, "InvalidDate", "The value '\(text)' of '\(name)' is no date.")
        }
        return day
    }

    private static func one(_ invoices: [Invoice], _ call: Call) throws -> Answer {
        guard let invoice = invoices.first(where: { $0.id == call["invoice"] }) else {
            throw Refusal(404, "ResourceNotFound", "The invoice '\(call["invoice"])' was not found.")
        }
        return .json(InvoiceRow(invoice: invoice, call: call).json)
    }
}

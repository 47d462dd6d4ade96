import BillingCore

extension Operations {
    private static let path = "subscriptions/{subscription}/providers/Microsoft.Billing/invoices"

    /// Invoices as they were before 2020: dates and a link (azure-apis 2.2).
    static let legacyInvoices: [Operation] = [
        Operation("legacyInvoices", .billing, "GET", path, versions: previewVersions) { call in
            let (subscription, invoices) = try LegacyInvoice.all(call)
            guard !invoices.isEmpty else { throw Refusal.notFound("No invoices were found.") }
            let filter = try DayFilter(call.query("$filter"), names: ["invoicePeriodEndDate"])
            let expands = call.query("$expand")?.lowercased() == "downloadurl"
            let items = invoices.filter { filter.takes(["invoicePeriodEndDate": $0.period.last]) }
                .map { LegacyInvoice.json($0, of: subscription, hasLink: expands, call) }
            return try call.page(items, size: call.top("$top", limit: 100, default: 100))
        },
        Operation("legacyLatestInvoice", .billing, "GET", path + "/latest", versions: previewVersions) { call in
            let (subscription, invoices) = try LegacyInvoice.all(call)
            guard let latest = invoices.first else { throw Refusal.notFound("No invoices were found.") }
            return .json(LegacyInvoice.json(latest, of: subscription, hasLink: true, call))
        },
        Operation("legacyInvoice", .billing, "GET", path + "/{invoice}", versions: previewVersions) { call in
            let (subscription, invoices) = try LegacyInvoice.all(call)
            guard let invoice = invoices.first(where: { LegacyInvoice.name($0) == call["invoice"] }) else {
                throw Refusal(404, "ResourceNotFound", "The invoice '\(call["invoice"])' was not found.")
            }
            return .json(LegacyInvoice.json(invoice, of: subscription, hasLink: true, call))
        },
    ]

    static func unsupported(_ subscription: Subscription) -> Refusal {
        Refusal(
            400, "UnsupportedSubscriptionType", "Subscription \(subscription.id) is not supported.",
            target: "subscriptionId")
    }
}

/// An invoice in the shape of before 2020.
enum LegacyInvoice {
    /// A subscription's invoices, newest first.
    ///
    /// - Throws: ``Refusal`` for agreements without, and `NotOptedIn` where access is not open.
    static func all(_ call: Call) throws -> (Subscription, [Invoice]) {
        let subscription = try call.subscription()
        if subscription.agreement != .onlineServices || subscription.offer?.billing == .azureInOpen {
            throw Operations.unsupported(subscription)
        }
        if let refusal = call.invoiceRefusal(of: subscription) {
            // What it refuses are the amounts, which this list does not have.
            if refusal.reason == .amountsClosed {
                return (
                    subscription, call.emulation.unpricedInvoices.filter { $0.owner == .subscription(subscription.id) }
                )
            }
            throw Refusal(refusal.status, refusal.code ?? "", refusal.message ?? "")
        }
        if case .refused(let code)? = subscription.invoiceAccess {
            throw Refusal(
                403, code,
                "You are not allowed to download invoices. Please contact your account administrator to turn on access "
                    + "in the management portal for allowing to download invoices through the API.")
        }
        let invoices = call.emulation.snapshot.invoices.filter { $0.owner == .subscription(subscription.id) }
        return (subscription, invoices)
    }

    /// `2026-11-05-123456789`: never a number of the newer interface.
    static func name(_ invoice: Invoice) -> String {
        let number = invoice.id.utf8.reduce(UInt64(7)) { ($0 &* 131 &+ UInt64($1)) % 1_000_000_000 }
        let digits = String(number)
        return "\(invoice.invoiceDay ?? invoice.period.end)-" + String(repeating: "0", count: 9 - digits.count) + digits
    }

    static func json(_ invoice: Invoice, of subscription: Subscription, hasLink: Bool, _ call: Call) -> JSON {
        let path = "/subscriptions/\(subscription.id)/providers/Microsoft.Billing"
        let name = name(invoice)
        let periods = BillingPeriodList.known(of: subscription, today: call.emulation.today)
            .filter { $0.contains(invoice.period.last) }
        var properties: [(String, JSON)] = [
            ("invoicePeriodStartDate", "\(invoice.period.start)"), ("invoicePeriodEndDate", "\(invoice.period.last)"),
            (
                "billingPeriodIds",
                .array(
                    periods.map { .string("\(path)/billingPeriods/\(BillingPeriodList.name($0, of: subscription))") })
            ),
        ]
        if hasLink {
            let link = InvoiceDownload.publish(invoice, call)
            properties.append(
                ("downloadUrl", ["expiryTime": .string(HTTPDate.iso(link.expiry)), "url": .string(link.url)]))
        }
        return [
            "id": "\(path)/invoices/\(name)", "name": .string(name), "type": "Microsoft.Billing/invoices",
            "properties": .object(properties),
        ]
    }
}

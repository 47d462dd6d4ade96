import BillingCore

extension Operations {
    private static let path = "subscriptions/{subscription}/providers/Microsoft.Billing/billingPeriods"
    static let previewVersions = ["2017-02-27-preview", "2017-04-24-preview", "2018-03-01-preview"]

    /// Billing periods of pay-as-you-go and enterprise subscriptions (azure-apis 2.1).
    static let periods: [Operation] = [
        Operation("billingPeriods", .billing, "GET", path, versions: previewVersions) { call in
            let subscription = try call.subscription()
            let listed = try BillingPeriodList.periods(of: subscription, call)
            let matching = try DayFilter(call.query("$filter"), names: ["billingPeriodEndDate"])
            let items = listed.filter { matching.takes(["billingPeriodEndDate": $0.last]) }
                .map { BillingPeriodList.json($0, of: subscription, call) }
            return try call.page(items, size: call.top("$top", limit: 100, default: 100))
        },
        Operation("billingPeriod", .billing, "GET", path + "/{period}", versions: previewVersions) { call in
            let subscription = try call.subscription()
            let listed = try BillingPeriodList.periods(of: subscription, call)
            guard let period = listed.first(where: { BillingPeriodList.name($0, of: subscription) == call["period"] })
            else { throw Refusal.numbered(404, "Invalid billing period \(call["period"])", call) }
            return .json(BillingPeriodList.json(period, of: subscription, call))
        },
    ]
}

extension Subscription {
    /// Whether it is billed by calendar month, under a customer's or a partner's agreement.
    var isModern: Bool { agreement == .customer || agreement == .partner }
}

/// Which periods Azure lists, and under what names.
enum BillingPeriodList {
    /// Newest first: those with data and the one that runs; one subscription has one that lies ahead, too.
    ///
    /// Azure in Open, which has no invoices, has periods as all that is bought on the web.
    ///
    /// - Throws: ``Refusal`` where the agreement has none.
    static func periods(of subscription: Subscription, _ call: Call) throws -> [BillingPeriod] {
        if subscription.isModern {
            throw Refusal.badRequest("Billing periods are not supported for the agreement of this subscription.")
        }
        return known(of: subscription, today: call.emulation.today)
    }

    static func known(of subscription: Subscription, today: Day) -> [BillingPeriod] {
        let rule = subscription.periodRule
        let open = rule.period(containing: today)
        let hasFuture = subscription.offer?.id == "MS-AZR-0023P"
        return (-6...(hasFuture ? 1 : 0)).reversed().map { rule.period($0, after: open) }
            .filter { period in subscription.startDay.map { $0 < period.end } ?? true }
    }

    static func name(_ period: BillingPeriod, of subscription: Subscription) -> String {
        subscription.agreement == .enterprise ? PeriodName.month(of: period) : PeriodName.anniversary(of: period)
    }

    static func json(_ period: BillingPeriod, of subscription: Subscription, _ call: Call) -> JSON {
        let path = "/subscriptions/\(subscription.id)/providers/Microsoft.Billing"
        let name = name(period, of: subscription)
        let invoices = call.emulation.snapshot.invoices.filter {
            $0.owner == .subscription(subscription.id) && period.contains($0.period.last)
        }
        // The specification ends periods on the next one's first day; the service of pay-as-you-go on the last day.
        let end = subscription.agreement == .enterprise ? period.end : period.last
        return [
            "id": "\(path)/billingPeriods/\(name)", "name": .string(name), "type": "Microsoft.Billing/billingPeriods",
            "properties": [
                "billingPeriodStartDate": "\(period.start)", "billingPeriodEndDate": "\(end)",
                "invoiceIds": .array(invoices.map { .string("\(path)/invoices/\(LegacyInvoice.name($0))") }),
            ],
        ]
    }
}

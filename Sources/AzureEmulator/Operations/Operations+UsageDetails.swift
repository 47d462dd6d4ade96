import BillingCore

extension Operations {
    private static let path = "/providers/Microsoft.Consumption/usageDetails"
    private static let versions = [
        "2018-10-01", "2019-01-01", "2019-05-01", "2019-10-01", "2021-10-01", "2022-09-01", "2023-03-01", "2023-05-01",
        "2023-11-01", "2024-08-01",
    ]
    /// Scopes that a cost question may have (azure-apis 0.1).
    static let costScopes = [
        "subscriptions/{subscription}", "subscriptions/{subscription}/resourceGroups/{group}",
        "providers/Microsoft.Billing/billingAccounts/{account}",
        "providers/Microsoft.Billing/billingAccounts/{account}/billingProfiles/{profile}",
    ]

    /// Daily usage (azure-apis 3.2).
    static let usageDetails: [Operation] =
        (costScopes
        + ["subscriptions/{subscription}/providers/Microsoft.Billing/billingPeriods/{period}"]).map { scope in
            Operation("usageDetails", .consumption, "GET", scope + path, versions: versions) {
                try UsageQuestion($0).answer()
            }
        }
}

extension Call {
    /// The subscriptions of a cost question's scope.
    ///
    /// - Throws: ``Refusal`` where one is not there or has no cost data.
    func costScope() throws -> [Subscription] {
        if !self["subscription"].isEmpty { return [try subscription()] }
        let all = emulation.snapshot.subscriptions
        if !self["profile"].isEmpty {
            let profile = try profile()
            return all.filter { $0.billingProfile == profile.id }
        }
        let account = try account()
        return all.filter { $0.billingAccount == account.id && $0.offer?.billing != .support }
    }
}

/// A request for daily usage.
struct UsageQuestion {
    private let call: Call
    private let subscriptions: [Subscription]
    private let metric: Metric

    init(_ call: Call) throws {
        self.call = call
        subscriptions = try call.costScope()
        metric = call.query("metric")?.lowercased() == "amortizedcost" ? .amortized : .actual
    }

    func answer() throws -> Answer {
        try check()
        let size = try call.top("$top", limit: 1_000, default: call.settings.usagePage)
        let (start, end, filter) = try days()
        let terms = filter.terms.filter { !["usagestart", "usageend"].contains($0.name) }
        let selection = try UsageSelection(
            subscriptions, metric: metric, from: start, to: end, of: call.emulation.library,
            takes: terms.isEmpty && call["group"].isEmpty ? nil : { takes($0, terms) })
        guard selection.count > 0 else { return .noContent }
        let first = try offset()
        let last = min(selection.count, first + size)
        let expand = call.query("$expand")?.lowercased() ?? ""
        let legacy = UsageRows.Shape.legacy(
            hasMeter: expand.contains("meterdetails"), hasInfo: expand.contains("additionalinfo"))
        var bytes = Array(#"{"value":["#.utf8)
        bytes.reserveCapacity(size * 2_048)
        try selection.write(
            min(first, last)..<last, as: { $0.isModern ? .modern : legacy }, metric: metric,
            separator: [UInt8(ascii: ",")], of: call.emulation.library, into: &bytes)
        bytes.append(UInt8(ascii: "]"))
        if last < selection.count {
            bytes.append(contentsOf: #","nextLink":"#.utf8)
            JSON.string(nextLink(last)).write(into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return .json(bytes)
    }

    private var isModern: Bool { subscriptions.contains(where: \.isModern) }
    private var isOnline: Bool { subscriptions.contains { $0.agreement == .onlineServices } }

    private func check() throws {
        if call.version < "2019-10-01" {
            throw Refusal.numbered(
                400,
                "Subscription scope usage is not supported for current api version. Please use api version after "
                    + "2019-10-01", call)
        }
        if let subscription = subscriptions.first(where: { $0.offer?.billing == .support }) {
            throw Refusal.numbered(
                400,
                "Cost Management supports only Enterprise Agreement, Web direct and Microsoft Customer Agreement "
                    + "offer types. offerId: \(subscription.offer?.id ?? "") is associated with offerType: None", call)
        }
    }

    /// The days asked for, half-open.
    private func days() throws -> (start: Day, end: Day, filter: Filter) {
        let month = PeriodRule.calendarMonth.period(containing: call.emulation.today)
        if isModern {
            // A filter is ignored without a word (azure-apis 9, number 13).
            let start = try day("startDate") ?? month.start
            let end = try day("endDate")?.advanced(by: 1) ?? month.end
            return (start, end, try Filter(nil))
        }
        let filter = try Filter(call.query("$filter"))
        let bounds = filter.terms("usageStart") + filter.terms("usageEnd")
        if isOnline, !call["period"].isEmpty || bounds.isEmpty {
            throw Refusal.numbered(
                400,
                "Billing Period is not supported in (\(call.version)) API Version for Subscription Scope With Web "
                    + "Direct Offer. Please provide the UsageStart and UsageEnd dates in the $filter key as "
                    + "parameters.", call)
        }
        var (start, end) = (month.start, month.end)
        if !call["period"].isEmpty {
            guard let period = period() else {
                throw Refusal.numbered(404, "Invalid billing period \(call["period"])", call)
            }
            (start, end) = (period.start, period.end)
        } else if !bounds.isEmpty {
            (start, end) = (Day(number: 0), month.end)
        }
        for bound in bounds {
            guard let day = Day(iso: bound.value.prefix(10)) else {
                throw Refusal.numbered(400, "Invalid date '\(bound.value)' in the $filter.", call)
            }
            switch bound.comparison {
            case "ge": start = max(start, day)
            case "gt": start = max(start, day.advanced(by: 1))
            case "le": end = min(end, day.advanced(by: 1))
            case "lt": end = min(end, day)
            default: (start, end) = (day, day.advanced(by: 1))
            }
        }
        return (start, end, filter)
    }

    private func period() -> BillingPeriod? {
        guard let subscription = subscriptions.first else { return nil }
        return BillingPeriodList.known(of: subscription, today: call.emulation.today)
            .first { BillingPeriodList.name($0, of: subscription) == call["period"] }
    }

    private func day(_ name: String) throws -> Day? {
        guard let text = call.query(name) else { return nil }
        guard let day = Day(iso: text.prefix(10)) else {
            throw Refusal.numbered(400, "Invalid date '\(text)' in \(name).", call)
        }
        return day
    }

    private func takes(_ use: UsageTexts, _ terms: [Filter.Term]) -> Bool {
        if !call["group"].isEmpty, use[.resourceGroup].lowercased() != call["group"].lowercased() { return false }
        return terms.allSatisfy { term in
            let value = term.value.lowercased()
            switch term.name {
            case "resourcegroup": return use[.resourceGroup].lowercased() == value
            case "resourcename": return use.resourceName.lowercased() == value
            case "resourceid", "instanceid": return use[.resource].lowercased() == value
            case "chargetype": return use[.chargeType].lowercased() == value
            case "publishertype": return (use.other("PublisherType") == "Marketplace") == (value == "marketplace")
            case "tags": return use.tags.contains { "\($0.0):\($0.1)".lowercased() == value }
            default: return true
            }
        }
    }

    /// A page's link must be followed whole: what travels with the token is asked for again.
    private func offset() throws -> Int {
        guard let token = call.query("$skiptoken") else { return 0 }
        guard call.query("skiptokenver") == "v1", call.query("sessiontoken") != nil else {
            throw Refusal.numbered(400, "The skiptoken is not valid.", call)
        }
        return try SkipToken.offset(token)
    }

    /// Blanks in it are left as they are: the service forgets to encode them.
    private func nextLink(_ offset: Int) -> String {
        let link = call.link(setting: [
            ("$skiptoken", SkipToken.text(offset)), ("skiptokenver", "v1"), ("id", "emulator"),
            ("sessiontoken", "0:\(offset)"),
        ])
        return call.request.base + link.replacing("%20", with: " ").replacing("%27", with: "'")
    }
}

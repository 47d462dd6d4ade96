import BillingCore

/// What an invoice charges, by service and by meter.
struct InvoiceFigures {
    /// One meter of a service; amounts are exact.
    struct Meter {
        var name: String
        var quantity: ExactDecimal?
        var unit: String
        var cost: Amount
    }

    /// One service.
    struct Service {
        var name: String
        var meters: [Meter] = []
        /// The exact sum of its meters.
        var cost: Amount { meters.reduce(.zero) { $0 + $1.cost } }
    }

    /// By subscription, each with its services, dearest first.
    private(set) var subscriptions: [(name: String, services: [Service])] = []

    /// Adds up the lines that an invoice was made of; a credit note takes them back.
    init(_ invoice: Invoice, plans: [UsagePlan]) {
        let sign: Int128 = invoice.isCreditNote ? -1 : 1
        let owners = plans.filter { plan in
            switch invoice.owner {
            case .subscription(let id): plan.id == id
            case .billingProfile: plan.spec.agreement == .customer
            }
        }
        switch invoice.kind {
        case .services:
            subscriptions = owners.map { ($0.spec.name, Self.services($0, invoice.period, sign: sign)) }
        case .marketplace, .support:
            let name = invoice.kind == .support ? "Support" : "Marketplace"
            let what = invoice.kind == .support ? "Standard support plan" : "Example Monitoring, monthly plan"
            let meter = Meter(
                name: what, quantity: ExactDecimal(mantissa: 1, scale: 0), unit: "1/Month",
                cost: invoice.charges?.usage ?? invoice.total.amount)
            subscriptions = owners.map { ($0.spec.name, [Service(name: name, meters: [meter])]) }
        }
    }

    /// The services of all subscriptions together.
    var services: [Service] {
        var byName: [String: Service] = [:]
        for service in subscriptions.flatMap(\.services) {
            byName[service.name, default: Service(name: service.name)].meters += service.meters
        }
        return Self.inOrder(Array(byName.values))
    }

    private static func services(_ plan: UsagePlan, _ period: BillingPeriod, sign: Int128) -> [Service] {
        struct Key: Hashable {
            var category: String
            var name: String
            var unit: String
        }
        var costs = Array(repeating: Amount.zero, count: plan.uses.count)
        var quantities = Array(repeating: Int128(0), count: plan.uses.count)
        plan.eachLine(in: plan.days(of: period), metric: .actual) { line in
            costs[line.use] += line.cost
            quantities[line.use] += Int128(line.quantity)
        }
        var meters: [Key: Meter] = [:]
        for (index, use) in plan.uses.enumerated() where quantities[index] != 0 {
            let name = [use.meter.name, use.meterRegion].filter { !$0.isEmpty }.joined(separator: " · ")
            let key = Key(category: use.meter.category, name: name, unit: use.meter.unit)
            let quantity = ExactDecimal(mantissa: quantities[index], scale: plan.rates[index].decimals)
            let before = meters[key]
            meters[key] = Meter(
                name: name, quantity: (before?.quantity ?? .zero) + quantity, unit: use.meter.unit,
                cost: Amount(units: (before?.cost ?? .zero).units + costs[index].units * sign))
        }
        let byCategory = Dictionary(grouping: meters, by: \.key.category)
        return inOrder(byCategory.map { Service(name: $0.key, meters: $0.value.map(\.value)) })
    }

    /// Dearest first, equal ones by name.
    private static func inOrder(_ services: [Service]) -> [Service] {
        services.map { service in
            var service = service
            service.meters.sort { left, right in
                let (a, b) = (left.cost.units.magnitude, right.cost.units.magnitude)
                return a != b ? a > b : (left.name, left.unit) < (right.name, right.unit)
            }
            return service
        }
        .sorted { left, right in
            let (a, b) = (left.cost.units.magnitude, right.cost.units.magnitude)
            return a != b ? a > b : left.name < right.name
        }
    }
}

import BillingCore

/// Makes a subscription's plan from its specification, a day and a seed.
struct UsagePlanner {
    private let spec: SubscriptionSpec
    private let seed: UInt64
    private let unusualDay: Int?
    /// The first day that the reservation serves.
    private let reservationStart: Int
    private var plan: UsagePlan

    private static let hoursOfYear: Int64 = 8_760
    private static let hoursOfMonth: Int64 = 730

    private init(_ spec: SubscriptionSpec, today: Day, seed: UInt64) {
        self.spec = spec
        self.seed = Noise.seed(seed, spec.name)
        let (rule, periods) = Self.periods(spec.age, today: today)
        let first = periods.first?.start.number ?? today.number
        let days = first..<max(first, today.number)
        unusualDay = spec.hasSpike ? Self.unusualDay(periods, seed: self.seed) : nil
        plan = UsagePlan(
            spec: spec, id: SubscriptionID(Noise.guid(self.seed)), rule: rule, periods: periods, days: days,
            levels: DayLevels(days: days, growth: spec.growth, unusualDay: unusualDay, seed: self.seed))
        reservationStart =
            switch spec.reservation?.payment {
            case .once(let periodsBack, let day): Self.day(day, periodsBack, of: periods)
            case .monthly, nil: first
            }
    }

    /// The plan of a subscription on a day.
    static func plan(_ spec: SubscriptionSpec, today: Day, seed: UInt64) -> UsagePlan {
        var planner = UsagePlanner(spec, today: today, seed: seed)
        for group in spec.groups {
            for item in group.items { planner.add(item, in: group) }
        }
        if let reservation = spec.reservation { planner.add(reservation) }
        for charge in spec.charges { planner.add(charge, reservation: nil) }
        planner.plan.charges.sort { ($0.day, $0.use) < ($1.day, $1.use) }
        return planner.plan
    }

    private static func periods(_ age: SubscriptionSpec.Age, today: Day) -> (PeriodRule, [BillingPeriod]) {
        switch age {
        case .anchored(let anchor, let closed): return periods(closed, anchor: anchor, today: today)
        case .ended(let daysAgo, let closed):
            return periods(closed, anchor: today.advanced(by: -daysAgo).components.day, today: today)
        case .subscribed(let daysAgo):
            let start = today.advanced(by: -daysAgo)
            let rule = PeriodRule(anchorDay: start.components.day) ?? .calendarMonth
            var periods = [rule.period(containing: start)]
            while let last = periods.last, last.end <= today { periods.append(rule.period(1, after: last)) }
            return (rule, periods)
        }
    }

    private static func periods(_ closed: Int, anchor: Int, today: Day) -> (PeriodRule, [BillingPeriod]) {
        let rule = PeriodRule(anchorDay: anchor) ?? .calendarMonth
        let open = rule.period(containing: today)
        return (rule, (0...closed).map { rule.period($0 - closed, after: open) })
    }

    private static func unusualDay(_ periods: [BillingPeriod], seed: UInt64) -> Int? {
        periods.dropLast().last.map { $0.start.number + 2 + Int(Noise.bits(seed, 5) % UInt64($0.dayCount - 5)) }
    }

    /// A day some days into the period so many before the open one.
    private static func day(_ day: Int, _ periodsBack: Int, of periods: [BillingPeriod]) -> Int {
        let index = max(0, periods.count - 1 - periodsBack)
        guard periods.indices.contains(index) else { return 0 }
        return periods[index].start.number + day
    }
}

extension UsagePlanner {
    private mutating func add(_ item: ResourceItem, in group: ResourceGroupSpec) {
        let days = days(of: item.life)
        let isReserved = if case .reserved = item.life { true } else { false }
        for number in 1...item.count {
            let name = Self.name(item, number)
            // A few resources of a group were never tagged.
            let isTagged = Noise.seed(seed, name) % 9 != 0
            for (index, meter) in item.kind.meters.enumerated() {
                let shouts = item.kind.shouts && index == 0
                let groupName = shouts ? group.name.uppercased() : group.name
                plan.uses.append(
                    MeteredUse(
                        meter: meter, provider: item.kind.provider,
                        type: "\(item.kind.provider)/\(item.kind.type)", family: item.kind.family,
                        info: index == 0 ? item.kind.info : "", resourceGroup: groupName,
                        resource: resource(item.kind, name: name, group: groupName),
                        location: group.place.spelled(item.kind.spelling),
                        meterRegion: meter.isRegional ? group.place.meterRegion : "",
                        tags: isTagged ? item.tags ?? group.tags : [],
                        product: "\(meter.category) - \(meter.name) - \(group.place.meterRegion)",
                        reservation: isReserved ? spec.reservation?.name : nil))
                let price = price(meter.price)
                plan.rates.append(
                    UseRate(
                        seed: Noise.bits(seed, plan.rates.count), rhythm: meter.rhythm, daily: meter.daily * item.size,
                        decimals: meter.decimals, price: isReserved ? 0 : price,
                        amortizedPrice: isReserved ? reservedPrice(meter.price) : price, days: days,
                        isReserved: isReserved))
            }
        }
    }

    private static func name(_ item: ResourceItem, _ number: Int) -> String {
        guard item.count > 1 || item.kind.hasPlainName else { return item.name }
        return item.name + (item.kind.hasPlainName ? "" : "-") + (number < 10 ? "0" : "") + String(number)
    }

    /// `/subscriptions/…/resourceGroups/…/providers/Microsoft.Sql/servers/sql/databases/orders`.
    private func resource(_ kind: ResourceKind, name: String, group: String) -> String {
        let types = kind.type.split(separator: "/")
        let names = name.split(separator: "/", maxSplits: types.count - 1)
        let path = zip(types, names).map { "\($0)/\($1)" }.joined(separator: "/")
        return "/subscriptions/\(plan.id.rawValue)/resourceGroups/\(group)/providers/\(kind.provider)/\(path)"
    }

    /// A price of the list in the subscription's currency, half a digit up.
    private func price(_ euros: Int64) -> Int64 { (euros * spec.prices.percent + 50) / 100 }

    /// A reserved hour costs three fifths of an ordinary one.
    private func reservedPrice(_ euros: Int64) -> Int64 { price(euros) * 3 / 5 }

    private func days(of life: ResourceItem.Life) -> Range<Int> {
        let all = plan.days
        func from(_ start: Int, count: Int? = nil) -> Range<Int> {
            let end = count.map { start + $0 } ?? all.upperBound
            return (start..<max(start, end)).clamped(to: all)
        }
        switch life {
        case .always: return all
        case .since(let periodsBack): return from(Self.day(4, periodsBack, of: plan.periods))
        case .within(let periodsBack, let days): return from(Self.day(6, periodsBack, of: plan.periods), count: days)
        case .unusualDay: return unusualDay.map { from($0, count: 1) } ?? all.lowerBound..<all.lowerBound
        case .beforeReservation: return all.clamped(to: all.lowerBound..<max(all.lowerBound, reservationStart))
        case .reserved: return from(reservationStart)
        }
    }
}

extension UsagePlanner {
    /// What is bought ahead: payments in actual cost, unused hours in amortized cost.
    ///
    /// A year has 8,760 hours and twelve payments of 730 each, so that a whole
    /// term's payments are its hours exactly.
    private mutating func add(_ reservation: ReservationSpec) {
        let size = reservation.size
        let order = "/providers/Microsoft.Capacity/reservationOrders/\(Noise.guid(Noise.seed(seed, reservation.name)))"
        let isMonthly = if case .monthly = reservation.payment { true } else { false }
        let hour = reservedPrice(size.price)
        let product = "Reserved VM Instance, \(size.sku), 1 Year"
        var meter = MeterKind.charge(
            "Virtual Machines", size.name, of: "Virtual Machines \(size.series)", unit: "1 Hour", price: 0)
        meter.isRegional = true
        let payment = ChargeSpec(
            meter: meter, type: "Purchase", resource: order, product: product, quantity: reservation.count,
            schedule: reservation.payment, isReservation: true)
        add(
            payment, reservation: reservation.name,
            price: hour * (isMonthly ? Self.hoursOfMonth : Self.hoursOfYear))
        add(charge: payment, type: "UnusedReservation", reservation: reservation.name, price: hour)
        plan.reservation = UsagePlan.Reservation(
            unusedUse: plan.uses.count - 1, hours: reservation.count * 24, days: reservationStart..<plan.days.upperBound
        )
    }

    private mutating func add(_ charge: ChargeSpec, reservation: String?, price ownPrice: Int64? = nil) {
        add(charge: charge, type: charge.type, reservation: reservation, price: ownPrice ?? price(charge.meter.price))
        let use = plan.uses.count - 1
        for day in days(of: charge.schedule) where plan.days.contains(day) {
            plan.charges.append(
                UsagePlan.Charge(
                    use: use, day: day, quantity: charge.quantity, isAmortizedToo: !charge.isReservation))
        }
    }

    private mutating func add(charge: ChargeSpec, type: String, reservation: String?, price: Int64) {
        plan.uses.append(
            MeteredUse(
                meter: charge.meter, provider: charge.isReservation ? "Microsoft.Capacity" : "", type: "",
                family: charge.isReservation ? "Compute" : "", info: "", resourceGroup: "",
                resource: charge.resource, location: "", meterRegion: "", tags: [], chargeType: type,
                product: charge.product, publisher: charge.publisher, reservation: reservation))
        plan.rates.append(
            UseRate(
                seed: 0, rhythm: .charge, daily: 0, decimals: 0, price: price, amortizedPrice: price,
                days: plan.days))
    }

    private func days(of schedule: ChargeSpec.Schedule) -> [Int] {
        switch schedule {
        case .once(let periodsBack, let day): return [Self.day(day, periodsBack, of: plan.periods)]
        case .monthly(let day):
            return plan.days.filter { Day(number: $0).components.day == day }
        }
    }
}

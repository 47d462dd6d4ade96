import BillingCore
import SampleAccount
import Testing

/// The lines that the sample account delivers.
@Suite struct SampleUsageTests {
    private static let daysAndSeeds: [(Day, UInt64)] =
        SampleDays.few.map { ($0, 1) } + [(Day(iso: "2026-03-31")!, 2), (Day(iso: "2026-12-01")!, 77)]

    @Test(arguments: daysAndSeeds)
    func `about a hundred thousand lines stand within their periods, up to yesterday`(today: Day, seed: UInt64) throws {
        let account = SampleAccount(today: today, seed: seed)

        let usage = try DeliveredUsage(account)

        #expect((80_000...120_000).contains(usage.lines.count), "\(usage.lines.count)")
        #expect(!usage.hasFactsAfterLines)
        #expect(usage.statementLineCount == 0)
        #expect(usage.lines.allSatisfy { $0.day < today && ($0.period?.contains($0.day) ?? false) })
        #expect(account.coverage(.actual).start == usage.lines.map(\.day).min())
        #expect(account.coverage(.actual).end == today)
        let known = Set(account.snapshot.subscriptions.map(\.id))
        #expect(Set(usage.facts.map(\.id)).isSubset(of: known))
        #expect(Set(usage.lines.map(\.subscription)).count == usage.facts.count)
        #expect(known.count == account.snapshot.subscriptions.count)
    }

    @Test(arguments: SampleDays.few)
    func `history is the unbilled period and six closed ones`(today: Day) throws {
        let account = SampleAccount.on(today)
        let cells = try #require(DeliveredUsage.costs[today]).keys

        let whole = account.snapshot.subscriptions.filter { subscription in
            let rule = subscription.periodRule
            let open = rule.period(containing: today)
            let closed = (1...6).map { rule.period(-$0, after: open) }
            return (closed + (open.start < today ? [open] : [])).allSatisfy {
                cells.contains(.init(subscription.id.rawValue, $0))
            }
        }

        #expect(whole.count >= 2)
        for name in ["Production", "Analytics (US)"] { #expect(whole.contains { $0.name == name }) }
    }

    @Test(arguments: [Metric.actual, .amortized])
    func `cost is quantity times unit price, to the last digit`(metric: Metric) throws {
        let usage = try #require(DeliveredUsage.standard[metric])
        var prices: [String: ExactDecimal] = [:]

        let wrong = usage.lines.filter { line in
            let text = line.texts[.unitPrice]
            let price = prices[text] ?? ExactDecimal(text) ?? .zero
            prices[text] = price
            guard let quantity = line.quantity else { return true }
            let product = ExactDecimal(
                mantissa: quantity.mantissa * price.mantissa, scale: quantity.scale + price.scale)
            return product.rescaled(to: Amount.decimals).map { Amount(units: $0.mantissa) } != line.cost
        }

        #expect(wrong.count == 0)
    }

    @Test func `free, given back and bought lines are there, and names that need care`() throws {
        let usage = try #require(DeliveredUsage.standard[.actual])
        let texts = Dictionary(grouping: usage.lines) { ObjectIdentifier($0.texts) }.values.map { $0[0].texts }

        #expect(usage.lines.contains { $0.cost == .zero })
        #expect(usage.lines.contains { $0.cost < .zero && $0.texts[.chargeType] == "Refund" })
        #expect(Set(texts.map { $0[.chargeType] }) == ["Usage", "Purchase", "Refund"])
        #expect(texts.contains { $0[.resource].contains("\u{1B}") })
        #expect(texts.contains { $0[.resource].contains("東京") })
        #expect(texts.contains { $0[.resource].unicodeScalars.contains("\u{301}") })
        #expect(texts.contains { $0[.resource].contains("🚀") })
        #expect(texts.contains { $0[.resource].count > 180 })
        let locations = Set(texts.map { $0[.location] })
        #expect(locations.isSuperset(of: ["EU North", "northeurope", "North Europe"]))
        let groups = Set(texts.map { $0[.resourceGroup] })
        #expect(groups.count > Set(groups.map { $0.lowercased() }).count)
        #expect(texts.allSatisfy { !$0[.meterCategory].isEmpty && !$0[.unit].isEmpty && !$0[.meterID].isEmpty })
        #expect(Set(texts.map { $0[.meterCategory] }).count > 20)
    }

    @Test func `tags have several keys and spellings, and some resources none`() throws {
        let usage = try #require(DeliveredUsage.standard[.actual])

        let tags = Set(usage.lines.map { $0.texts[.tags] })
        let keys = Set(tags.flatMap { OtherFieldText.parse($0) }.map(\.name))

        #expect(tags.contains(""))
        #expect(keys.isSuperset(of: ["environment", "Env", "env", "cost-center", "owner", "project"]))
        // Agreements write them without braces.
        #expect(tags.contains { $0.hasPrefix("{") } && tags.contains { $0.hasPrefix("\"") })
    }

    @Test func `other fields are those of the agreement's format`() throws {
        let account = SampleAccount.standard
        let usage = try #require(DeliveredUsage.standard[.actual])
        func names(_ subscription: String) -> Set<String> {
            let id = account.subscription(subscription).id.rawValue
            let texts = Set(usage.lines.filter { $0.subscription == id }.map { $0.texts[.otherFields] })
            return Set(texts.flatMap { OtherFieldText.parse($0) }.map(\.name))
        }

        #expect(names("Data platform").isSuperset(of: ["InvoiceSectionName", "ReservationName", "PricingModel"]))
        #expect(
            names("Webshop").isSuperset(of: [
                "invoiceSectionName", "reservationName", "publisherType",
            ]))
        let invoices = usage.lines.filter { $0.texts[.otherFields].contains(#""invoiceId":"#) }
        #expect(Set(invoices.map(\.period)).count == 6)
        #expect(names("Production") == ["resourceType", "serviceName", "serviceTier"])
    }

    @Test(arguments: ["Production", "Analytics (US)", "Data platform"])
    func `weekends are quieter, and one day is out of the ordinary`(name: String) throws {
        let account = SampleAccount.standard
        let id = account.subscription(name).id.rawValue
        let days = try #require(DeliveredUsage.standard[.actual]).lines.filter { $0.subscription == id }
            .reduce(into: [Day: Amount]()) { $0[$1.day, default: .zero] += $1.cost }

        let costs = days.values.sorted()
        let middle = costs[costs.count / 2]
        #expect(days.values.filter { $0.units > middle.units * 17 / 10 }.count >= 1)
        func mean(_ days: [Day: Amount]) -> Int128 {
            days.values.reduce(0) { $0 + $1.units } / Int128(days.count)
        }
        #expect(mean(days.filter { $0.key.weekday > 5 }) < mean(days.filter { $0.key.weekday <= 5 }))
    }
}

import BillingCore
import SampleAccount
import Testing

/// Reservations: bought in actual cost, spread in amortized cost.
@Suite struct SampleReservationTests {
    private static func reserved(_ usage: DeliveredUsage, _ id: String) -> [DeliveredUsage.Line] {
        usage.lines.filter { $0.subscription == id && $0.texts[.otherFields].contains(#"eservationName":"#) }
    }

    @Test(arguments: SampleDays.few)
    func `amortized usage is that of the agreements, and of few lines`(today: Day) throws {
        let account = SampleAccount.on(today)

        let usage = try DeliveredUsage(account, .amortized)

        let agreements = account.snapshot.subscriptions.filter { $0.agreement != .onlineServices }
        #expect(Set(usage.lines.map(\.subscription)) == Set(agreements.map(\.id.rawValue)))
        #expect(usage.lines.count <= 20_000)
        #expect(usage.lines.allSatisfy { $0.day < today && ($0.period?.contains($0.day) ?? false) })
        #expect(account.coverage(.amortized).end == today)
        #expect(account.coverage(.amortized).start == usage.lines.map(\.day).min())
    }

    @Test(arguments: [("Data platform", 12), ("Webshop", 1)])
    func `each day carries the same share of the year's payments, used or not`(name: String, payments: Int) throws {
        let account = SampleAccount.standard
        let id = account.subscription(name).id.rawValue
        let actual = Self.reserved(try #require(DeliveredUsage.standard[.actual]), id)
        let amortized = Self.reserved(try #require(DeliveredUsage.standard[.amortized]), id)

        let bought = actual.filter { $0.texts[.chargeType] == "Purchase" }
        let payment = try #require(bought.first).cost
        #expect(bought.allSatisfy { $0.cost == payment })
        #expect(actual.allSatisfy { $0.texts[.chargeType] == "Purchase" || $0.cost == .zero })
        #expect(amortized.allSatisfy { $0.texts[.chargeType] != "Purchase" })
        #expect(amortized.contains { $0.texts[.chargeType] == "UnusedReservation" })
        let days = Dictionary(grouping: amortized, by: \.day)
        for lines in days.values {
            let share = lines.reduce(Int128(0)) { $0 + $1.cost.units }
            #expect(share * 365 == payment.units * Int128(payments))
        }
    }

    @Test func `what a period costs differs between the metrics`() throws {
        let account = SampleAccount.standard
        let actual = try #require(DeliveredUsage.standard[.actual]).costs

        let amortized = try #require(DeliveredUsage.standard[.amortized]).costs

        let id = account.subscription("Data platform").id.rawValue
        let cells = amortized.keys.filter { $0.subscription == id }
        #expect(cells.count == 7)
        for cell in cells { #expect(amortized[cell] != actual[cell]) }
    }
}

import BillingCore
import BillingStore
import Foundation
import SampleAccount
import Testing
import UsageFiles

/// The sample account's periods, written as usage files and read again.
@Suite struct SampleRoundTripTests {
    private struct Key: Hashable {
        let meter: Meter
        let day: Day?
        let currency: CurrencyCode
    }

    /// Sums by meter and day, and by meter alone.
    private func sums(
        _ store: BillingStore, _ id: SubscriptionID, _ period: BillingPeriod
    ) throws -> (byMeter: [Key: Amount], byDay: [Key: Amount], mixed: Set<Meter>) {
        var (byMeter, byDay) = ([Key: Amount](), [Key: Amount]())
        var prices: [Meter: Set<ExactDecimal?>] = [:]
        var mixed: Set<Meter> = []
        try store.forEachUsageLine(UsageLineQuery(usage: UsageQuery(scope: .one(id), period: period))) { line in
            let currency = line.cost.currency
            byMeter[Key(meter: line.meter, day: nil, currency: currency), default: .zero] += line.cost.amount
            byDay[Key(meter: line.meter, day: line.day, currency: currency), default: .zero] += line.cost.amount
            prices[line.meter, default: []].insert(line.unitPrice)
            // What is no price by quantity is not spread like it.
            if line.quantity.map({ $0.mantissa < 0 }) ?? true { mixed.insert(line.meter) }
        }
        for (meter, known) in prices where known.count > 1 { mixed.insert(meter) }
        return (byMeter, byDay, mixed)
    }

    @Test func `totals of every period are the same again, per meter, and per day where the meter has one price`()
        throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "faktura-round-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch {} }
        let account = SampleAccount(today: Day(number: 20_780))
        let (own, v2, flat) = try (
            BillingStore(path: "\(folder)/own.sqlite"), BillingStore(path: "\(folder)/v2.sqlite"),
            BillingStore(path: "\(folder)/flat.sqlite")
        )
        try own.record(account.snapshot)
        _ = try own.ingest(DatasetSource(origin: .sample, path: "sample", metric: .actual, fetchedAt: 0)) { sink in
            try account.deliver(.actual, to: sink)
            return LoadedFile(
                format: nil, contentHash: "s", byteCount: 0, coverage: account.coverage(.actual), wholePeriods: [])
        }
        var (files, meters, days, differing) = (0, 0, 0, 0)
        for subscription in try own.subscriptions() {
            // The two newest: the unbilled one and one that is closed.
            for period in try own.periods(.one(subscription.id), metric: .actual).prefix(2) {
                let known = try sums(own, subscription.id, period)
                let name = "\(subscription.id) \(period)"
                let (v2Path, flatPath) = ("\(folder)/v2.csv", "\(folder)/flat.csv")
                try write(own, subscription, period, v2Path, flatPath)
                for (store, path) in [(v2, v2Path), (flat, flatPath)] {
                    try read(path, into: store, anchorDay: subscription.anchorDay ?? 1)
                }
                let again = try sums(v2, subscription.id, period)
                let isSame = again.byMeter == known.byMeter
                #expect(isSame, "\(name)")
                files += 1
                meters += known.byMeter.count
                for (key, cost) in known.byDay {
                    days += 1
                    let difference = abs((again.byDay[key] ?? .zero) - cost)
                    // A value that its quantities do not divide is shared out to the last of 15 decimals; costs that
                    // the source itself rounded differ by their own rounding.
                    if difference.units > 1_000_000 {
                        differing += 1
                        #expect(known.mixed.contains(key.meter), "\(name) \(key): \(difference)")
                    }
                }
                let lines = try sums(flat, subscription.id, period)
                let isExact = lines.byDay == known.byDay
                #expect(isExact, "\(name)")
            }
        }
        #expect(files > 15 && meters > 300)
        #expect(differing * 100 < days)
    }

    private func abs(_ amount: Amount) -> Amount { Amount(units: Int128(amount.units.magnitude)) }

    private func write(
        _ store: BillingStore, _ subscription: Subscription, _ period: BillingPeriod, _ v2: String, _ flat: String
    ) throws {
        var (bytes, flatBytes) = (Data(), Data())
        try store.usageFile(of: subscription, in: period, metric: .actual) { file, lines in
            var writer = AccountCenterWriter(file) { bytes.append(contentsOf: $0) }
            var flat = PayAsYouGoWriter { flatBytes.append(contentsOf: $0) }
            try writer.start()
            try flat.start()
            try lines {
                try writer.add($0)
                try flat.add($0)
            }
            try writer.finish()
            try flat.finish()
        }
        try bytes.write(to: URL(filePath: v2))
        try flatBytes.write(to: URL(filePath: flat))
    }

    private func read(_ path: String, into store: BillingStore, anchorDay: Int) throws {
        let source = DatasetSource(path: path, metric: .actual, fetchedAt: 0)
        _ = try store.ingest(source, anchorDay: anchorDay) { sink in
            let summary = try UsageFileReader(path: path).read(into: sink)
            let days = summary.firstDay.flatMap { first in
                summary.lastDay.flatMap { BillingPeriod(first: first, last: $0) }
            }
            return LoadedFile(
                format: summary.format, contentHash: summary.contentHash.hex, byteCount: summary.byteCount,
                coverage: days, wholePeriods: Set(summary.statementPeriods))
        }
    }
}

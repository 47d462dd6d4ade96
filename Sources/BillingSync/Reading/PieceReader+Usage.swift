import AzureClient
import BillingCore
import BillingStore

extension PieceReader {
    /// The lines of a period: read to the end first, then published at one go.
    func usage(of id: SubscriptionID, _ period: BillingPeriod, _ metric: Metric) async throws -> Int {
        let (read, azure) = try listed(id)
        let expected = try expectedLines(of: id, period, metric)
        let (piece, tell, now) = (piece, tell, surroundings.now())
        func list(_ agreement: Agreement?) async throws -> SpooledLines {
            let spool = RecordSpool(folder: surroundings.folder)
            let operation = ListUsage(id, days: period, agreement: agreement, metric: metric)
            var pages = 0
            _ = try await operation.run(on: azure, into: spool) { lines in
                pages += 1
                tell(.progressed(piece, SyncProgress(lines: lines, pages: pages, expectedLines: expected)))
                try Task.checkCancellation()
            }
            return spool.finish()
        }
        let lines: SpooledLines
        do {
            lines = try await list(read.subscription.agreement)
        } catch AzureProblem.otherDays where read.subscription.agreement != .customer {
            // A subscription that moved to a customer agreement takes dates in another way (azure-apis 9, 13).
            lines = try await list(.customer)
        }
        try Task.checkCancellation()
        guard lines.count > 0 else {
            try await write { try $0.noteNothing(for: piece, at: now) }
            try await sumUp(id, period, metric)
            return 0
        }
        let name = read.subscription.displayName
        let covered = covered(of: period, lastDay: lines.lastDay)
        let source = DatasetSource(origin: .azure, path: name, metric: metric, fetchedAt: now)
        let record = SyncRecord(piece: piece, readAt: now, triedAt: now)
        try await write { store in
            _ = try store.ingest(source, noting: record) { sink in
                try lines.deliver(to: sink)
                return LoadedFile(
                    format: nil, contentHash: "azure \(id) \(period) \(metric.rawValue) \(now)", byteCount: 0,
                    coverage: covered, wholePeriods: [])
            }
        }
        try await sumUp(id, period, metric)
        return lines.count
    }

    /// The days that the lines of a period are whole for.
    ///
    /// Of a running one without today and yesterday where nothing of them came: Azure tells of use up to a day
    /// later, and a day that is to come would make the pace of the days so far too low.
    private func covered(of period: BillingPeriod, lastDay: Day?) -> BillingPeriod {
        guard period.contains(today), let lastDay else { return period }
        let end = max(lastDay.advanced(by: 1), today.advanced(by: -1))
        return BillingPeriod(start: period.start, end: min(period.end, end)) ?? period
    }

    /// What the store has of the period, else what the one before lets expect of the days so far.
    private func expectedLines(of id: SubscriptionID, _ period: BillingPeriod, _ metric: Metric) throws -> Int? {
        let counts = try keeper.store.usageLineCounts(of: id, metric: metric)
        if let before = counts[period] { return before }
        guard let before = counts.filter({ $0.key.end <= period.start }).max(by: { $0.key < $1.key }) else {
            return nil
        }
        let days = min(period.dayCount, max(1, period.start.distance(to: today) + 1))
        return before.value * days / max(1, before.key.dayCount)
    }
}

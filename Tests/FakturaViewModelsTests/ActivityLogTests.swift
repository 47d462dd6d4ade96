import BillingCore
import FakturaTestSupport
import Testing

@testable import FakturaViewModels

@Suite struct ActivityLogTests {
    private let october = SyncPiece.fixture("sub-1", "2026-10-12", "2026-11-11")
    private let november = SyncPiece.fixture("sub-1", "2026-11-12", "2026-12-11")
    private let invoices = SyncPiece.invoices(.subscription(SubscriptionID("sub-1")))
    private let refusal = AzureProblem.refused(
        AzureRefusal(status: 403, requestID: "r-1", reason: .notAuthorized(action: nil)))

    private func log(_ events: (Int64, SyncEvent)...) -> ActivityLog {
        var log = ActivityLog()
        for (now, event) in events { log.take(event, at: now) }
        return log
    }

    private func pieces(_ log: ActivityLog) -> [SyncPiece] { log.activities.compactMap(\.piece) }

    @Test func `what runs stands first, then what waits, then what is over, newest first`() {
        let (access, periods) = (SyncPiece.access(SubscriptionID("sub-1")), SyncPiece.periods(SubscriptionID("sub-1")))
        let log = log(
            (1, .planned([access, periods, invoices, october, november])), (2, .started(access)),
            (2, .started(periods)),
            (3, .finished(access, .read(lines: 1))), (4, .finished(periods, .read(lines: 7))), (5, .started(october)))

        #expect(pieces(log) == [october, invoices, november, periods, access])
    }

    @Test func `what is not read after all counts no more, and does not count as stopped`() {
        let log = log(
            (1, .planned([invoices, october, november])), (2, .started(invoices)),
            (3, .finished(invoices, .read(lines: 7))), (3, .withdrawn([invoices, november])), (4, .started(october)),
            (5, .finished(october, .read(lines: 1))), (5, .ended))

        #expect(pieces(log) == [october, invoices])
        #expect(
            log.syncTotal == SyncTotal(pieces: 2, over: 2, read: 2, failed: 0, stopped: 0, lines: 1))
    }

    @Test func `a wait for Azure keeps a piece where it stands among those that run`() {
        let log = log(
            (1, .started(october)), (1, .started(november)), (2, .waiting(october, SyncWait(.rateLimit, until: 40))))

        #expect(pieces(log) == [october, november])
        #expect(log[.sync(october)]?.secondsToWait(at: 30) == 10)
        #expect(log[.sync(october)]?.secondsToWait(at: 99) == 0)
    }

    @Test func `the rate is of the time that a piece ran, waits left out`() {
        var log = log(
            (100, .started(october)),
            (110, .progressed(october, SyncProgress(lines: 500, pages: 1, expectedLines: 900))))
        let running = log[.sync(october)]
        log.take(.waiting(october, SyncWait(.rateLimit, until: 170)), at: 110)
        log.take(.waiting(october, nil), at: 170)
        let resumed = log[.sync(october)]

        #expect(running?.rate(at: 110) == 50)
        #expect(running?.secondsLeft(at: 110) == 8)
        #expect(resumed?.secondsRun(at: 180) == 20)
        #expect(resumed?.rate(at: 180) == 25)
        #expect(resumed?.secondsLeft(at: 180) == 16)
    }

    @Test func `nothing is said of rate and time before they are known`() {
        let log = log((100, .started(october)), (100, .progressed(october, SyncProgress(lines: 500, pages: 1))))
        let activity = log[.sync(october)]

        #expect(activity?.rate(at: 100) == nil)
        #expect(activity?.rate(at: 101) == 500)
        #expect(activity?.secondsLeft(at: 101) == nil)
        #expect(activity?.expectedPages == nil)
        // A clock that was set back.
        #expect(activity?.rate(at: 50) == nil)
    }

    @Test func `pages to come are told by those that came`() {
        let log = log((1, .progressed(october, SyncProgress(lines: 14_000, pages: 14, expectedLines: 30_900))))

        #expect(log[.sync(october)]?.expectedPages == 31)
    }

    @Test func `more lines than expected leave no time and no pages to tell`() {
        let log = log((1, .progressed(october, SyncProgress(lines: 40, pages: 4, expectedLines: 30))))

        #expect(log[.sync(october)]?.secondsLeft(at: 9) == nil)
        #expect(log[.sync(october)]?.expectedPages == nil)
    }

    @Test func `what a piece came to is kept with its times`() {
        let log = log(
            (10, .started(october)), (15, .finished(october, .read(lines: 38_412))), (16, .started(invoices)),
            (17, .finished(invoices, .refused(refusal))), (18, .finished(november, .stopped)))

        #expect(log[.sync(october)]?.state == .done)
        #expect(log[.sync(october)]?.lines == 38_412)
        #expect(log[.sync(october)]?.startedAt == 10 && log[.sync(october)]?.endedAt == 15)
        #expect(log[.sync(october)]?.secondsRun(at: 99) == 5)
        #expect(log[.sync(invoices)]?.failure?.requestID == "r-1")
        #expect(log[.sync(november)]?.state == .stopped)
    }

    @Test func `a piece that is read once more stands once, as new`() {
        let log = log(
            (10, .started(invoices)), (17, .finished(invoices, .refused(refusal))), (20, .planned([invoices])))

        #expect(pieces(log) == [invoices])
        #expect(log[.sync(invoices)]?.state == .waitingForTurn)
        #expect(log[.sync(invoices)]?.startedAt == nil)
        #expect(log.syncTotal?.failed == 0 && log.syncTotal?.pieces == 1)
    }

    @Test func `planned again while it waits or runs, a piece stays as it is`() {
        let log = log((1, .planned([october, november])), (2, .started(october)), (3, .planned([october, november])))

        #expect(pieces(log) == [october, november])
        #expect(log[.sync(october)]?.state == .running)
    }

    @Test func `the total counts pieces, and lines of usage only`() {
        let log = log(
            (1, .planned([invoices, october, november])), (2, .finished(invoices, .read(lines: 6))),
            (3, .finished(october, .read(lines: 12_000))),
            (4, .progressed(november, SyncProgress(lines: 400, pages: 1))))
        let total = log.syncTotal

        #expect(total?.over == 2 && total?.pieces == 3)
        #expect(total?.lines == 12_400)
        #expect(log.isSyncing && log.isActive)
    }

    @Test func `a new sync counts from nothing`() {
        var log = log((1, .finished(october, .read(lines: 12_000))), (2, .ended))
        let before = log.syncTotal
        log.take(.planned([november]), at: 3)

        #expect(before?.read == 1 && before?.lines == 12_000)
        #expect(log.syncTotal?.pieces == 1 && log.syncTotal?.over == 0 && log.syncTotal?.lines == 0)
        // What the sync before gave is still told.
        #expect(pieces(log) == [november, october])
    }

    @Test func `what nobody tells of any more when a sync ends was stopped`() {
        let log = log((1, .planned([october, november])), (2, .started(october)), (3, .ended))

        #expect(log.activities.map(\.state) == [.stopped, .stopped])
        #expect(log.syncTotal?.stopped == 2)
        #expect(!log.isActive)
    }

    @Test func `a whole sync waits when no piece of it runs`() {
        var log = log(
            (1, .started(october)), (1, .started(november)), (2, .waiting(october, SyncWait(.rateLimit, until: 50))))
        let one = log.syncWait
        log.take(.waiting(november, SyncWait(.retry(attempt: 2), until: 40)), at: 3)

        #expect(one == nil)
        #expect(log.syncWait == SyncWait(.retry(attempt: 2), until: 40))
    }

    @Test func `an import and its files are told one by one`() {
        var log = ActivityLog()
        func told(_ number: Int, _ bytes: Int64, _ now: Int64) {
            log.take(
                ImportProgress(
                    file: "\(number).csv", number: number, fileCount: 2, bytes: bytes, totalBytes: 100,
                    lines: Int(bytes)),
                at: now)
        }
        told(1, 25, 10)
        told(1, 50, 20)
        let first = log.activities.first
        log.importSucceeded(at: 25)
        told(2, 10, 26)
        log.take(nil, at: 30)
        log.importFailed("No.", at: 30)

        #expect(first?.secondsLeft(at: 20) == 10)
        #expect(log.activities.map(\.state) == [.failed(.told(FailureWords("No."))), .done])
        #expect(log.activities.map(\.work) == [.usageImport(file: "2.csv"), .usageImport(file: "1.csv")])
    }

    @Test func `a storm of events keeps no more than some hundreds, and the newest of them`() {
        var log = ActivityLog()
        let all = (0..<2_500).map { SyncPiece.access(SubscriptionID("sub-\($0)")) }
        log.take(.planned(all), at: 0)
        for (index, piece) in all.enumerated() {
            log.take(.started(piece), at: Int64(index))
            log.take(.progressed(piece, SyncProgress(lines: 1, pages: 1)), at: Int64(index))
            log.take(.progressed(piece, SyncProgress(lines: 2, pages: 2)), at: Int64(index))
            log.take(.finished(piece, .read(lines: 2)), at: Int64(index))
        }

        #expect(log.activities.count == ActivityLog.maximumFinished)
        #expect(log.activities.first?.piece == all.last)
        #expect(log.syncTotal?.read == 2_500)
    }
}

extension SyncPiece {
    /// The usage of a period of a subscription.
    static func fixture(_ subscription: String, _ first: String, _ last: String) -> SyncPiece {
        .usage(SubscriptionID(subscription), .fixture(first, last), .actual)
    }
}

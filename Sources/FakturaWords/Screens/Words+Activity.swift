public import BillingCore

/// The Activity screen.
extension Words {
    /// A kind of work.
    public enum WorkName: CaseIterable, Sendable { case sync, usageImport, export, download }

    /// A kind of work, in one short word.
    public func work(_ name: WorkName) -> String {
        switch name {
        case .sync: pick("Sync", sv: "Synk")
        case .usageImport: "Import"
        case .export: "Export"
        case .download: "PDF"
        }
    }

    /// The screen's name.
    public var activity: String { pick("Activity", sv: "Aktivitet") }
    /// Where copied rows go.
    public var clipboard: String { pick("clipboard", sv: "urklipp") }

    /// Columns of the screen.
    public enum ActivityColumn: CaseIterable, Sendable {
        case work, what, progress, lines, pages, rate, time, started, why
    }

    /// A column's title.
    public func activityColumn(_ column: ActivityColumn) -> String {
        switch column {
        case .work: pick("WORK", sv: "ARBETE")
        case .what: pick("WHAT", sv: "VAD")
        case .progress: pick("PROGRESS", sv: "FÖRLOPP")
        case .lines: pick("LINES", sv: "RADER")
        case .pages: pick("PAGES", sv: "SIDOR")
        case .rate: pick("RATE", sv: "TAKT")
        case .time: pick("TIME", sv: "TID")
        case .started: pick("UTC", sv: "UTC")
        case .why: pick("WHY, WHERE", sv: "VARFÖR, VART")
        }
    }

    /// How many run, wait and failed; empty when there are none.
    public func activityCounts(running: Int, waiting: Int, failed: Int) -> String {
        let parts = [
            (running, pick("running", sv: "pågår")), (waiting, pick("waiting", sv: "väntar")),
            (failed, pick("failed", sv: "misslyckades")),
        ]
        return parts.filter { $0.0 > 0 }.map { "\(count($0.0)) \($0.1)" }.joined(separator: " · ")
    }

    /// Said where work is shown: it goes on without its screen.
    public var leavingStopsNothing: String {
        pick("leaving this screen stops nothing", sv: "inget avbryts när skärmen lämnas")
    }

    /// How far pages are: `page 14 of ~31`.
    public func page(_ page: Int, ofAbout pages: Int?) -> String {
        pages.map { pick("page \(count(page)) of ~\(count($0))", sv: "sida \(count(page)) av ~\(count($0))") }
            ?? pick("page \(count(page))", sv: "sida \(count(page))")
    }

    /// A number of rows: `310 rows`.
    public func rowCount(_ number: Int) -> String {
        pick(
            "\(count(number)) \(number == 1 ? "row" : "rows")", sv: "\(count(number)) \(number == 1 ? "rad" : "rader")")
    }

    /// A number a second: `1,240/s`, `940 k/s`; empty for less than nothing.
    public func rate(_ perSecond: Double) -> String {
        guard perSecond.isFinite, perSecond > 0 else { return "" }
        if perSecond < 0.5 { return "<1/s" }
        if perSecond < 99_999.5 { return "\(count(Int(perSecond.rounded())))/s" }
        if perSecond < 999_999_500 { return "\(count(Int((perSecond / 1000).rounded()))) k/s" }
        return ">1 G/s"
    }

    /// Time left, from seconds: `0:22 left`.
    public func left(seconds: Int) -> String {
        pick("\(longTime(seconds)) left", sv: "\(longTime(seconds)) kvar")
    }

    /// A time that may be long, from seconds: `0:41`, `12:40`, `3 h`.
    public func longTime(_ seconds: Int) -> String {
        seconds < 6_000 ? timeLeft(seconds: max(0, seconds)) : "\(count(min(seconds, 3_600_000) / 3600)) h"
    }

    /// A moment's time of day, from seconds since 1970: `12:05:33`, in UTC.
    public func clock(_ seconds: Int64) -> String {
        let rest = ((seconds % 86_400) + 86_400) % 86_400
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
    }

    /// How far a sync is, for the status line: `sync 14/92 · 12,400 lines`.
    public func syncing(over: Int, of all: Int, lines number: Int) -> String {
        let total = "\(count(over))/\(count(all)) · \(lines(number))"
        return pick("sync \(total)", sv: "synk \(total)")
    }

    /// What a whole sync waits for, and for how long: `Azure asks to wait 0:41`.
    public func waiting(for reason: SyncWait.Reason, seconds: Int) -> String {
        "\(waits(for: reason)) \(longTime(seconds))"
    }

    /// Said when a sync is over.
    ///
    /// - Parameter namesKey: Whether there is a key that shows why; a command has said it by then.
    public func syncEnded(
        read: Int, lines number: Int, failed: Int, stopped: Int, namesKey: Bool = true
    ) -> String {
        func pieces(_ number: Int) -> String {
            number == 1 ? pick("1 piece", sv: "1 del") : pick("\(count(number)) pieces", sv: "\(count(number)) delar")
        }
        var text = pick("Read \(pieces(read)), \(lines(number))", sv: "Läste \(pieces(read)), \(lines(number))")
        if failed > 0 {
            text += pick("; \(count(failed)) could not be read", sv: "; \(count(failed)) gick inte att läsa")
        }
        if stopped > 0 {
            text += pick(
                "; \(count(stopped)) \(stopped == 1 ? "was" : "were") stopped", sv: "; \(count(stopped)) avbröts")
        }
        return text + (failed > 0 && namesKey ? pick(": a shows why.", sv: ": a visar varför.") : ".")
    }
}

import BillingCore
import SampleAccount

/// Takes what the account delivers into books.
final class UsageCollector: UsageSink {
    private(set) var books: [SubscriptionID: UsageBook] = [:]
    private var book = UsageBook(SubscriptionID(""))
    /// The account keeps each use's texts in one place: where they are tells them apart.
    private var places: [UnsafeRawPointer: Int] = [:]

    func receive(_ subscription: SubscriptionFacts) {}
    func receive(_ line: StatementLine, of subscription: SubscriptionID, in period: BillingPeriod) {}

    func receive(_ record: UsageRecord) {
        guard let place = record[.meterID].baseAddress, let period = record.period else { return }
        if places[place] == nil { begin(record, at: place) }
        if book.periods.last != period { book.periods.append(period) }
        let quantity = record.quantity ?? .zero
        let quantityDigits = write(quantity.normalized.description)
        let costDigits = write(record.cost.description)
        book.lines.append(
            UsageBook.Line(
                use: places[place] ?? 0, period: book.periods.count - 1, day: record.day, cost: record.cost,
                quantity: quantity, costDigits: costDigits, quantityDigits: quantityDigits))
    }

    func finish() {
        if !book.lines.isEmpty { books[book.subscription] = book }
    }

    private func begin(_ record: UsageRecord, at place: UnsafeRawPointer) {
        let texts = UsageTexts(record)
        let id = SubscriptionID(texts[.subscriptionID])
        if id != book.subscription {
            finish()
            book = books[id] ?? UsageBook(id)
        }
        places[place] = book.uses.count
        book.uses.append(texts)
    }

    private func write(_ text: String) -> Range<Int> {
        let start = book.digits.count
        book.digits.append(contentsOf: text.utf8)
        return start..<book.digits.count
    }
}

extension UsageShelf {
    /// - Throws: What the account throws while it delivers.
    init(_ account: SampleAccount, _ metric: Metric) throws {
        let collector = UsageCollector()
        try account.deliver(metric, to: collector)
        collector.finish()
        books = collector.books
    }
}

import BillingCore

/// A subscription's lines as one agreement's interface writes them.
struct UsageRows: Sendable {
    /// How a line is written.
    enum Shape: Hashable, Sendable {
        /// Pay-as-you-go and enterprise; meter details and additional information when they are asked for.
        case legacy(hasMeter: Bool, hasInfo: Bool)
        /// Customer agreements.
        case modern
        /// Microsoft.Commerce.
        case aggregate
        case enterpriseCSV
        case customerCSV
    }

    let book: UsageBook
    private let templates: [RowTemplate]
    private let days: DayTexts

    init(_ book: UsageBook, of subscription: Subscription, account: BillingAccount?, as shape: Shape) {
        self.book = book
        days = DayTexts(book)
        templates = book.uses.map { use in
            let bytes =
                switch shape {
                case .legacy(let hasMeter, let hasInfo):
                    LegacyRow.json(use, subscription, account, hasMeter: hasMeter, hasInfo: hasInfo).bytes
                case .modern: ModernRow.json(use, subscription, account).bytes
                case .aggregate: AggregateRow.json(use, subscription).bytes
                case .enterpriseCSV: CostDetailsRow.enterprise(use, subscription)
                case .customerCSV: CostDetailsRow.customer(use)
                }
            return RowTemplate(bytes)
        }
    }

    func write(_ index: Int, into bytes: inout [UInt8]) {
        templates[book.lines[index].use].write(index, of: book, days: days, into: &bytes)
    }
}

extension JSON {
    /// A text of a usage line, `null` where it is empty.
    static func orNull(_ text: String) -> JSON { text.isEmpty ? .null : .string(text) }

    /// A number of a usage line, `null` where it is empty.
    static func digits(_ text: String) -> JSON { text.isEmpty ? .null : .number(text) }

    /// Tags by name.
    static func tags(_ tags: [(String, String)]) -> JSON {
        tags.isEmpty ? .null : .object(tags.map { ($0.0, .string($0.1)) })
    }
}

public import BillingCore
import FakturaWords

extension DailyUsageModel {
    /// One group in one currency, or the groups of a currency that are not named.
    public struct Row: ListRow {
        /// Names a row.
        public struct ID: Hashable, Sendable {
            /// The group as it is compared; `nil` for the groups that are not named.
            public let group: UsageGroup?
            /// The currency.
            public let currency: CurrencyCode
        }

        /// The group; `nil` for those that are not named.
        public let group: UsageGroup?
        /// How many groups are not named; 0 in the row of a group.
        public let othersCount: Int
        /// Cost before tax.
        public let cost: Money
        /// Usage lines.
        public let lineCount: Int
        public let id: ID

        init(_ row: UsageBreakdown.Row) {
            group = row.group
            othersCount = 0
            cost = row.cost
            lineCount = row.lineCount
            id = ID(group: row.group.folded, currency: row.cost.currency)
        }

        init(_ others: UsageBreakdown.Others) {
            group = nil
            othersCount = others.groupCount
            cost = others.cost
            lineCount = others.lineCount
            id = ID(group: nil, currency: others.cost.currency)
        }

        public var isLast: Bool { group?.isNone ?? true }
        public var isRest: Bool { group == nil }

        public var searchText: String {
            guard let group else { return "" }
            guard case .day(let day) = group else {
                let name = group.isNone ? Language.allCases.map { Words($0).group(group) }.joined(separator: " ") : ""
                return "\(group.name) \(name) \(cost.currency)"
            }
            // As it is on screen, in either language, and as dates are written elsewhere.
            let shown = Language.allCases.map(Words.init).map { "\($0.weekday(day)) \($0.shortDay(day))" }
            return (shown + [day.description, cost.currency.rawValue]).joined(separator: " ")
        }

        public func isOrdered(before other: Row, by column: SortColumn) -> Bool {
            switch column {
            case .cost: return cost.amount < other.cost.amount
            case .lineCount: return lineCount < other.lineCount
            default:
                guard let group, let others = other.group else { return false }
                return UsageBreakdown.Row(group: group, cost: cost, lineCount: lineCount).isOrdered(
                    before: UsageBreakdown.Row(group: others, cost: other.cost, lineCount: other.lineCount), by: .group)
            }
        }
    }
}

/// What each service cost in each period of a history: services down, periods across.
///
/// A service is a meter category, in the spelling of the newest period that has it.
public struct ServiceMatrix: Hashable, Sendable {
    /// One service in one currency.
    public struct Row: Hashable, Sendable {
        /// The meter category; empty for charges without one.
        public let service: String
        /// The currency of the figures.
        public let currency: CurrencyCode
        /// Cost before tax of each of ``ServiceMatrix/periods``; `nil` where there was none.
        public let costs: [Amount?]

        /// Creates a row.
        public init(service: String, currency: CurrencyCode, costs: [Amount?]) {
            self.service = service
            self.currency = currency
            self.costs = costs
        }
    }

    /// What one service cost in one period.
    public struct Cell: Hashable, Sendable {
        /// The period.
        public let period: BillingPeriod
        /// The meter category.
        public let service: String
        /// Its cost before tax.
        public let cost: Money

        /// Creates a cell.
        public init(period: BillingPeriod, service: String, cost: Money) {
            self.period = period
            self.service = service
            self.cost = cost
        }
    }

    /// The periods, newest first.
    public let periods: [BillingPeriod]
    /// By currency, then the dearest service of all periods first.
    public let rows: [Row]

    /// Creates the matrix of some cells; cells of one service, period and currency are added.
    ///
    /// - Parameter periods: Newest first; cells of other periods are left out.
    public init(periods: [BillingPeriod], cells: [Cell]) {
        self.periods = periods
        let places = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
        var sums: [Key: [Amount?]] = [:]
        var spellings: [Key: (place: Int, text: String)] = [:]
        for cell in cells {
            guard let place = places[cell.period] else { continue }
            let key = Key(service: cell.service.lowercased(), currency: cell.cost.currency)
            var costs = sums[key] ?? Array(repeating: nil, count: periods.count)
            costs[place] = (costs[place] ?? .zero) + cell.cost.amount
            sums[key] = costs
            if let known = spellings[key], (known.place, known.text) <= (place, cell.service) { continue }
            spellings[key] = (place, cell.service)
        }
        let unordered = sums.map { key, costs in
            Row(service: spellings[key]?.text ?? key.service, currency: key.currency, costs: costs)
        }
        rows = unordered.sorted { left, right in
            if left.currency != right.currency { return left.currency < right.currency }
            let (one, other) = (left.total, right.total)
            return one != other ? one > other : left.service < right.service
        }
    }

    /// The rows of a currency, all after the first `count` put together in one without a service.
    ///
    /// - Returns: The rows shown, and what the others come to; `nil` where none is left over.
    public func top(_ count: Int, in currency: CurrencyCode) -> (rows: [Row], others: Row?) {
        let own = rows.filter { $0.currency == currency }
        guard own.count > count else { return (own, nil) }
        let rest = own.dropFirst(max(0, count - 1))
        let costs = periods.indices.map { place in
            rest.compactMap { $0.costs[place] }.reduce(nil as Amount?) { ($0 ?? .zero) + $1 }
        }
        return (Array(own.prefix(max(0, count - 1))), Row(service: "", currency: currency, costs: costs))
    }

    /// What each period comes to in a currency.
    public func totals(in currency: CurrencyCode) -> [Amount?] {
        periods.indices.map { place in
            rows.filter { $0.currency == currency }.compactMap { $0.costs[place] }
                .reduce(nil as Amount?) { ($0 ?? .zero) + $1 }
        }
    }

    private struct Key: Hashable {
        let service: String
        let currency: CurrencyCode
    }
}

extension ServiceMatrix.Row {
    fileprivate var total: Amount { costs.compactMap(\.self).reduce(.zero, +) }
}

import BillingCore

extension [BillingPeriod] {
    /// The period so many steps older (negative) or newer than another of these, which come newest first; `nil` where
    /// there is none.
    func period(_ count: Int, from period: BillingPeriod) -> BillingPeriod? {
        guard let index = firstIndex(of: period), indices.contains(index - count) else { return nil }
        return self[index - count]
    }
}

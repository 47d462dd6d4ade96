import BillingCore

/// Tells from its rows whether a file is actual or amortized (usage-formats 4).
///
/// Actual files have the purchase of a reservation or savings plan with its
/// cost, and what it covers at 0; amortized ones have no such purchase, but its
/// cost spread over what it covers and over what goes unused. A file without
/// either is the same both ways.
struct MetricEvidence {
    private var hasPurchase = false
    private var hasSpread = false

    /// What the rows tell so far; `nil` when they tell nothing.
    var metric: Metric? { hasPurchase ? .actual : hasSpread ? .amortized : nil }

    /// Takes a row.
    ///
    /// - Parameters:
    ///   - pricingModel: How it is priced; `nil` in layouts that do not say so.
    ///   - reservation: The reservation that it belongs to; empty for none.
    @inline(__always)
    mutating func take(
        chargeType: UnsafeRawBufferPointer, pricingModel: UnsafeRawBufferPointer?,
        reservation: UnsafeRawBufferPointer, isFree: Bool
    ) {
        if chargeType.hasPrefix(ignoringCase: "unused") { hasSpread = true }
        guard !isFree else { return }
        if let pricingModel {
            guard pricingModel.hasPrefix(ignoringCase: "reservation") || pricingModel.hasPrefix(ignoringCase: "savings")
            else { return }
        } else if reservation.isEmpty {
            return
        }
        if chargeType.hasPrefix(ignoringCase: "usage") {
            hasSpread = true
        } else if chargeType.hasPrefix(ignoringCase: "purchase") || chargeType.hasPrefix(ignoringCase: "refund") {
            hasPurchase = true
        }
    }
}

extension ExactDecimal {
    /// The exact product, decimals beyond what fits rounded half to even; `nil` beyond about 10³⁸.
    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        var (left, right) = (normalized, other.normalized)
        while true {
            let (product, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
            let productScale = left.scale + right.scale
            if !overflow, productScale <= Self.maximumScale {
                return ExactDecimal(mantissa: product, scale: productScale)
            }
            // The one with more decimals gives one up.
            if left.scale >= right.scale, left.scale > 0, let shorter = left.rescaled(to: left.scale - 1) {
                left = shorter
            } else if right.scale > 0, let shorter = right.rescaled(to: right.scale - 1) {
                right = shorter
            } else {
                return nil
            }
        }
    }

    /// The exact difference; see ``adding(_:)``.
    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
        adding(ExactDecimal(mantissa: -other.mantissa, scale: other.scale))
    }
}

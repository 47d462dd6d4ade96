/// Splits an amount over quantities so that the parts add up to it exactly.
///
/// An Account Center file prices the meter, not the line: the statement's value
/// is shared over the meter's daily lines in proportion to quantity, to 10⁻¹⁵,
/// the largest remainder first and ties in the order given (design section 5).
public enum Allocation {
    /// The share of each quantity; their sum is `value`.
    ///
    /// A negative quantity carries nothing; when none is above zero, the first
    /// one gets it all. An empty list gives an empty result: there is nothing to
    /// carry the value.
    public static func split(_ value: Amount, over quantities: [ExactDecimal]) -> [Amount] {
        guard !quantities.isEmpty else { return [] }
        let (weights, total) = weights(of: quantities)
        guard total > 0, value.units != 0 else {
            return [value] + Array(repeating: .zero, count: quantities.count - 1)
        }
        let divisor = total.magnitude
        var shares: [Int128] = []
        shares.reserveCapacity(weights.count)
        var remainders: [(rest: UInt128, index: Int)] = []
        remainders.reserveCapacity(weights.count)
        var given: UInt128 = 0
        for (index, weight) in weights.enumerated() {
            let product = value.units.magnitude.multipliedFullWidth(by: weight.magnitude)
            let (share, rest) = divisor.dividingFullWidth(product)
            shares.append(Int128(share))
            given += share
            if rest != 0 { remainders.append((rest, index)) }
        }
        let left = Int(value.units.magnitude - given)
        if left > 0 {
            remainders.sort { $0.rest != $1.rest ? $0.rest > $1.rest : $0.index < $1.index }
            for (_, index) in remainders.prefix(left) { shares[index] += 1 }
        }
        let sign: Int128 = value.units < 0 ? -1 : 1
        return shares.map { Amount(units: $0 * sign) }
    }

    /// Integers in proportion to the quantities, with as many of their decimals as their sum can hold.
    private static func weights(of quantities: [ExactDecimal]) -> (weights: [Int128], total: Int128) {
        let carrying = quantities.map { $0.mantissa > 0 ? $0 : .zero }
        var scale = carrying.reduce(0) { max($0, $1.scale) }
        while true {
            if let sum = sum(of: carrying, scale: scale) { return sum }
            // Below whole numbers the quantities themselves are made smaller.
            if scale == 0 { break }
            scale -= 1
        }
        let weights = carrying.map { ($0.rescaled(to: 0)?.mantissa ?? 0) / Int128(quantities.count) }
        return (weights, weights.reduce(0, +))
    }

    private static func sum(of quantities: [ExactDecimal], scale: Int) -> (weights: [Int128], total: Int128)? {
        var weights: [Int128] = []
        weights.reserveCapacity(quantities.count)
        var total: Int128 = 0
        for quantity in quantities {
            guard let weight = quantity.rescaled(to: scale)?.mantissa else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(weight)
            guard !overflow else { return nil }
            weights.append(weight)
            total = sum
        }
        return (weights, total)
    }
}

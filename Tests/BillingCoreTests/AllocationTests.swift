import BillingCore
import FakturaTestSupport
import Testing

struct AllocationTests {
    @Test(arguments: [
        ("10", ["1", "1"], ["5", "5"]),
        ("1", ["1", "1", "1"], ["0.333333333333334", "0.333333333333333", "0.333333333333333"]),
        ("2", ["1", "1", "1"], ["0.666666666666667", "0.666666666666667", "0.666666666666666"]),
        ("-1", ["1", "1", "1"], ["-0.333333333333334", "-0.333333333333333", "-0.333333333333333"]),
        ("1", ["1", "5"], ["0.166666666666667", "0.833333333333333"]),
        ("9", ["0.5", "1.00", "3"], ["1", "2", "6"]),
        ("7", ["0", "0"], ["7", "0"]),
        ("7", ["0", "2"], ["0", "7"]),
        ("7", ["-3", "-4"], ["7", "0"]),
        ("7", ["-3", "2", "5"], ["0", "2", "5"]),
        ("0", ["3", "4"], ["0", "0"]),
        ("0.000000000000001", ["1", "1"], ["0.000000000000001", "0"]),
    ])
    func `a value is shared by quantity, the largest rest first`(value: String, over: [String], shares: [String]) {
        #expect(Allocation.split(amount(value), over: over.map(decimal)).map(\.description) == shares)
    }

    @Test func `nothing carries a value that no line is for`() {
        #expect(Allocation.split(amount("1"), over: []).isEmpty)
    }

    @Test func `the shares always add up to the value, each within one unit of its proportion`() {
        var random = SeededRandom(seed: 77)
        for _ in 0..<400 {
            let quantities = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                ExactDecimal(
                    mantissa: Int128(Int64.random(in: 0...10_000_000_000_000, using: &random)),
                    scale: .random(in: 0...20, using: &random))
            }
            let value = Amount(units: Int128(Int64.random(in: (.min)...(.max), using: &random)))

            let shares = Allocation.split(value, over: quantities)

            #expect(shares.reduce(.zero, +) == value)
            let total = quantities.reduce(0) { $0 + $1.approximate }
            for (share, quantity) in zip(shares, quantities) where total > 0 {
                let exact = value.approximate * quantity.approximate / total
                #expect(abs(share.approximate - exact) <= abs(value.approximate) * 1e-12 + 1e-14)
            }
        }
    }

    @Test func `quantities beyond what can be added are still shared by their proportion`() {
        let shares = Allocation.split(amount("20"), over: Array(repeating: decimal("1E37"), count: 20))

        #expect(shares.allSatisfy { $0 == amount("1") })
    }

    @Test func `a quantity of many decimals beside a huge one keeps the sum`() {
        let quantities = ["1E37", "0.0000000000000000000000000000000000001", "1E37"].map(decimal)

        #expect(Allocation.split(amount("3"), over: quantities).map(\.description) == ["1.5", "0", "1.5"])
    }
}

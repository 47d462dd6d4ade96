/// Numbers that invoices are known by: scattered over the digits, never twice the same.
enum InvoiceNumber {
    private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    /// 36⁵, and a factor without a common divisor, so that different serials stay different.
    private static let count: UInt64 = 60_466_176
    private static let factor: UInt64 = 34_155_827

    /// A number such as `E0100ABCDE`.
    ///
    /// - Parameters:
    ///   - letter: The series: `E` of pay-as-you-go, `G` of profiles and marketplaces.
    ///   - serial: Below 36⁵, different for each document.
    static func make(_ letter: Character, serial: Int, seed: UInt64) -> String {
        var rest = (UInt64(serial) + Noise.bits(seed, 11) % count) % count * factor % count
        var text = ""
        for _ in 0..<5 {
            text = String(digits[Int(rest % 36)]) + text
            rest /= 36
        }
        return "\(letter)0100\(text)"
    }
}

extension ServiceURL {
    /// Characters that may stand in a path or query (RFC 3986), the percent sign among them.
    private static let allowed = Set("-._~:/?[]@!$&'()*+,;=%".utf8)
    /// Characters that a value in a path or query keeps.
    private static let unreserved = Set("-._~".utf8)

    /// Percent-encodes only what may not stand in an address; what is encoded stays as it is.
    static func encodingInvalid(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return encode(bytes) { index in
            let byte = bytes[index]
            guard byte == UInt8(ascii: "%") else { return isAlphanumeric(byte) || allowed.contains(byte) }
            // A percent sign that starts no escape is a character like another.
            return index + 2 < bytes.count && isHexadecimal(bytes[index + 1]) && isHexadecimal(bytes[index + 2])
        }
    }

    /// Percent-encodes everything that could mean something in a path or query.
    static func encoding(_ value: some StringProtocol) -> String {
        let bytes = Array(value.utf8)
        return encode(bytes) { isAlphanumeric(bytes[$0]) || unreserved.contains(bytes[$0]) }
    }

    /// The names and values as a query or a form: `a=b&c=d`.
    static func form(_ pairs: [(name: String, value: String)]) -> String {
        // Azure writes the names of its own parameters with a bare dollar sign.
        pairs.map {
            ($0.name.hasPrefix("$") ? "$" + encoding($0.name.dropFirst()) : encoding($0.name)) + "="
                + encoding($0.value)
        }
        .joined(separator: "&")
    }

    private static func encode(_ bytes: [UInt8], keeps: (Int) -> Bool) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        let digits = Array("0123456789ABCDEF".utf8)
        for (index, byte) in bytes.enumerated() {
            if keeps(index) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}

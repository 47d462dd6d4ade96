/// Takes secrets out of text that may be written down.
///
/// What is taken out: bearer tokens and other `Authorization` values, signatures
/// of links, tokens, secrets, assertions and device codes of sign-in, and
/// whatever looks like a token by itself.
enum Redaction {
    /// What stands for a secret.
    static let mark = "…"

    private static let names = [
        "sig", "access_token", "refresh_token", "id_token", "client_secret", "client_assertion", "device_code",
        "accesstoken", "password", "downloadtoken", "authorization", "x-identity-header", "assertion",
    ].map { Array($0.utf8) }

    /// The text without secrets.
    static func clean(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let (keep, end) = secret(at: index, bytes, lower) {
                result += bytes[index..<keep] + Array(mark.utf8)
                index = end
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Where the secret that is named at an index begins and ends; `nil` when none is.
    private static func secret(at index: Int, _ bytes: [UInt8], _ lower: [UInt8]) -> (keep: Int, end: Int)? {
        // An escape such as `%26` before a name is no part of it.
        let isAfterEscape = index >= 3 && lower[index - 3] == UInt8(ascii: "%")
        guard index == 0 || isAfterEscape || !isWord(lower[index - 1]) else { return nil }
        if starts("eyj", lower, index) {
            let end = endOfToken(bytes, from: index)
            return end - index >= 8 ? (index, end) : nil
        }
        if starts("bearer ", lower, index) || starts("basic ", lower, index) {
            let start = index + (starts("basic ", lower, index) ? 6 : 7)
            let end = endOfToken(bytes, from: start)
            return end - start >= 6 ? (start, end) : nil
        }
        guard let name = names.first(where: { starts($0, lower, index) }) else { return nil }
        var start = index + name.count
        // `name=`, `name: ` and `"name": "`, also with the quotes of JSON in JSON.
        var hasSign = false
        while start < bytes.count, !hasSign || " \"\\".utf8.contains(bytes[start]) {
            guard "\"\\ :=".utf8.contains(bytes[start]) || starts("%3d", lower, start) else { return nil }
            if bytes[start] == UInt8(ascii: "%") {
                hasSign = true
                start += 3
                continue
            }
            if ":=".utf8.contains(bytes[start]) { hasSign = true }
            start += 1
        }
        guard hasSign else { return nil }
        let isHeader = starts("authorization", lower, index)
        var end = start
        while end < bytes.count, !ends(bytes[end]) || (isHeader && bytes[end] == UInt8(ascii: " ")) { end += 1 }
        return end > start ? (start, end) : nil
    }

    private static func ends(_ byte: UInt8) -> Bool { byte <= 0x20 || "&\"\\,;}<>'".utf8.contains(byte) }

    private static func endOfToken(_ bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < bytes.count, isWord(bytes[end] | 0x20) || "-._~+/=".utf8.contains(bytes[end]) { end += 1 }
        return end
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }

    private static func starts(_ word: String, _ text: [UInt8], _ index: Int) -> Bool {
        starts(Array(word.utf8), text, index)
    }

    private static func starts(_ word: [UInt8], _ text: [UInt8], _ index: Int) -> Bool {
        index + word.count <= text.count && text[index..<(index + word.count)].elementsEqual(word)
    }
}

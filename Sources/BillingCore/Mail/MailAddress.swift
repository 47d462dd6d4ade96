/// An address that invoices can be mailed to, in a form that any mail server takes.
public struct MailAddress: Hashable, Sendable {
    /// The address as it was given, without blanks around it.
    public let text: String

    /// What is wrong with a text that should be an address.
    public enum Defect: Error, Hashable, Sendable {
        case empty
        /// No `@`, or more than one.
        case noAt
        /// Something stands in it that no address has: a blank, a comma, brackets, a control character.
        case sign(Unicode.Scalar)
        /// What stands before the `@` is no mailbox.
        case mailbox
        /// What stands after the `@` is no domain.
        case domain
        /// Longer than an address may be (RFC 5321: 64 bytes, `@`, 254 in all).
        case tooLong
    }

    /// Most bytes of an address.
    static let mostBytes = 254
    /// Most bytes before the `@`.
    static let mostMailboxBytes = 64

    /// Reads an address.
    public init(_ text: String) throws(Defect) {
        let trimmed = text.drop { $0 == " " }
        let address = String(trimmed.prefix(trimmed.count - trimmed.reversed().prefix { $0 == " " }.count))
        guard !address.isEmpty else { throw .empty }
        let forbidden: Set<Unicode.Scalar> = [" ", ",", ";", ":", "<", ">", "(", ")", "[", "]", "\\", "\""]
        for scalar in address.unicodeScalars {
            let kind = scalar.properties.generalCategory
            if forbidden.contains(scalar) || kind == .control || kind == .format || scalar.properties.isWhitespace {
                throw .sign(scalar)
            }
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .noAt }
        guard Self.isMailbox(parts[0]) else { throw .mailbox }
        guard Self.isDomain(parts[1]) else { throw .domain }
        guard address.utf8.count <= Self.mostBytes, parts[0].utf8.count <= Self.mostMailboxBytes else {
            throw .tooLong
        }
        self.text = address
    }

    /// Whether two addresses are the same mailbox, as far as one can tell from outside: whatever the case.
    public static func isSame(_ left: String, _ right: String) -> Bool { left.lowercased() == right.lowercased() }

    private static func isMailbox(_ text: Substring) -> Bool {
        !text.isEmpty && !text.hasPrefix(".") && !text.hasSuffix(".") && !text.contains("..")
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            } && !(labels.last ?? "").allSatisfy(\.isNumber)
    }
}

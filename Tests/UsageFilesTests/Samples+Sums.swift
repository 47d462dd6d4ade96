import BillingCore
import Foundation
import Testing

extension Samples {
    /// The sum of a column to 12 places, by Foundation's Decimal over Foundation's strings.
    ///
    /// - Parameter condition: A column and the text that rows must have in it to be added.
    static func costsAddedIndependently(
        _ name: String, column: String, where condition: (column: String, text: String)? = nil
    ) throws -> String {
        let path = try Samples.path(name)
        let text = try String(contentsOf: URL(filePath: path), encoding: .utf8).replacing("\u{FEFF}", with: "")
        // Outside quotes, a comma becomes a character that no sample has.
        var isQuoted = false
        let marked = String(
            text.unicodeScalars.map { scalar -> Character in
                if scalar == "\"" { isQuoted.toggle() }
                return scalar == "," && !isQuoted ? "\u{1}" : Character(scalar)
            })
        let rows = marked.split(whereSeparator: \.isNewline).map {
            $0.split(separator: "\u{1}", omittingEmptySubsequences: false)
        }
        func place(of column: String) throws -> Int {
            let names = rows.first?.map { $0.lowercased().replacing("\"", with: "") }
            return try #require(names?.firstIndex { $0 == column || $0.hasSuffix("(\(column))") })
        }
        let index = try place(of: column)
        let condition = try condition.map { (try place(of: $0.column), $0.text) }
        var sum = Decimal(0)
        for row in rows.dropFirst() {
            if let (place, text) = condition, row[place].replacing("\"", with: "") != text { continue }
            sum += try #require(Decimal(string: String(row[index]), locale: Locale(identifier: "en_US_POSIX")))
        }
        var rounded = Decimal()
        NSDecimalRound(&rounded, &sum, 12, .bankers)
        let parts = "\(rounded)".split(separator: ".")
        return "\(parts[0])." + (parts.count > 1 ? parts[1] : "").padding(toLength: 12, withPad: "0", startingAt: 0)
    }
}

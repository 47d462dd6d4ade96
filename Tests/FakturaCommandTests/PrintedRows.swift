import FakturaTestSupport
import Foundation
import Testing

/// The rows that a command printed, as one of its formats has them.
struct PrintedRows {
    let keys: [String]
    let rows: [[String: String]]

    /// Rows of JSON: decimals and texts as they are, `null` as an empty text, objects left out.
    init(json text: String, schema: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let whole = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let object = try #require(whole, sourceLocation: sourceLocation)
        #expect(Set(object.keys).isSuperset(of: ["schema", "asOf", "rows"]), sourceLocation: sourceLocation)
        #expect(object["schema"] as? String == "faktura/\(schema)/1", sourceLocation: sourceLocation)
        let objects = try #require(object["rows"] as? [[String: Any]], sourceLocation: sourceLocation)
        rows = objects.map { $0.compactMapValues(Self.text) }
        keys = objects.first.map { Self.inOrder($0.keys, of: text) } ?? []
    }

    /// Rows of CSV: fields may be quoted; every line ends in CRLF.
    init(csv text: String) throws {
        var lines: [[String]] = []
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            switch scalar {
            case "\"" where isQuoted && next == "\"":
                cell += "\""
                next = scalars.next()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                cells.append(cell)
                cell = ""
            case "\r" where !isQuoted && next == "\n":
                lines.append(cells + [cell])
                (cells, cell) = ([], "")
                next = scalars.next()
            default: cell.unicodeScalars.append(scalar)
            }
        }
        #expect(cell.isEmpty && cells.isEmpty && !isQuoted, "the last line ends in CRLF")
        let header = try #require(lines.first)
        keys = header
        rows = lines.dropFirst().map { line in
            #expect(line.count == header.count)
            return Dictionary(uniqueKeysWithValues: zip(header, line))
        }
    }

    /// The sum of a column, exact.
    func sum(_ key: String) throws -> Decimal {
        try rows.reduce(0) { $0 + (try #require(Decimal(string: $1[key] ?? ""), "\(key) is a number")) }
    }

    private static func text(_ value: Any) -> String? {
        switch value {
        case is NSNull: ""
        case let text as String: text
        case let number as NSNumber: number.stringValue
        default: nil
        }
    }

    /// The keys in the order in which the first row names them.
    private static func inOrder(_ keys: some Sequence<String>, of json: String) -> [String] {
        let row = json.split(separator: "\n").dropFirst().first ?? ""
        return keys.compactMap { key in row.range(of: "\"\(key)\":").map { (key, $0.lowerBound) } }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }
}

import BillingCore

/// `{"schema":"faktura/NOUN/1","asOf":…,"rows":[…]}`, or the rows alone, one on each line.
///
/// What is known of the whole stands before the rows.
///
/// Decimals are strings, days ISO, and what is not known is `null`.
struct JSONWriter: RowWriter {
    private let header: TableHeader
    private let isLines: Bool
    /// The columns written, each with what stands before its value.
    private let shown: [(index: Int, name: [UInt8])]
    private var isFirst = true
    /// Objects made of fields: neighbouring lines share their tags.
    private var objects: [String: [UInt8]] = [:]

    /// Objects that are remembered; then they are forgotten all at once.
    private static let maximumObjects = 4_000

    init(_ header: TableHeader, isLines: Bool) {
        self.header = header
        self.isLines = isLines
        let indices = header.columns.indices.filter { !header.columns[$0].isOnlyInTable }
        shown = indices.enumerated().map { place, index in
            var name: [UInt8] = [place == 0 ? UInt8(ascii: "{") : UInt8(ascii: ",")]
            name.writeJSON(header.columns[index].key)
            name.append(UInt8(ascii: ":"))
            return (index, name)
        }
    }

    mutating func begin(_ bytes: inout [UInt8]) {
        guard !isLines else { return }
        bytes.write("{\"schema\":\"faktura/\(header.noun)/1\",\"asOf\":")
        write(header.asOf.map { .day($0) } ?? .none, to: &bytes)
        for fact in header.context.map({ TableHeader.Fact($0.key, $0.value) }) + header.facts {
            bytes.append(UInt8(ascii: ","))
            write(fact, to: &bytes)
        }
        bytes.write(",\"rows\":[")
    }

    mutating func write(_ row: [TableValue], to bytes: inout [UInt8]) {
        if !isLines { bytes.write(isFirst ? "\n" : ",\n") }
        isFirst = false
        for (index, name) in shown {
            bytes += name
            write(row[index], to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        if isLines { bytes.append(UInt8(ascii: "\n")) }
    }

    mutating func end(_ bytes: inout [UInt8]) {
        if !isLines { bytes.write("\n]}\n") }
    }

    private mutating func write(_ fact: TableHeader.Fact, to bytes: inout [UInt8]) {
        bytes.writeJSON(fact.key)
        bytes.append(UInt8(ascii: ":"))
        write(fact.content, to: &bytes)
    }

    private mutating func write(_ content: TableHeader.Fact.Content, to bytes: inout [UInt8]) {
        switch content {
        case .value(let value): write(value, to: &bytes)
        case .list(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(item, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .facts(let facts):
            bytes.append(UInt8(ascii: "{"))
            for (index, fact) in facts.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(fact, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private mutating func write(_ value: TableValue, to bytes: inout [UInt8]) {
        switch value {
        case .none, .name(nil, _): bytes.write("null")
        case .text(let text), .name(let text?, _): bytes.writeJSON(text)
        case .integer(let number): bytes.write(number)
        case .decimal(let number):
            bytes.append(0x22)
            bytes.write(number)
            bytes.append(0x22)
        case .day(let day):
            bytes.append(0x22)
            bytes.write(day)
            bytes.append(0x22)
        case .fields(let source): bytes += object(source)
        case .texts(let texts): write(.list(texts.map { .value(.text($0)) }), to: &bytes)
        }
    }

    private mutating func object(_ source: String) -> [UInt8] {
        if let object = objects[source] { return object }
        var object: [UInt8] = [UInt8(ascii: "{")]
        var fields = OtherFieldText.parse(source)
        // Text that has no names stays whole; braces around nothing are nothing.
        if fields.isEmpty, source.contains(where: { !$0.isWhitespace && $0 != "{" && $0 != "}" }) {
            fields = [UsageLine.OtherField(name: "", value: source)]
        }
        for (place, field) in fields.enumerated() {
            if place > 0 { object.append(UInt8(ascii: ",")) }
            object.writeJSON(field.name)
            object.append(UInt8(ascii: ":"))
            object.writeJSON(field.value)
        }
        object.append(UInt8(ascii: "}"))
        if objects.count >= Self.maximumObjects { objects.removeAll(keepingCapacity: true) }
        objects[source] = object
        return object
    }
}

extension [UInt8] {
    /// Writes a JSON string; control characters, those above ASCII too, are escaped.
    fileprivate mutating func writeJSON(_ text: String) {
        append(0x22)
        var text = text
        text.withUTF8 { source in
            var start = 0
            for (index, byte) in source.enumerated() where Self.mayNeedEscape(byte) {
                let isHighControl =
                    byte == 0xC2 && index + 1 < source.count && (0x80..<0xA0).contains(source[index + 1])
                if byte == 0xC2, !isHighControl { continue }
                append(contentsOf: source[start..<index])
                writeEscape(isHighControl ? source[index + 1] : byte)
                start = index + (isHighControl ? 2 : 1)
            }
            append(contentsOf: source[start...])
        }
        append(0x22)
    }

    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2
    }

    private mutating func writeEscape(_ code: UInt8) {
        switch code {
        case 0x22, 0x5C: self += [0x5C, code]
        case 0x0A: write("\\n")
        case 0x0D: write("\\r")
        case 0x09: write("\\t")
        default:
            let digits = [UInt8]("0123456789abcdef".utf8)
            write("\\u00")
            self += [digits[Int(code >> 4)], digits[Int(code & 15)]]
        }
    }
}

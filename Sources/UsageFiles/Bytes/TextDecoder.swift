import BillingCore

/// Puts the text of another encoding into UTF-8 as it is read.
final class TextDecoder {
    private static let inputSize = 1 << 16

    private enum Way {
        case utf16(UTF16Text)
        case windows1252
    }

    private var way: Way
    private let input: UnsafeMutableRawBufferPointer
    /// What was decoded, and how much of it was handed on.
    private let text = ByteScratch(capacity: inputSize * 2)
    private var position = 0
    private var isAtEnd = false

    /// A decoder of any encoding; UTF-8 needs none and gets none.
    init?(_ encoding: TextEncoding) {
        switch encoding {
        case .utf8: return nil
        case .utf16LittleEndian: way = .utf16(UTF16Text(isBigEndian: false))
        case .utf16BigEndian: way = .utf16(UTF16Text(isBigEndian: true))
        case .windows1252: way = .windows1252
        }
        // Last: of an object that was never whole, nothing is given back.
        input = .allocate(byteCount: Self.inputSize, alignment: 16)
    }

    deinit { input.deallocate() }

    /// Decodes bytes that were read before.
    func take(_ bytes: UnsafeRawBufferPointer) {
        switch way {
        case .utf16(var units):
            units.append(bytes, to: text)
            way = .utf16(units)
        case .windows1252: Windows1252.append(bytes, to: text)
        }
    }

    /// Reads decoded bytes; 0 at the end.
    func read(
        into buffer: UnsafeMutableRawBufferPointer,
        from source: (UnsafeMutableRawBufferPointer) throws(UsageFileProblem) -> Int
    ) throws(UsageFileProblem) -> Int {
        while position == text.bytes.count, !isAtEnd {
            text.clear()
            position = 0
            let count = try source(input)
            if count > 0 {
                take(UnsafeRawBufferPointer(rebasing: input[..<count]))
            } else {
                isAtEnd = true
                if case .utf16(var units) = way { units.finish(text) }
            }
        }
        let count = min(buffer.count, text.bytes.count - position)
        buffer.copyBytes(from: text.bytes[position..<(position + count)])
        position += count
        return count
    }
}

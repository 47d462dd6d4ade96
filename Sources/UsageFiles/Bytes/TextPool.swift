/// Keeps copies of texts at places that stay valid as long as the pool does.
final class TextPool {
    private var texts: [UnsafeMutableRawBufferPointer] = []

    deinit {
        for text in texts { text.deallocate() }
    }

    /// A copy of the bytes.
    func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        if bytes.isEmpty { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        copy.copyMemory(from: bytes)
        texts.append(copy)
        return UnsafeRawBufferPointer(copy)
    }

    /// The UTF-8 of a string.
    func keep(_ text: String) -> UnsafeRawBufferPointer {
        var text = text
        return text.withUTF8 { keep(UnsafeRawBufferPointer($0)) }
    }
}

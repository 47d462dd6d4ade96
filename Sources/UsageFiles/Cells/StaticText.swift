/// Texts that records carry and no file has.
enum StaticText {
    /// The charge type of formats that have usage only.
    static var usage: UnsafeRawBufferPointer { bytes("Usage") }

    private static func bytes(_ text: StaticString) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }
}

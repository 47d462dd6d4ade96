import Foundation

/// An open file, by its descriptor.
public enum Descriptor {
    /// Not all of some bytes could be written.
    public struct WriteProblem: Error, Hashable, Sendable {
        /// What the system answered, an `errno`.
        public let code: Int32
        /// How many of the bytes were written.
        public let written: Int
    }

    /// Writes all of the bytes, however many calls it takes.
    ///
    /// - Parameter offset: Where in the file; `nil` for where its descriptor stands.
    public static func writeAll(
        _ bytes: ArraySlice<UInt8>, to descriptor: Int32, at offset: Int? = nil
    ) throws(WriteProblem) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                return if let offset {
                    pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
                } else {
                    write(descriptor, rest.baseAddress, rest.count)
                }
            }
            if count < 0, errno == EINTR { continue }
            // A disk that takes nothing and does not say why would be asked for ever.
            guard count > 0 else { throw WriteProblem(code: count < 0 ? errno : ENOSPC, written: done) }
            done += count
        }
    }
}

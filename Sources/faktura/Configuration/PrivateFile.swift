import Foundation

/// A file of the user's own (mode 0600) that is replaced whole; who reads meanwhile sees the old one or the new one.
enum PrivateFile {
    /// Why a file could not be written; the number is `errno`.
    struct Problem: Error {
        let code: Int32
    }

    /// Writes a file in a folder that is there.
    static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
        var name = Array("\(path).XXXXXX".utf8CString)
        // Readable and writable for the user alone.
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Problem(code: errno) }
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress.map { $0 + offset }, $0.count - offset)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            offset += count
        }
        let isRenamed = offset == bytes.count && fsync(descriptor) == 0 && rename(name, path) == 0
        let code = errno
        close(descriptor)
        if !isRenamed {
            unlink(name)
            throw Problem(code: code)
        }
    }
}

import Foundation

/// A file without a name, filled anew for each input: readers want a regular file.
struct NamelessFile {
    private let descriptor: CInt

    /// Where it is found, by this process only.
    var path: String { "/proc/self/fd/\(descriptor)" }

    init() {
        guard let file = tmpfile() else { fatalError("There is no temporary file: \(errno).") }
        descriptor = fileno(file)
    }

    /// Puts bytes in, in place of those that were.
    func hold(_ bytes: UnsafeRawBufferPointer) {
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count else {
            fatalError("The input cannot be written: \(errno).")
        }
    }
}

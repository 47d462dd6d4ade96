public import BillingCore
import Foundation

/// Invoices' PDFs that are in a folder.
public enum SavedInvoice {
    /// Where a PDF ends, after at most a line or two.
    static let end = Array("%%EOF".utf8)
    /// Where a PDF begins.
    static let beginning = Array("%PDF".utf8)
    /// In how many of the last bytes the end is looked for.
    static let tail = 1024

    /// The path of an invoice's file that is in a folder and whole; `nil` when there is none.
    ///
    /// Another file of its name is not taken for it, and the numbered names beside it are looked at too.
    public static func path(of file: InvoiceFile, in folder: String) -> String? {
        let path = "\(folder == "/" ? "" : folder)/\(file.name)"
        for number in 1...FreeName.maximumNumber {
            let name = FreeName.numbered(path, number)
            var status = stat()
            guard lstat(name, &status) == 0 else { return nil }
            if isWhole(name) { return name }
        }
        return nil
    }

    /// Whether a file begins and ends as a PDF does.
    static func isWhole(_ path: String) -> Bool {
        // Without waiting: it may be a pipe that nobody writes to.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        var head = [UInt8](repeating: 0, count: beginning.count)
        guard pread(descriptor, &head, head.count, 0) == head.count, head == beginning else { return false }
        var last = [UInt8](repeating: 0, count: tail)
        let start = max(0, Int(status.st_size) - tail)
        let count = pread(descriptor, &last, tail, off_t(start))
        return count > 0 && hasEnd(last[..<count])
    }

    /// Whether the last bytes of a file are those of a PDF.
    static func hasEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.reversed().contains { bytes[$0...].starts(with: end) }
    }
}

public import BillingCore
import Foundation

/// Invoices' PDFs that are in a folder, by the invoice's number and whole.
///
/// A subscription that got another name since keeps its files: of
/// `<last day>_<name>_<number>.pdf`, and of the numbered names beside it, only the
/// number counts. What does not begin and end as a PDF does is not taken for one.
public struct SavedInvoices: Sendable {
    /// Where a PDF ends, after at most a line or two.
    static let end = Array("%%EOF".utf8)
    /// Where a PDF begins.
    static let beginning = Array("%PDF".utf8)
    /// In how many of the last bytes the end is looked for.
    static let tail = 1024

    private let folder: String
    /// Names without their extension, by their last part.
    private let names: [String: [Name]]

    private struct Name {
        let file: String
        /// Lowercase, without extension and number.
        let stem: String
        let number: Int
    }

    /// Looks at the names in a folder; one that cannot be listed holds nothing.
    ///
    /// - Parameter folder: Absolute.
    public init(in folder: String) {
        self.folder = folder == "/" ? "" : folder
        let files: [String]
        do { files = try FileManager.default.contentsOfDirectory(atPath: folder) } catch { files = [] }
        names = Dictionary(grouping: files.compactMap(Self.name)) { Self.lastPart($0.stem) }
    }

    /// The path of an invoice's file; `nil` when there is none.
    public func path(of file: InvoiceFile) -> String? {
        // As the file's name has it, behind another part.
        let number = SafeFileName.make(["x", file.id], fileExtension: "pdf").dropFirst(2).dropLast(4).lowercased()
        let own = file.name.dropLast(4).lowercased()
        let alike = names[Self.lastPart(number), default: []].filter {
            $0.stem == number || $0.stem.hasSuffix("_" + number)
        }
        let ordered = alike.sorted {
            ($0.stem == own ? 0 : 1, $0.number, $0.file) < ($1.stem == own ? 0 : 1, $1.number, $1.file)
        }
        return ordered.lazy.map { "\(folder)/\($0.file)" }.first(where: Self.isWhole)
    }

    /// Notes in a report where its documents are.
    public func locate(_ report: inout InvoiceReport) {
        for index in report.rows.indices { report.rows[index].file = path(of: report.rows[index].document) }
    }

    /// The path of one invoice's file; a folder is listed only when no file has the invoice's own name.
    static func path(of file: InvoiceFile, in folder: String) -> String? {
        let own = "\(folder == "/" ? "" : folder)/\(file.name)"
        return isWhole(own) ? own : SavedInvoices(in: folder).path(of: file)
    }

    private static func name(_ file: String) -> Name? {
        let lowercase = file.lowercased()
        guard lowercase.hasSuffix(".pdf"), !file.hasPrefix(".") else { return nil }
        let stem = lowercase.dropLast(4)
        // As `FreeName` numbers: ` (2)`.
        guard stem.last == ")", let start = stem.range(of: " (", options: .backwards),
            let number = Int(stem[start.upperBound...].dropLast()), number > 1
        else { return Name(file: file, stem: String(stem), number: 1) }
        return Name(file: file, stem: String(stem[..<start.lowerBound]), number: number)
    }

    private static func lastPart(_ stem: String) -> String { stem.split(separator: "_").last.map(String.init) ?? "" }

    /// Whether a file begins and ends as a PDF does.
    private static func isWhole(_ path: String) -> Bool {
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

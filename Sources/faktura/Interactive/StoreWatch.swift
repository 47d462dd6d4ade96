import Foundation

/// Notices that another copy of faktura wrote to the store, without opening it.
///
/// Looked at when a key comes, so that an idle terminal costs nothing.
struct StoreWatch {
    private struct Stamp: Equatable {
        let size: Int64
        let seconds: Int
        let nanoseconds: Int

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            size = Int64(status.st_size)
            (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        }
    }

    private let paths: [String]
    private var seen: [Stamp?]

    init(path: String) {
        // A write goes to the log first and to the store later.
        paths = [path, path + "-wal"]
        seen = paths.map(Stamp.init)
    }

    /// Whether the store was written to since the last call.
    mutating func hasChanged() -> Bool {
        let now = paths.map(Stamp.init)
        defer { seen = now }
        return now != seen
    }
}

import BillingStore
import FakturaTestSupport
import Foundation
import Testing

/// What a store shows, to see that something left it as it was.
struct StoreSnapshot: Equatable {
    let datasets: String
    let lines: String

    init(_ home: CommandHome, store: String? = nil) throws {
        let path = store ?? home.store
        let list = try home.run("import", "list", "--store", path, "-o", "csv")
        #expect(list.status == 0, "\(list.errors)")
        datasets = list.output
        lines = try home.run("usage", "--by", "line", "--store", path, "-o", "csv").output
    }

    /// Whether SQLite finds nothing wrong with the file, where its shell is installed.
    static func isWhole(_ path: String) throws -> Bool {
        let shell = "/usr/bin/sqlite3"
        guard FileManager.default.isExecutableFile(atPath: shell) else { return true }
        let child = try CommandChild([shell, path, "PRAGMA integrity_check"], environment: [:])
        return try child.waitForExit().output == "ok\n"
    }
}

/// A file's size; 0 when there is none.
func fileSize(_ path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
}

/// A file's rights.
func fileRights(_ path: String) throws -> UInt32 {
    var status = stat()
    try #require(stat(path, &status) == 0, "\(path) is there")
    return status.st_mode & 0o777
}

/// Seconds and nanoseconds of a file's last change.
func fileChange(_ path: String) throws -> [Int] {
    var status = stat()
    try #require(stat(path, &status) == 0, "\(path) is there")
    return [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
}

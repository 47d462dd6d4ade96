import BillingCore
import Foundation
import Testing

@testable import BillingStore

struct StoreFileTests {
    @Test func `the folder and every file of the store are the user's alone`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/made/deep/store.db"
            let store = try BillingStore(path: path)
            var records = ScriptedRecords([ScriptedLine()])
            var rights: [Int] = []
            records.atEnd = { rights = try ["", "-wal", "-shm", "-writer"].map { try permissions(path + $0) } }

            try store.ingest(records)

            #expect(rights == [0o600, 0o600, 0o600, 0o600])
            #expect(try permissions(folder + "/made") == 0o700)
            #expect(try permissions(folder + "/made/deep") == 0o700)
        }
    }

    @Test func `opening again finds everything`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/store.db"
            func fill() throws -> [String] {
                let store = try BillingStore(path: path)
                try store.ingest(ScriptedLine(cost: "1.000000000000001"), ScriptedLine(day: "2026-11-02"))
                return try everything(store)
            }
            let before = try fill()

            #expect(try everything(BillingStore(path: path)) == before)
            #expect(try everything(BillingStore(path: path, isReadOnly: true)) == before)
        }
    }

    /// A store that is closed, with everything in its main file.
    private static func closedStore(in folder: String) throws -> String {
        let path = folder + "/store.db"
        try BillingStore(path: path).ingest(ScriptedLine())
        return path
    }

    @Test(arguments: [false, true])
    func `a newer store is refused and left untouched`(isReadOnly: Bool) throws {
        try withTemporaryFolder { folder in
            let path = try Self.closedStore(in: folder)
            try patch(path, at: 60, 99)
            let before = try bytes(of: path)

            #expect(throws: StoreProblem.newer(path: path)) { try BillingStore(path: path, isReadOnly: isReadOnly) }

            #expect(try bytes(of: path) == before)
        }
    }

    @Test func `another program's database is refused and left untouched, numbered or not`() throws {
        try withTemporaryFolder { folder in
            let path = try Self.closedStore(in: folder)
            for (version, application) in [(UInt32(0), UInt32(0)), (1, 0), (1, 0x1234_5678)] {
                try patch(path, at: 60, version)
                try patch(path, at: 68, application)
                let before = try bytes(of: path)

                #expect(throws: StoreProblem.notAStore(path: path)) { try BillingStore(path: path) }

                #expect(try bytes(of: path) == before)
            }
        }
    }

    @Test(arguments: ["Date,Cost\n", String(repeating: "no database at all ", count: 20)])
    func `a file that is no database is refused and left untouched`(text: String) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/usage.csv"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))

            #expect(throws: StoreProblem.notAStore(path: path)) { try BillingStore(path: path) }

            #expect(try bytes(of: path) == Data(text.utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["usage.csv"])
        }
    }

    @Test func `a folder is no store`() throws {
        try withTemporaryFolder { folder in
            #expect(throws: StoreProblem.notAStore(path: folder)) { try BillingStore(path: folder) }
        }
    }

    @Test func `a path through a file can't be opened`() throws {
        try withTemporaryFolder { folder in
            let path = try Self.closedStore(in: folder) + "/store.db"

            #expect(throws: StoreProblem.cannotOpen(path: path, code: ENOTDIR)) { try BillingStore(path: path) }
        }
    }

    @Test func `an empty file becomes a store`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/store.db"
            try Data().write(to: URL(fileURLWithPath: path))

            try BillingStore(path: path).ingest(ScriptedLine())

            #expect(try BillingStore(path: path).datasets().count == 1)
        }
    }

    @Test func `opened for reading only, nothing is written`() throws {
        try withTemporaryFolder { folder in
            let path = try Self.closedStore(in: folder)
            let before = try bytes(of: path)
            let store = try BillingStore(path: path, isReadOnly: true)

            #expect(throws: StoreProblem.readOnly(path: path)) { try store.ingest(ScriptedLine(cost: "2")) }
            #expect(throws: StoreProblem.readOnly(path: path)) { try store.removeDataset(1) }

            #expect(try days(store) == ["2026-10-01 1 USD (1)"])
            #expect(try bytes(of: path) == before)
        }
    }

    @Test func `reading only, a store that is missing or empty is refused and not made`() throws {
        try withTemporaryFolder { folder in
            let (missing, empty) = (folder + "/missing.db", folder + "/empty.db")
            try Data().write(to: URL(fileURLWithPath: empty))

            #expect(throws: StoreProblem.cannotOpen(path: missing, code: ENOENT)) {
                try BillingStore(path: missing, isReadOnly: true)
            }
            #expect(throws: StoreProblem.notAStore(path: empty)) { try BillingStore(path: empty, isReadOnly: true) }

            #expect(!FileManager.default.fileExists(atPath: missing))
        }
    }

    @Test(.enabled(if: geteuid() != 0, "root may write to everything"))
    func `a file that may only be read says so`() throws {
        try withTemporaryFolder { folder in
            let path = try Self.closedStore(in: folder)
            try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)

            #expect(throws: StoreProblem.readOnly(path: path)) { try BillingStore(path: path) }
        }
    }

    @Test func `a damaged store says so`() throws {
        try withTemporaryFolder { folder in
            let path = try Self.closedStore(in: folder)
            var data = try bytes(of: path)
            for index in 4096..<data.count { data[index] = 0xA5 }
            try data.write(to: URL(fileURLWithPath: path))

            #expect(throws: StoreProblem.damaged(path: path)) { try everything(BillingStore(path: path)) }
        }
    }
}

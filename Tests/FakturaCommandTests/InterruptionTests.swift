import FakturaTestSupport
import Foundation
import Testing

@Suite(.serialized) struct InterruptionTests {
    private let home: CommandHome
    private let large: String

    init() throws {
        home = try CommandHome()
        large = try home.write(bytes: CommandUsageFiles.large(rows: 100_000), to: "large.csv")
        try home.run("import", try home.write(CommandUsageFiles.accountCenter, to: "first.csv"))
    }

    /// Bytes of the store, with what SQLite has not yet put in its place.
    private var written: Int64 { fileSize(home.store) + fileSize("\(home.store)-wal") }

    /// Starts the large import and returns when it has written so much more.
    private func importing(bytes: Int64) throws -> CommandChild {
        let before = written
        let child = try home.start(["import", large])
        try child.wait(until: "\(bytes) bytes") { _ in written > before + bytes }
        return child
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `Ctrl-C in the middle leaves the store as it was, and the next import works`(number: Int32) throws {
        let before = try StoreSnapshot(home)
        let child = try importing(bytes: 1_000_000)

        child.signal(number)
        let result = try child.waitForExit()

        #expect(result.exit == .status(130))
        #expect(result.output == "")
        #expect(
            result.errors == "Interrupted; the file is left out.\n")
        #expect(try StoreSnapshot(home) == before)
        #expect(try StoreSnapshot.isWhole(home.store))
        let again = try home.run("import", large)
        #expect(again.status == 0 && again.output.contains("100,000 lines read"))
    }

    @Test func `a kill in the middle leaves what was published, and the rest is swept`() throws {
        let before = try StoreSnapshot(home)
        let sizes: [Int64] = [1, 200_000, 800_000, 1_600_000]

        for bytes in sizes {
            let child = try importing(bytes: bytes)
            child.signal(SIGKILL)
            #expect(try child.waitForExit().exit == .signal(SIGKILL))
            #expect(try StoreSnapshot(home) == before, "killed after \(bytes) bytes")
            #expect(try StoreSnapshot.isWhole(home.store))
        }

        #expect(try home.run("import", large).status == 0)
        let list = try PrintedRows(csv: home.run("import", "list", "-o", "csv").output).rows
        #expect(list.map { $0["lines"] } == ["7", "100000"])
        let months = try PrintedRows(csv: home.run("usage", "--period", "2019-03", "-o", "csv").output)
        #expect(try months.sum("cost") == Decimal(125_000))
        #expect(try StoreSnapshot.isWhole(home.store))
    }

    @Test func `kills without end do not make the store grow without bound`() throws {
        for _ in 0..<2 {
            let child = try importing(bytes: 2_000_000)
            child.signal(SIGKILL)
            _ = try child.waitForExit()
        }
        try home.run("import", large)
        let once = written

        // Removing and reading again takes the room that is free.
        for _ in 0..<2 {
            let newest = try PrintedRows(csv: home.run("import", "list", "-o", "csv").output).rows.last?["dataset"]
            try home.run("import", "remove", try #require(newest))
            let child = try importing(bytes: 500_000)
            child.signal(SIGKILL)
            _ = try child.waitForExit()
            try home.run("import", large)
        }

        #expect(written < once * 2)
    }

    @Test func `Ctrl-C while a file is opened leaves nothing in the cache`() throws {
        let child = try home.start(["usage", large])
        try child.wait(until: "a store in the cache") { _ in
            try home.names(in: home.cache).contains { fileSize("\(home.cache)/\($0)") > 600_000 }
        }

        child.signal(SIGINT)
        let result = try child.waitForExit()

        #expect(result.exit == .status(130))
        #expect(result.output == "")
        #expect(try home.names(in: home.cache) == [])
    }

    @Test func `what a killed opening left is cleared away by the next`() throws {
        let child = try home.start(["usage", large])
        try child.wait(until: "a store in the cache") { _ in
            try home.names(in: home.cache).contains { fileSize("\(home.cache)/\($0)") > 200_000 }
        }
        child.signal(SIGKILL)
        _ = try child.waitForExit()
        #expect(try home.names(in: home.cache) != [])

        try home.run("usage", home.path("first.csv"))

        #expect(!(try home.names(in: home.cache).contains { $0.hasPrefix("files-\(child.pid)-") }))
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs root and the right to mount a tmpfs"))
    func `a full disk is told in a sentence and changes nothing`() throws {
        let disk = try SmallDisk(at: home.path("disk"), megabytes: 2)
        let store = "\(disk.path)/store.sqlite"
        try home.run("import", home.path("first.csv"), "--store", store)
        let before = try StoreSnapshot(home, store: store)

        let imported = try home.run("import", large, "--store", store)
        let opened = try home.run("usage", large, environment: ["XDG_CACHE_HOME": disk.path])

        #expect(imported.status == 1)
        #expect(
            imported.errors
                == "Can't write to the store '\(store)': the disk is full. "
                + "Nothing was changed; free some space and try again.\n")
        #expect(try StoreSnapshot(home, store: store) == before)
        #expect(try StoreSnapshot.isWhole(store))
        #expect(opened.status == 1)
        #expect(opened.errors.contains("the disk is full"))
        let left = try home.names(in: "\(disk.path)/faktura")
        #expect(left == [])
    }
}

/// A file system in memory with little room, gone with its value.
final class SmallDisk {
    let path: String

    static let isPossible: Bool = {
        guard getuid() == 0 else { return false }
        do {
            let home = try CommandHome()
            _ = try SmallDisk(at: home.path("disk"), megabytes: 1)
            return true
        } catch {
            return false
        }
    }()

    init(at path: String, megabytes: Int) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m") == 0 else { throw PtyError.system("mount", errno) }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }
}

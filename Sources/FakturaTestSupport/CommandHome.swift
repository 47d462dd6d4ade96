public import Foundation

/// A user's home in a temporary folder, with the program that was built and an environment of nothing else.
///
/// The folder goes when the home does.
public final class CommandHome {
    /// The folder.
    public let folder: URL

    /// An empty home.
    public init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "faktura-home-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        // Nothing is left to do about a folder that cannot be removed.
        do { try FileManager.default.removeItem(at: folder) } catch {}
    }

    /// The program, which is built beside the tests.
    public static var program: String {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "faktura").path
    }

    /// Home and XDG folders in the temporary folder, and a UTF-8 locale.
    public var environment: [String: String] {
        [
            "HOME": folder.path, "XDG_CONFIG_HOME": path("config"), "XDG_DATA_HOME": path("data"),
            "XDG_STATE_HOME": path("state"), "XDG_CACHE_HOME": path("cache"), "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
        ]
    }

    /// The store that `faktura import` fills.
    public var store: String { path("data/faktura/store.sqlite") }

    /// The folder of the stores of files that were opened.
    public var cache: String { path("cache/faktura") }

    /// A path in the home.
    public func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Writes a file, with the folders it needs, and returns its path.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> String {
        try write(bytes: Array(text.utf8), to: name)
    }

    /// Writes a file of bytes, with the folders it needs, and returns its path.
    @discardableResult
    public func write(bytes: [UInt8], to name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// The names in a folder, in order; empty when there is no such folder.
    public func names(in folder: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    /// Starts the program with pipes.
    public func start(
        _ arguments: [String], environment: [String: String] = [:], launcher: [String] = []
    ) throws -> CommandChild {
        try CommandChild(
            launcher + [Self.program] + arguments, environment: self.environment.merging(environment) { $1 })
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - launcher: a program with arguments that starts the program, such as `setpriv`.
    @discardableResult
    public func run(
        _ arguments: String..., environment: [String: String] = [:], launcher: [String] = []
    ) throws -> CommandChild.Result {
        try start(arguments, environment: environment, launcher: launcher).waitForExit()
    }

    /// Starts the program on a terminal of its own.
    public func open(
        _ arguments: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
    ) throws -> PtyChild {
        try PtyChild(
            [Self.program] + arguments, columns: columns, rows: rows,
            environment: self.environment.merging(environment) { $1 })
    }
}

extension CommandHome {
    /// Writes a program for the shell, and returns the folder that it is in.
    public func writeProgram(_ text: String, named name: String) throws -> String {
        let source = try write("#!/bin/sh\n" + text + "\n", to: "programs/\(name)")
        let folder = path("bin")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // By another process: a file that this one wrote may still be open in programs started meanwhile, and then
        // cannot be run.
        let copy = ["/usr/bin/install", "-m", "700", source, "\(folder)/\(name)"]
        guard try CommandChild(copy, environment: environment).waitForExit().status == 0 else {
            throw PtyError.system("install", EIO)
        }
        return folder
    }
}

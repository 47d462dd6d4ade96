import Foundation
import Testing

/// The repository that these tests stand in, read from its files.
enum Repository {
    /// A Swift file, with its comments and the insides of its strings blanked where only code counts.
    struct File: Sendable, CustomTestStringConvertible {
        /// The path below the repository: `Sources/BillingCore/Time/Day.swift`.
        let path: String
        let lines: [String]
        let code: [String]

        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
        var testDescription: String { path }
    }

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let sources = files(below: "Sources")
    static let tests = files(below: "Tests")

    private static func files(below folder: String) -> [File] {
        let start = root.appendingPathComponent(folder)
        guard let found = FileManager.default.enumerator(atPath: start.path) else { return [] }
        return found.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let path = folder + "/" + name
            let text = try! String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            return File(path: path, lines: lines, code: CodeOnly.lines(of: text))
        }
    }
}

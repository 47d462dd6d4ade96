import Foundation
import Testing

struct LayoutTests {
    @Test func `the top level holds what the design says and nothing else`() throws {
        let allowed: Set = ["Package.swift", "Sources", "Tests", "Themes", "README.md", "Package.resolved"]

        let found = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
            .filter { !$0.hasPrefix(".") }

        #expect(Set(found).subtracting(allowed) == [])
    }

    @Test func `there are sources and tests to look at`() {
        #expect(Repository.sources.count > 20)
        #expect(Repository.tests.count > 10)
    }

    @Test(arguments: Repository.sources)
    func `no source file is longer than 400 lines`(file: Repository.File) {
        #expect(file.lines.count <= 401)
    }

    @Test(arguments: Repository.tests)
    func `no test file is longer than 500 lines`(file: Repository.File) {
        #expect(file.lines.count <= 501)
    }

    @Test func `no file is named for nothing in particular`() {
        let vague = ["Utils", "Util", "Helper", "Helpers", "Manager", "Common", "Extensions", "Misc"]

        for file in Repository.sources + Repository.tests {
            let name = String(file.path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
            #expect(!vague.contains(where: name.hasSuffix), "\(file.path)")
        }
    }
}

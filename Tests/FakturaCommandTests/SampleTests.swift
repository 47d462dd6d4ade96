import FakturaTestSupport
import Foundation
import Testing

@Suite(.enabled(if: SampleFolder.path != nil, "../shared/data/usage-samples is not there"))
struct SampleTests {
    @Test func `a file of Azure's own adds up to its statement on every level`() throws {
        let home = try CommandHome()
        let path = try #require(SampleFolder.path) + "/account-center-v2/louspringer_201807-v2.csv"

        for (arguments, key) in [
            (["usage"], "cost"), (["usage", "--by", "line"], "cost"), (["statement"], "value"),
            (["periods"], "usageCost"),
        ] {
            let result = try home.start(arguments + [path, "-o", "csv"]).waitForExit()
            #expect(try PrintedRows(csv: result.output).sum(key) == Decimal(string: "110.84"), "\(arguments)")
        }
    }

    @Test(arguments: [
        "costmgmt-mosp-export/azure_camelCased.csv", "opencost-headersets/German.csv",
        "derived/DERIVED_mosp_double_bom.csv",
    ])
    func `days and lines of an export agree`(name: String) throws {
        let home = try CommandHome()
        let path = try #require(SampleFolder.path) + "/\(name)"

        let days = try PrintedRows(csv: home.run("usage", path, "-o", "csv").output)
        let lines = try PrintedRows(csv: home.run("usage", "--by", "line", path, "-o", "csv").output)

        #expect(try days.sum("cost") == lines.sum("cost"))
        #expect(try days.sum("lines") == Decimal(lines.rows.count))
    }
}

/// The sample files beside the repository.
enum SampleFolder {
    static let path: String? = {
        var top = URL(filePath: #filePath)
        for _ in 0..<4 { top.deleteLastPathComponent() }
        let folder = top.appending(path: "shared/data/usage-samples").path
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }()
}

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
        ("costdetails-ea/EA_ActualCost_Small.csv", "Cost"), ("costdetails-ea/EA_AmortizedCost_Small.csv", "Cost"),
        ("costdetails-mca/camel_azure_version_2.csv", "costInBillingCurrency"),
    ])
    func `the periods of an agreement's file add up to its cost cells`(name: String, column: String) throws {
        let home = try CommandHome()
        let path = try #require(SampleFolder.path) + "/\(name)"
        let text = try String(contentsOf: URL(filePath: path), encoding: .utf8).replacing("\u{FEFF}", with: "")
            .replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
        let expected = try PrintedRows(csv: text.hasSuffix("\r\n") ? text : text + "\r\n").sum(column)

        let json = try home.run("periods", path, "-o", "json").output

        let difference = try PrintedRows(json: json, schema: "periods").sum("usageCost") - expected
        #expect(try abs(difference) < #require(Decimal(string: "0.0000000000005")))
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

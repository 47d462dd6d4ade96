import FakturaTestSupport
import Foundation
import Testing

@Suite struct UsageByTests {
    private static func row(_ cost: String, _ resource: String, _ tags: String) -> String {
        CommandUsageFiles.payAsYouGoRow("2019-03-01", cost, resource: resource, tags: tags)
    }

    private static let file =
        CommandUsageFiles.payAsYouGoHeader + row("1.5", "vm-a", #"{"Env":"prod","owner":"x"}"#)
        + row("2", "VM-A", #"{"env":"prod"}"#) + row("4", "vm-b", #"{"env":""}"#) + row("8", "vm-b", "")

    @Test(arguments: ["service", "meter", "resource", "group", "location", "tag:env", "tag:OWNER", "day"])
    func `every pivot adds up to the lines`(pivot: String) throws {
        let home = try CommandHome()
        let path = try home.write(Self.file, to: "usage.csv")

        let rows = try PrintedRows(
            json: home.run("usage", "--by", pivot, path, "-o", "json").output, schema: "usage")

        #expect(try rows.sum("cost") == Decimal(string: "15.5"))
        #expect(try rows.sum("lines") == 4)
    }

    @Test func `names are folded, and a tag that is empty is not one that is missing`() throws {
        let home = try CommandHome()
        let path = try home.write(Self.file, to: "usage.csv")

        let resources = try PrintedRows(csv: home.run("usage", "--by", "resource", path, "-o", "csv").output).rows
        let tags = try home.run("usage", "--by", "tag:ENV", path, "-o", "json").output
        let table = try home.run("usage", "--by", "tag:env", path).output

        #expect(resources.map { $0["cost"] } == ["12", "3.5"])
        #expect(resources.last?["resource"]?.hasSuffix("/disks/vm-a") == true)
        #expect(
            tags.contains(
                """
                {"tag":"","cost":"4","currency":"EUR","lines":1},
                {"tag":"prod","cost":"3.5","currency":"EUR","lines":2},
                {"tag":null,"cost":"8","currency":"EUR","lines":1}
                """))
        #expect(table.split(separator: "\n").last?.hasPrefix("-") == true)
    }

    @Test func `a tag that no line has is said on standard error, with those there are`() throws {
        let home = try CommandHome()
        let path = try home.write(Self.file, to: "usage.csv")

        let result = try home.run("usage", "--by", "tag:team", path, "-o", "json")

        #expect(result.status == 0)
        #expect(result.errors == "No line of the period has the tag 'team'. There are: Env, owner.\n")
        #expect(try PrintedRows(json: result.output, schema: "usage").rows.count == 1)
    }

    @Test(arguments: ["tag", "tag:", "subscription", "Day"])
    func `what is no pivot is wrong usage, and those there are are named`(pivot: String) throws {
        let result = try CommandHome().run("usage", "--by", pivot)

        #expect(result.status == 64)
        #expect(result.errors.contains("tag:KEY"))
    }
}

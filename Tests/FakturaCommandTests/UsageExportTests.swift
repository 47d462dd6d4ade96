import FakturaTestSupport
import Foundation
import Testing

@Suite struct UsageExportTests {
    private let home: CommandHome

    init() throws {
        home = try CommandHome()
        try FileManager.default.createDirectory(atPath: home.path("out"), withIntermediateDirectories: false)
    }

    private var out: String { home.path("out") }
    private let name = "2018-07-11_First-Subscription_usage-v2.csv"

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

    /// A file of pay-as-you-go with two subscriptions.
    private func two(meter: String = "Disk Operations") throws -> String {
        let rows = ["sub-a", "sub-b"].map {
            CommandUsageFiles.payAsYouGoRow("2019-01-01", "1.0000004", subscription: $0, meter: meter)
        }
        return try home.write(CommandUsageFiles.payAsYouGoHeader + rows.joined(), to: "two.csv")
    }

    @Test(arguments: [["statement"], ["usage", "export"]])
    func `a support plan has no costs, and the reason is given`(command: [String]) throws {
        let result = try CommandHome().start(
            command + ["--demo", "--as-of", "2026-11-23", "--subscription", "Support", "--period", "-1"]
        ).waitForExit()

        #expect(result.status == 7 && result.output == "")
        #expect(result.errors.hasPrefix("Can't read the costs of 'Support': Azure keeps no costs of the offer "))
    }

    @Test func `what was imported of version 2 is written as it stood, without the file`() throws {
        let text = CommandUsageFiles.accountCenter + "\r\n"
        let path = try home.write(text, to: "usage.csv")
        #expect(try home.run("import", path).status == 0)
        try FileManager.default.removeItem(atPath: path)

        let result = try home.run("usage", "export", "--dir", out)

        #expect(result.output == "\(out)/\(name)\n" && result.errors == "" && result.status == 0)
        #expect(try bytes("\(out)/\(name)") == Data(text.utf8))
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(out)/\(name)")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test(.enabled(if: SampleFolder.path != nil, "../shared/data/usage-samples is not there"))
    func `a file of Azure's own comes out of the store byte for byte`() throws {
        let sample = try #require(SampleFolder.path) + "/account-center-v2/louspringer_201807-v2.csv"
        let copy = home.path("copy.csv")
        try FileManager.default.copyItem(atPath: sample, toPath: copy)
        #expect(try home.run("import", copy).status == 0)
        try FileManager.default.removeItem(atPath: copy)

        let path = home.path("again.csv")
        #expect(try home.run("usage", "export", "-o", path).status == 0)

        #expect(try bytes(path) == bytes(sample))
    }

    @Test func `a file that is there stays, and nothing is left of one that finds no room or no folder`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        try home.write("mine", to: "out/\(name)")

        #expect(try home.run("usage", "export", path, "--dir", out).output == "\(out)/\(name.dropLast(4)) (2).csv\n")
        #expect(try bytes("\(out)/\(name)") == Data("mine".utf8))
        let before = try home.names(in: out)

        let rows = (0..<600).map { CommandUsageFiles.payAsYouGoRow("2019-01-01", "1", resource: "disk-\($0)") }
        let many = try home.write(CommandUsageFiles.payAsYouGoHeader + rows.joined(), to: "many.csv")
        // Read before, so that only the new file meets the limit, which is 50 KB.
        #expect(try home.run("usage", "export", many, "-o", "-").status == 0)
        let full = try home.run(
            "usage", "export", many, "--dir", out,
            launcher: ["/bin/sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"])
        #expect(full.status == 1)
        #expect(full.errors.contains("there is no room for it"), "\(full.errors)")
        #expect(try home.names(in: out) == before)

        let nowhere = try home.run("usage", "export", path, "--dir", home.path("nowhere"))
        #expect(nowhere.status == 1)
        #expect(nowhere.errors.contains("there is no folder '\(home.path("nowhere"))'"))
        #expect(try home.run("usage", "export", path, "-o", out).errors.contains("it is a folder"))
    }

    @Test func `several subscriptions get a file each, and do not go into one`() throws {
        let path = try two()

        let each = try home.run("usage", "export", path, "--dir", out)
        let one = try home.run("usage", "export", path, "-o", home.path("one.csv"))
        let named = try home.run("usage", "export", path, "--subscription", "sub-b", "--format", "mosp", "-o", "-")

        #expect(try home.names(in: out) == ["2019-01-31_sub-a_usage-v2.csv", "2019-01-31_sub-b_usage-v2.csv"])
        #expect(each.output.split(separator: "\n").count == 2)
        #expect(one.status == 64)
        #expect(one.errors.contains("each has its own") && one.errors.contains("sub-a, sub-b"))
        #expect(named.output.contains("sub-b") && !named.output.contains("sub-a"))
    }

    @Test func `the flat file has the same lines with the same costs, and texts as they are`() throws {
        let path = try two(meter: "=cmd()")
        let flat = home.path("flat.csv")
        #expect(
            try home.run("usage", "export", path, "--subscription", "sub-a", "--format", "mosp", "-o", flat).status == 0
        )

        let (first, again) = (
            try home.run("usage", "--by", "line", path, "--subscription", "sub-a", "-o", "json"),
            try home.run("usage", "--by", "line", flat, "-o", "json")
        )

        #expect(
            try PrintedRows(json: first.output, schema: "usage").rows
                == PrintedRows(json: again.output, schema: "usage").rows)
        #expect(try String(contentsOfFile: flat, encoding: .utf8).contains(",=cmd(),"))
    }

    @Test func `version 2 of other sources has the same totals, and leaves open what nothing tells`() throws {
        let path = try two()
        let file = home.path("v2.csv")
        #expect(try home.run("usage", "export", path, "--subscription", "sub-a", "-o", file).status == 0)

        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(
            text.contains(
                "201901(1/1/2019 - 1/31/2019),\"\"\"Storage\"\"\",\"\"\"Standard HDD\"\"\",\"\"\"Disk Operations\"\"\",,,"
            ))
        #expect(text.contains(",2.50000000,,,2.50000000,"))
        #expect(text.contains(",$1.0000004 USD\r\n") || text.contains(",€1.0000004 EUR\r\n"), "\(text)")
        #expect(
            try PrintedRows(csv: home.run("usage", file, "-o", "csv").output).sum("cost")
                == Decimal(string: "1.0000004"))
    }

    @Test func `what there is none of ends with 7, and Azure's own file needs Azure`() throws {
        let path = try two()

        #expect(try home.run("usage", "export", path, "--period", "2018-01").status == 7)
        let offline = try home.run("usage", "export", "--as-azure", "--offline")
        #expect(offline.status == 7)
        #expect(
            offline.errors == "Can't save a file as Azure has it with --offline: Azure makes it. Use --format v2.\n")
        #expect(try home.run("usage", "export", "--as-azure", path).status == 64)
    }
}

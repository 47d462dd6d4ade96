import AzureEmulator
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import Testing

@Suite(.ownThread) struct AzureFileTests {
    private let home: EmulatorHome

    init() async throws { home = try await EmulatorHome(settings: #""interval": 0"#) }

    private func sync(_ name: String) throws {
        try #require(try home.run("login").status == 0)
        let result = try home.run("sync", "--subscription", name, "--period", "-1")
        try #require(result.status == 0, "\(result.errors)")
    }

    @Test func `the parts that Azure makes are one file under one header, with all of its lines`() throws {
        try sync("Webshop")
        try home.emulator.apply(scenario: #"{"settings": {"interval": 0, "partitionRows": 100}}"#)
        let path = home.home.path("azure.csv")

        let result = try home.run(
            "usage", "export", "--as-azure", "--subscription", "Webshop", "--period", "-1", "-o", path)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "\(path)\n")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let header = try #require(text.split(whereSeparator: \.isNewline).first)
        #expect(text.components(separatedBy: header.dropFirst(3)).count == 2)
        let own = try home.run("usage", "--by", "day", "--subscription", "Webshop", "--period", "-1", "-o", "json")
        let saved = try home.run("usage", "--by", "day", path, "-o", "json")
        let (left, right) = try (
            PrintedRows(json: own.output, schema: "usage"), PrintedRows(json: saved.output, schema: "usage")
        )
        #expect(left.rows == right.rows && left.rows.count > 20)
    }

    @Test func `amortized costs are asked of Azure, of a store that has actual ones, under a name of their own`() throws
    {
        try sync("Webshop")
        let folder = home.home.path("saved")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let arguments = [
            "usage", "export", "--as-azure", "--subscription", "Webshop", "--period", "-1", "--dir", folder,
        ]

        let result = try home.run(arguments + ["--metric", "amortized"])

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("amortized-cost-details"))
        let text = try String(contentsOfFile: String(result.output.dropLast()), encoding: .utf8)
        #expect(text.split(whereSeparator: \.isNewline).count > 20)
        #expect(home.emulator.calls["generateCostDetailsReport"] == 1)
    }

    @Test func `where a part cannot be had there is no file at all`() throws {
        try sync("Webshop")
        let fault = #"{"kind": "expiredLink", "operation": "blob", "after": 1, "times": 0}"#
        try home.emulator.apply(
            scenario: #"{"settings": {"interval": 0, "partitionRows": 100}, "faults": [\#(fault)]}"#)
        let folder = home.home.path("saved")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)

        let result = try home.run(
            "usage", "export", "--as-azure", "--subscription", "Webshop", "--period", "-1", "-o", "\(folder)/a.csv")

        #expect(result.status == 1 && result.output == "")
        #expect(
            result.errors == "Can't read the cost details of 'Webshop': Azure no longer keeps what it made. Start "
                + "again.\n")
        #expect(try home.home.names(in: folder) == [])
    }

    @Test func `pay-as-you-go has no such file, and version 2 of what was synced adds up`() throws {
        try sync("Dev/Test")

        let refused = try home.run("usage", "export", "--as-azure", "--subscription", "Dev/Test", "--period", "-1")
        let path = home.home.path("v2.csv")
        let made = try home.run("usage", "export", "--subscription", "Dev/Test", "--period", "-1", "-o", path)

        #expect(refused.status == 7)
        #expect(refused.errors.contains("Use --format v2"), "\(refused.errors)")
        let amortized = try home.run(
            "usage", "export", "--as-azure", "--metric", "amortized", "--subscription", "Dev/Test", "--period", "-1")
        #expect(amortized.status == 7 && amortized.errors == refused.errors, "\(amortized.errors)")
        // Nothing of other days was read: the agreement speaks first.
        let unread = try home.run("usage", "export", "--as-azure", "--subscription", "Dev/Test", "--period", "-5")
        #expect(unread.status == 7 && unread.errors == refused.errors, "\(unread.errors)")
        #expect(made.status == 0, "\(made.errors)")
        let own = try home.run("usage", "--by", "meter", "--subscription", "Dev/Test", "--period", "-1", "-o", "json")
        let saved = try home.run("usage", "--by", "meter", path, "-o", "json")
        #expect(
            try PrintedRows(json: own.output, schema: "usage").rows
                == PrintedRows(json: saved.output, schema: "usage").rows)
    }
}

import AzureEmulator
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import Testing

@Suite(.ownThread) struct SyncSecretsTests {
    /// The files under a folder that hold any of some texts.
    private func holders(of secrets: [String], under folder: String) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return try names.filter { name in
            let path = "\(folder)/\(name)"
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                return false
            }
            let data = try Data(contentsOf: URL(filePath: path))
            return secrets.contains { data.range(of: Data($0.utf8)) != nil }
        }
        .sorted()
    }

    @Test func `no secret is anywhere but in the file of tokens`() async throws {
        let home = try await EmulatorHome()
        var printed = ""
        func run(_ arguments: [String]) throws {
            let result = try home.run(arguments)
            printed += result.output + result.errors
        }
        try run(["login", "--debug"])
        try run(["sync", "--subscription", "New project", "--debug"])
        try home.emulator.apply(
            scenario: #"""
                {"faults":[{"kind":"expiredToken","operation":"billingPeriods"},
                {"kind":"error","operation":"usageDetails","times":0,"status":500,"message":"Bearer PLANTED"},
                {"kind":"slow","operation":"tenants","milliseconds":60000,"times":1}]}
                """#)
        // What others can see of the process while it works.
        let before = home.emulator.calls["tenants"] ?? 0
        let child = try home.start(["sync", "--subscription", "Dev/Test", "--period", "-1", "--force", "--debug"])
        try child.wait(until: "a call") { _ in (home.emulator.calls["tenants"] ?? 0) > before }
        let line = try Data(contentsOf: URL(filePath: "/proc/\(child.pid)/cmdline"))
        child.signal(SIGINT)
        let stopped = try child.waitForExit()
        printed += stopped.output + stopped.errors + String(decoding: line, as: UTF8.self)
        try run(["sync", "--subscription", "Dev/Test", "--period", "-1", "--force", "--debug"])

        let secrets = home.emulator.secrets
        #expect(secrets.count > 4)
        for secret in secrets { #expect(!printed.contains(secret)) }
        #expect(try holders(of: secrets, under: home.home.folder.path) == ["state/faktura/tokens.json"])
        #expect(try fileRights(home.home.path("state/faktura/tokens.json")) == 0o600)
        let log = try String(contentsOfFile: home.home.path("state/faktura/debug.log"), encoding: .utf8)
        #expect(log.contains("usageDetails"))
        #expect(!log.contains("PLANTED"))
    }

    @Test func `an application's secret is used and never kept`() async throws {
        let home = try await EmulatorHome()
        let environment = home.environment.merging([
            "AZURE_TENANT_ID": "5f0c1a7e-2b3d-4c5e-8f90-1a2b3c4d5e6f", "AZURE_CLIENT_ID": "app-1",
            "AZURE_CLIENT_SECRET": "PLANTED-secret",
        ]) { $1 }
        let result = try home.home.run("sync", "--subscription", "New project", "--debug", environment: environment)
        #expect(result.status == 0, "\(result.errors)")
        #expect(!(result.output + result.errors).contains("PLANTED"))
        let secrets = home.emulator.secrets + ["PLANTED-secret"]
        #expect(try holders(of: secrets, under: home.home.folder.path) == [])
    }
}

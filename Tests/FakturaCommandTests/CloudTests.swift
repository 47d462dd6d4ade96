import FakturaTestSupport
import Foundation
import Testing

@Suite struct CloudTests {
    private let home: CommandHome

    init() throws { home = try CommandHome() }

    private func info(
        _ key: String, _ arguments: [String] = [], environment: [String: String] = [:]
    ) throws -> String? {
        let result = try home.start(["info", "-o", "csv"] + arguments, environment: environment).waitForExit()
        #expect(result.status == 0, "\(result.errors)")
        return try PrintedRows(csv: result.output).rows.first { $0["name"] == key }?["value"]
    }

    @Test func `the cloud is that of the flag, else the environment, else the configuration, else the public one`()
        throws
    {
        #expect(try info("cloud") == "public")
        #expect(try info("resource manager") == "https://management.azure.com")
        try home.write("cloud = 'us-government'\n", to: "config/faktura/config.toml")
        #expect(try info("resource manager") == "https://management.usgovcloudapi.net")
        let environment = ["FAKTURA_CLOUD": "emulator", "FAKTURA_EMULATOR": "http://localhost:81"]
        #expect(try info("authority", environment: environment) == "http://localhost:81")
        #expect(try info("cloud", ["--cloud", "public"], environment: environment) == "public")
    }

    @Test func `each cloud has a default store of its own`() throws {
        #expect(try info("store") == home.store)
        #expect(try info("store", ["--cloud", "emulator"]) == home.path("data/faktura/store-emulator.sqlite"))
        #expect(try info("store", ["--cloud", "emulator"], environment: ["FAKTURA_STORE": "/s"]) == "/s")

        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        try home.run("import", path, "--cloud", "emulator")
        #expect(!FileManager.default.fileExists(atPath: home.store))
        #expect(try home.run("import", "list", "--cloud", "emulator").output.contains("a-1"))
    }

    @Test func `options of every command may stand before its name`() throws {
        #expect(try home.run("--cloud", "emulator", "--offline", "import", "list", "-o", "json").status == 0)
        #expect(try home.run("--cloud=emulator", "accounts", "-o", "tsv").output.hasPrefix("account\t"))
        let demo = try home.run("--demo", "--as-of", "2026-11-20", "--cloud", "public", "periods", "-o", "tsv")
        #expect(demo.output.contains("Visual Studio"))
        let line = try home.run(
            "--subscription", "Trial", "-o", "tsv", "--demo", "--period", "-1", "usage", "--by", "day")
        #expect(line.output.hasPrefix("subscription\tperiodStart\tperiodEnd\tday\t"), "\(line.errors)")
        // Any other stands where it always did.
        #expect(try home.run("--lang", "en", "accounts.csv").errors.contains("'accounts.csv'"))
    }

    @Test(
        arguments: [
            (
                ["--cloud", "mars"], [:], 64,
                "'mars' is no value of 'cloud'. Known are: public, us-government, emulator."
            ),
            ([], ["FAKTURA_CLOUD": "mars"], 1, "Can't use 'FAKTURA_CLOUD': 'mars' is no value of 'cloud'."),
            (
                [], ["FAKTURA_CLOUD": "emulator", "FAKTURA_EMULATOR": "https://example.com"], 1,
                "the emulator runs on this machine only, and 'https://example.com' is elsewhere."
            ),
            (
                [], ["FAKTURA_CLOUD": "emulator", "FAKTURA_EMULATOR": "7788"], 1,
                "'7788' of 'FAKTURA_EMULATOR' is no address."
            ),
            (
                [], ["AZURE_AUTHORITY_HOST": "http://login.example.com"], 1,
                "'http://login.example.com' of 'AZURE_AUTHORITY_HOST' is plain http to another machine. Use https."
            ),
        ] as [([String], [String: String], Int32, String)])
    func `a cloud that cannot be used is told`(
        arguments: [String], environment: [String: String], status: Int32, sentence: String
    ) throws {
        let result = try home.start(["accounts"] + arguments, environment: environment).waitForExit()

        #expect(result.status == status)
        #expect(result.errors.contains(sentence), "\(result.errors)")
    }

    @Test(arguments: [
        (
            "[clouds.lab]\nresource-manager = 'http://arm.example.com'\nauthority = 'https://login.example.com'\n",
            "'http://arm.example.com' of 'clouds.lab.resource-manager' is plain http to another machine. Use https."
        ),
        (
            "[clouds.lab]\nresource-manager = 'https://a.example.com'\n",
            "[clouds.lab] needs the texts resource-manager, authority."
        ),
        ("[clouds.Lab]\n", "a cloud can't be called 'Lab'."),
        ("[clouds.public]\n", "a cloud can't be called 'public'."),
        ("[clouds.lab]\nportal = 'x'\n", "'clouds.lab.portal' is no setting. Known are: resource-manager, authority."),
    ])
    func `a cloud of one's own that cannot be used is told with file and key`(text: String, sentence: String) throws {
        let path = try home.write(text, to: "config/faktura/config.toml")

        let result = try home.run("accounts", environment: ["FAKTURA_CLOUD": "lab"])

        #expect(result.status == 1)
        #expect(result.errors.contains("'\(path)'"))
        #expect(result.errors.contains(sentence), "\(result.errors)")
    }

    @Test func `certificates that cannot be read are named`() throws {
        let environment = [
            "FAKTURA_CLOUD": "emulator", "FAKTURA_EMULATOR": "http://127.0.0.1:9",
            "SSL_CERT_FILE": home.path("none.pem"),
        ]

        let result = try home.run("login", environment: environment)

        #expect(result.status == 1)
        #expect(result.errors.contains("the certificates in '\(home.path("none.pem"))' can't be read."))
    }
}

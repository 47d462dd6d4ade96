import FakturaTestSupport
import Foundation
import Testing

@Suite struct ConfigurationTests {
    private let home: CommandHome

    init() throws { home = try CommandHome() }

    private func info(
        _ key: String, _ arguments: [String] = [], environment: [String: String] = [:]
    ) throws -> String? {
        let result = try home.start(["info", "-o", "csv"] + arguments, environment: environment).waitForExit()
        #expect(result.status == 0, "\(result.errors)")
        return try PrintedRows(csv: result.output).rows.first { $0["name"] == key }?["value"]
    }

    @Test func `a flag comes before the environment, that before the file, that before the default`() throws {
        #expect(try info("theme") == "default")
        #expect(try info("language") == "en")
        #expect(try info("store") == home.store)

        try home.write("theme = 'dark'\nlang = 'sv'\nstore = '/file.sqlite'\n", to: "config/faktura/config.toml")
        #expect(try info("theme") == "dark")
        #expect(try info("language") == "sv")
        #expect(try info("store") == "/file.sqlite")

        let environment = ["FAKTURA_THEME": "light", "FAKTURA_LANG": "en", "FAKTURA_STORE": "/env.sqlite"]
        #expect(try info("theme", environment: environment) == "light")
        #expect(try info("language", environment: environment) == "en")
        #expect(try info("store", environment: environment) == "/env.sqlite")

        #expect(try info("theme", ["--theme", "mono"], environment: environment) == "mono")
        #expect(try info("language", ["--lang", "sv"], environment: environment) == "sv")
    }

    @Test func `the store is named by flag, environment or file`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        let other = ["FAKTURA_STORE": home.path("env.sqlite")]
        try home.run("import", path, environment: other)
        try home.write("store = '\(home.path("file.sqlite"))'\n", to: "config/faktura/config.toml")

        #expect(try home.run("import", "list", environment: other).output.contains("a-1"))
        #expect(!(try home.run("import", "list").output.contains("a-1")))
        #expect(try home.run("import", "list", "--store", home.path("env.sqlite")).output.contains("a-1"))
        #expect(!FileManager.default.fileExists(atPath: home.store))
    }

    @Test(arguments: [
        (
            "colour = 'red'\n",
            "'colour' is no setting. Known are: theme, color, ascii, cursor, lang, store, dir, cloud, client-id, tenant, ca-file, [clouds.NAME]."
        ),
        ("theme = 1\n", "'theme' takes a text, or true and false."),
        ("lang = 'xx'\n", "'xx' is no value of 'lang'. Known are: en, sv."),
        ("color = 'some'\n", "'some' is no value of 'color'. Known are: auto, always, never."),
        ("theme = 'dark'\nlang = \n", "line 2 is not TOML."),
    ])
    func `a configuration that cannot be used ends with 1 and says why`(text: String, reason: String) throws {
        let path = try home.write(text, to: "config/faktura/config.toml")

        let result = try home.run("info")

        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.errors.contains("'\(path)'"))
        #expect(result.errors.hasSuffix("\(reason)\n"))
    }

    @Test func `a configuration that is asked for must be there`() throws {
        let result = try home.run("info", "--config", home.path("none.toml"))

        #expect(result.status == 1)
        #expect(result.errors.contains("there is no such file"))
        #expect(try home.run("info", environment: ["FAKTURA_CONFIG": home.path("none.toml")]).status == 1)
    }

    @Test func `what only tells makes no folder`() throws {
        for arguments in [["--help"], ["--version"], ["info"], ["themes", "list"]] {
            #expect(try home.start(arguments).waitForExit().status == 0)
        }

        #expect(try home.names(in: home.folder.path) == [])
    }

    @Test func `a log is written only when asked for, for the user alone`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        try home.run("subscriptions", path)
        #expect(try home.names(in: home.path("state/faktura")) == [])

        try home.run("subscriptions", path, "--debug")

        if FileManager.default.fileExists(atPath: home.path("state/faktura/debug.log")) {
            #expect(try fileRights(home.path("state/faktura/debug.log")) == 0o600)
        }
        #expect(try fileRights(home.path("state/faktura")) == 0o700)
    }

    @Test func `themes are listed with the user's own`() throws {
        try home.write("inherits = 'dark'\n", to: "config/faktura/themes/mine.toml")

        let rows = try PrintedRows(csv: home.run("themes", "list", "-o", "csv").output).rows

        #expect(rows.first { $0["name"] == "default" }?["source"] == "built in")
        #expect(rows.first { $0["name"] == "mine" }?["source"] == home.path("config/faktura/themes/mine.toml"))
    }

    @Test func `the themes compiled in are without fault`() throws {
        let result = try home.run("themes", "check")

        #expect(result.status == 0, "\(result.errors)")
        #expect(Set(result.errors.split(separator: "\n")).count == result.errors.split(separator: "\n").count)
    }

    @Test func `a theme that is wrong ends with 1 and names the line`() throws {
        let path = try home.write("[roles]\ntitle = 'red'\ntitel = 'blue'\n", to: "bad.toml")

        let result = try home.run("themes", "check", path)

        #expect(result.status == 1)
        #expect(result.errors.contains("3"))
        #expect(result.errors.contains("titel"))
    }

    @Test func `a theme that is not there ends with 7 and names those that are`() throws {
        let result = try home.run("themes", "check", "nosuch")

        #expect(result.status == 7)
        #expect(result.errors.hasPrefix("Can't find theme 'nosuch'. Known are: "))
    }

    @Test func `help and version are as recorded`() throws {
        let narrow = ["COLUMNS": "100"]
        try expectGolden(try home.run("--help", environment: narrow).output, named: "help")
        try expectGolden(
            try home.run("import", "remove", "--help", environment: narrow).output, named: "help-import-remove")
        #expect(try home.run("--version").output == "0.1.0\n")
    }

    @Test(arguments: [["--nosuch"], ["usage", "--by", "year"], ["subscriptions", "-o", "xml"], ["--as-of", "soon"]])
    func `wrong usage ends with 64 and says what was wrong`(arguments: [String]) throws {
        let result = try home.start(arguments).waitForExit()

        #expect(result.status == 64)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("Error: "))
    }
}

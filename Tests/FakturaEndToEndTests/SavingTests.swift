import FakturaTestSupport
import Foundation
import Testing

extension EndToEnd {
    /// Files and the clipboard, as the program leaves them.
    @Suite struct SavingTests {
        private let home: CommandHome

        init() throws {
            home = try CommandHome()
            try FileManager.default.createDirectory(
                atPath: home.path("out"), withIntermediateDirectories: false)
        }

        private var out: String { home.path("out") }

        private func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(filePath: "\(out)/\(name)")), as: UTF8.self)
        }

        /// In the daily usage of the one period of the Account Center file.
        private func days() throws -> PtyChild {
            let child = try home.browse(CommandUsageFiles.accountCenter, ["--dir", out], columns: 200)
            try child.type("G", selecting: "First Subscription")
            try child.type(Typed.enter, selecting: "12 Jun")
            try child.type(Typed.enter, for: "5 days")
            return child
        }

        @Test func `x saves what the command prints, private to the user, and never over another file`() throws {
            let name = "2018-07-11_First-Subscription_usage-by-day"
            let child = try days()

            try child.type("x", for: "Save as")
            try child.type(Typed.enter, for: "Save to: \(out)/\(name).csv")
            try child.type(Typed.enter, for: "Saved 5 rows to \(out)/\(name).csv")
            let first = try text("\(name).csv")
            try child.type("-x", for: "Save as")
            try child.type("\r", for: "Save to:")
            try child.type("\r", for: "Saved 5 rows to \(out)/\(name) (2).csv")
            try child.quit()

            let twin = try home.run("usage", "--subscription", "a-1", home.path("usage.csv"), "-o", "csv").output
            #expect(first == twin)
            #expect(try text("\(name).csv") == first)
            let turned = try text("\(name) (2).csv").split(separator: "\r\n")
            #expect(turned.dropFirst() == ArraySlice(twin.split(separator: "\r\n").dropFirst().reversed()))
            #expect(try home.names(in: out) == ["\(name) (2).csv", "\(name).csv"])
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(out)/\(name).csv")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }

        @Test func `every line that matches is saved, in the order on screen`() throws {
            let child = try home.browse(CommandHome.lines(600), ["--dir", out])
            try child.type("G\r", for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type("\r\r", for: "disk-001")
            try child.type("/disk-1", for: "100 lines")
            try child.type("\r", for: "1/100")
            try child.type(">>", for: "sorted by meter ▲")
            try child.type("-", for: "sorted by meter ▼")

            try child.type("x", for: "Save as")
            try child.type("jjj\r", for: "Save to")
            try child.type("\u{15}\(out)/lines.jsonl\r", for: "Saved 100 rows")
            try child.quit()

            let names = try text("lines.jsonl").split(separator: "\n").map { line in
                (try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["meterName"] as? String
            }
            #expect(names.map { $0?.suffix(8) } == (100..<200).reversed().map { "disk-\($0)" })
        }

        @Test func `a disk that is full leaves nothing behind, and a sentence`() throws {
            let path = try home.write(CommandHome.lines(1200), to: "usage.csv")
            try home.run("subscriptions", path)
            let child = try PtyChild(
                ["/usr/bin/prlimit", "--fsize=150000", CommandHome.program, path, "--dir", out], columns: 200, rows: 24,
                environment: home.environment)
            try child.wait(for: "Total", seconds: 30)
            try child.type("G\r", for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type("\r\r", for: "disk-001")

            try child.type("x", for: "Save as")
            try child.type("\r", for: "Save to")
            try child.type("\r", for: "there is no room for it. Nothing was written.")

            #expect(try home.names(in: out) == [])
            try child.quit()
        }

        @Test(arguments: [
            ("nowhere/a.csv", "there is no folder '"), ("", "it is a folder"),
            (String(repeating: "x", count: 300), "the name is too long"),
        ])
        func `a path that cannot be written to says why`(name: String, reason: String) throws {
            let child = try days()

            try child.type("x", for: "Save as")
            try child.type("\r", for: "Save to")
            try child.type("\u{15}\(out)/\(name)\r", for: "Can't save")
            child.send("!")
            // Where the sentence is broken depends on how long the folder's path is.
            try child.wait(until: reason) { screen in
                screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(reason)
            }

            #expect(try home.names(in: out) == [])
            try child.quit()
        }

        @Test func `the folder is the flag's, the environment's, the configuration's, the desktop's`() throws {
            let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
            try home.run("subscriptions", path)
            for name in ["flag", "variable", "file", "desktop", "Downloads"] {
                try FileManager.default.createDirectory(atPath: home.path(name), withIntermediateDirectories: false)
            }
            let configured = try home.write("dir = \"\(home.path("file"))\"\n", to: "faktura.toml")
            try home.write("# desktop\nXDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n", to: "config/user-dirs.dirs")
            let desktop = ["XDG_DOWNLOAD_DIR": home.path("desktop")]
            let cases: [(arguments: [String], environment: [String: String], folder: String)] = [
                (["--dir", home.path("flag")], ["FAKTURA_DIR": home.path("variable")], "flag"),
                (["--config", configured], ["FAKTURA_DIR": home.path("variable")], "variable"),
                (["--config", configured], desktop, "file"), ([], desktop, "desktop"),
                ([], ["XDG_DOWNLOAD_DIR": "relative"], "Downloads"),
            ]

            for (arguments, environment, folder) in cases {
                let child = try home.open([path] + arguments, columns: 200, environment: environment)
                try child.wait(for: "Total", seconds: 30)
                try child.type("x", for: "Save as")
                try child.type("\r", for: "Save to: \(home.path(folder))/2018-07-12_subscriptions.csv")
                try child.quit()
            }
        }

        @Test func `y hands a value, a row and the lines to the terminal's clipboard`() throws {
            let child = try home.browse(CommandHome.lines(30))
            try child.type("G\r", for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type("\r\r", for: "disk-001")

            try child.type("y", for: "Copy")
            try child.type("\r", for: "Copied 0.1001. The terminal has to allow OSC 52.")
            try child.type("y", for: "19 cells")
            try child.type("j\r", for: "Copied the row: 19 cells.")
            try child.type("y", for: "30 rows")
            try child.type("jj\r", for: "Copied the table: 30 rows, ")
            try child.quit()

            let texts = String(decoding: child.output, as: UTF8.self).components(separatedBy: "\u{1B}]52;c;")
                .dropFirst().map { piece in
                    let code = piece.components(separatedBy: "\u{7}")[0]
                    return String(decoding: Data(base64Encoded: code) ?? Data(), as: UTF8.self)
                }
            #expect(texts.count == 3)
            #expect(texts.first == "0.1001")
            #expect(texts.dropFirst().first?.hasPrefix("2019-07-05\tsub-a\tMicrosoft.Compute\t") == true)
            let lines = texts.last?.split(separator: "\n") ?? []
            #expect(lines.count == 31)
            #expect(lines.first?.hasPrefix("day\tsubscriptionId\tservice\t") == true)
        }

        @Test func `more lines than a terminal takes are not copied`() throws {
            let child = try home.browse(CommandHome.lines(900))
            try child.type("G\r", for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type("\r\r", for: "disk-001")

            try child.type("y", for: "900 rows")
            try child.type("G\r", for: "Can't copy the table: terminals take no more than 75.0 KB.")

            #expect(!String(decoding: child.output, as: UTF8.self).contains("\u{1B}]52"))
            try child.quit()
        }
    }
}

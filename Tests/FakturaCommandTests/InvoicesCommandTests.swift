import BillingCore
import FakturaTestSupport
import Foundation
import SampleAccount
import Testing

@Suite struct InvoicesCommandTests {
    private static let day = "2026-11-23"
    private static let account = SampleAccount(today: Day(iso: day)!)

    private let home: CommandHome

    init() throws { home = try CommandHome() }

    private func run(
        _ arguments: String..., path: String = "/usr/bin:/bin", launcher: [String] = []
    ) throws -> CommandChild.Result {
        try home.start(
            ["invoices"] + arguments + ["--demo", "--as-of", Self.day], environment: ["PATH": path],
            launcher: launcher
        ).waitForExit()
    }

    private func makeFolder() throws -> String {
        let path = home.path("pdf")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test func `the list has every invoice once, with its parts and its file`() throws {
        let folder = try makeFolder()
        _ = try run("download", "E0100ROLA2", "--dir", folder)

        let rows = try PrintedRows(json: run("list", "--dir", folder, "-o", "json").output, schema: "invoices")

        #expect(
            rows.keys == [
                "invoiceId", "subscriptionId", "subscriptionName", "billingProfileId", "billingProfileName", "kind",
                "document", "credits", "start", "end", "invoiceDay", "dueDate", "state", "total", "currency", "usage",
                "credit", "tax", "file",
            ])
        let all = Self.account.snapshot.invoices.map(\.id) + Self.account.snapshot.listedInvoices.map(\.id)
        #expect(rows.rows.compactMap { $0["invoiceId"] }.sorted() == all.sorted())
        let unpriced = try #require(rows.rows.first { $0["subscriptionName"] == "Search index" })
        #expect(unpriced["state"] == "unknown" && unpriced["total"] == "")
        let one = try #require(rows.rows.first { $0["invoiceId"] == "E0100ROLA2" })
        #expect(one["file"] == "\(folder)/2026-11-11_Production_E0100ROLA2.pdf")
        #expect(rows.rows.filter { !($0["file"] ?? "").isEmpty }.count == 1)
        let notes = rows.rows.filter { $0["document"] == "credit-note" }
        #expect(!notes.isEmpty && notes.allSatisfy { !($0["credits"] ?? "").isEmpty })
    }

    @Test(arguments: [
        ("-1", ["E0100ROLA2", "G0100X5KSA"]), ("2026-11", ["E0100ROLA2", "G0100X5KSA"]), ("unbilled", []),
        ("2026-10-31", ["E0100ROLA2", "G0100X5KSA"]),
    ])
    func `a period has its own invoices and those shown with it`(period: String, ids: [String]) throws {
        let result = try run("list", "--subscription", "Production", "--period", period, "-o", "csv")

        #expect(try PrintedRows(csv: result.output).rows.map { $0["invoiceId"] } == ids)
        #expect(
            result.errors
                == (ids.isEmpty
                    ? "No invoice is in what was asked for. Leave out --period or --subscription to see all.\n" : ""))
    }

    @Test func `all that are missing come, and the second time none is`() throws {
        let folder = try makeFolder()

        let first = try run("download", "--missing", "--dir", folder)
        let second = try run("download", "--missing", "--dir", folder)

        let invoices = Self.account.snapshot.invoices + Self.account.unpricedInvoices
        #expect(first.status == 0 && second.status == 0)
        #expect(first.errors == "In '\(folder)': saved \(invoices.count) invoices.\n")
        #expect(second.errors == "In '\(folder)': \(invoices.count) there already.\n")
        let paths = first.output.split(separator: "\n").map(String.init)
        #expect(second.output == "")
        #expect(paths.count == invoices.count)
        for invoice in invoices {
            let path = try #require(paths.first { $0.hasSuffix("_\(invoice.id).pdf") })
            #expect(try Array(Data(contentsOf: URL(filePath: path))) == Self.account.pdf(of: invoice))
        }
    }

    @Test func `a subscription or period without invoices is told with its reasons, and ends in 7`() throws {
        let folder = try makeFolder()

        let shared = try run("download", "--missing", "--subscription", "Shared services", "--dir", folder)
        let unbilled = try run("download", "--all", "--period", "unbilled", "--dir", folder)

        #expect(shared.status == 7 && shared.output == "")
        let lines = shared.errors.split(separator: "\n").map(String.init)
        let open =
            "No invoice of 'Shared services' for 28 Oct – 27 Nov 2026: The period ends on 27 Nov 2026; "
            + "an invoice made after that is not open to you: Azure answered NotOptedIn."
        #expect(lines.count == 2)
        #expect(lines.first == open)
        #expect(
            lines.last?.hasPrefix("No invoice of 'Shared services' for 28 Sep – 27 Oct 2026 and 5 older periods: ")
                == true)
        #expect(unbilled.status == 7 && unbilled.errors.contains("'Production'"))
    }

    @Test func `what is there is told and its path given`() throws {
        let folder = try makeFolder()
        _ = try run("download", "e0100rola2", "--dir", folder)

        let again = try run("download", "E0100ROLA2", "--dir", folder)

        let path = "\(folder)/2026-11-11_Production_E0100ROLA2.pdf"
        #expect(again.output == path + "\n")
        #expect(
            again.errors == "Invoice E0100ROLA2 is there already: '\(path)'.\nIn '\(folder)': 1 there already.\n")
    }

    @Test func `a whole PDF is there under any name with its number, and a damaged one is not`() throws {
        let folder = try makeFolder()
        _ = try run("download", "E0100ROLA2", "--dir", folder)
        let own = "\(folder)/2026-11-11_Production_E0100ROLA2.pdf"
        let renamed = "\(folder)/2026-11-11_Old name_E0100ROLA2 (2).pdf"
        try FileManager.default.moveItem(atPath: own, toPath: renamed)
        try Data("%PDF-1.7 and no end".utf8).write(to: URL(filePath: own))

        let rows = try PrintedRows(json: run("list", "--dir", folder, "-o", "json").output, schema: "invoices").rows
        let again = try run("download", "E0100ROLA2", "--dir", folder)

        #expect(rows.first { $0["invoiceId"] == "E0100ROLA2" }?["file"] == renamed)
        #expect(again.status == 0 && again.output == renamed + "\n")
        #expect(try home.names(in: folder).count == 2)
    }

    @Test func `the text of an invoice is shown, and nothing is kept of it`() throws {
        let result = try run("show", "E0100ROLA2", "--dir", try makeFolder())

        try #require(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("E0100ROLA2") && result.output.contains("13,457.32 SEK"))
        #expect(result.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
        #expect(try home.names(in: home.path("pdf")) == [])
        #expect(!(try home.names(in: home.cache).contains { $0.hasPrefix("invoice-") }))
    }

    @Test func `what steers a terminal is taken out of the text`() throws {
        let bin = try home.writeProgram(#"printf 'a\033]0;x\007b\nc\r\n'"#, named: "pdftotext")

        let result = try run("show", "E0100ROLA2", path: "\(bin):/usr/bin:/bin")

        #expect(result.output == "a\u{FFFD}]0;x\u{FFFD}b\nc\u{FFFD}\n")
    }

    @Test func `a PDF that cannot be read is told in a sentence`() throws {
        let bin = try home.writeProgram("echo 'Syntax Error: no trailer' >&2; exit 1", named: "pdftotext")
        let folder = try makeFolder()
        _ = try run("download", "E0100ROLA2", "--dir", folder)

        let failed = try run("show", "E0100ROLA2", "--dir", folder, path: bin)
        let missing = try run("show", "E0100ROLA2", path: home.path("nowhere"))

        #expect(failed.status == 1)
        #expect(
            failed.errors == "Can't read the text of '\(folder)/2026-11-11_Production_E0100ROLA2.pdf': pdftotext "
                + "says 'Syntax Error: no trailer'. Open the file in a PDF reader.\n")
        #expect(missing.status == 7)
        #expect(
            missing.errors == "Can't show the text of invoice E0100ROLA2: 'pdftotext' is not installed. "
                + "Install the package poppler-utils.\n")
    }

    private static let wrong: [(arguments: [String], status: Int32, text: String)] = [
        (["download", "Q1"], 7, "Can't find invoice 'Q1'. Known are: E0100F1DBS, "),
        (["show", "Q1"], 7, "Can't find invoice 'Q1'. Known are: E0100F1DBS, "),
        (["download", "G0100"], 7, "Can't tell which invoice 'G0100' is: G0100"),
        (["download"], 64, "Error: Name invoices, or pass --all or --missing."),
        (
            ["download", "E1", "--all"], 64,
            "Error: The invoice 'E1' is named, and --all is given: leave one of them out."
        ),
        (["download", "--all", "--subscription", "none"], 7, "Can't find subscription 'none'."),
        (["download", "E0100ROLA2", "--dir", "/nowhere"], 1, noFolder),
    ]

    private static let noFolder = """
        Can't download invoice E0100ROLA2 of 'Production': '/nowhere/2026-11-11_Production_E0100ROLA2.pdf' can't be \
        written: there is no folder '/nowhere'. Nothing was written. Make it, or name another.
        In '/nowhere': 1 failed.

        """

    @Test(arguments: wrong)
    func `what cannot be done is told with a code`(arguments: [String], status: Int32, text: String) throws {
        let result = try home.start(["invoices"] + arguments + ["--demo", "--as-of", Self.day]).waitForExit()

        #expect(result.status == status)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix(text), "\(result.errors)")
    }

    @Test func `where there are none the reason is told, if it is one`() throws {
        let enterprise = try run("list", "--subscription", "Data platform")
        #expect(enterprise.status == 0)
        #expect(enterprise.errors.contains("Under an Enterprise Agreement"))
        #expect(enterprise.errors.hasSuffix("'faktura invoices why' tells more.\n"))
    }

    @Test func `files tell of no invoices`() throws {
        let path = try home.write("a,b\n", to: "x.csv")

        #expect(try home.run("invoices", "list", path).status == 1)
        let empty = try home.run("invoices", "list")

        #expect(empty.status == 0)
        #expect(empty.errors.contains("No invoice is known here: usage files tell of none; 'faktura sync' reads them"))
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs root and the right to mount a tmpfs"))
    func `a full disk leaves a part, and with room the rest comes`() throws {
        let disk = try SmallDisk(at: home.path("disk"), megabytes: 1)
        // 8 KB of room are left.
        let filler = "\(disk.path)/filler"
        try Data(count: 1_024 * 1_024 - 8_192).write(to: URL(filePath: filler))

        let full = try run("download", "E0100ROLA2", "--dir", disk.path)

        let name = "2026-11-11_Production_E0100ROLA2.pdf"
        #expect(full.status == 1)
        #expect(
            full.errors == "Can't download invoice E0100ROLA2 of 'Production': '\(disk.path)/\(name)' can't be "
                + "written: there is no room for it. 8.2 KB are kept; the next download goes on from there. "
                + "Free some space, or name another folder.\nIn '\(disk.path)': 1 failed.\n")
        #expect(try home.names(in: disk.path) == [".\(name).part", "filler"])

        try FileManager.default.removeItem(atPath: filler)
        let rest = try run("download", "E0100ROLA2", "--dir", disk.path)
        #expect(rest.errors == "In '\(disk.path)': saved 1 invoice (1 gone on with).\n")
        let invoice = try #require(Self.account.snapshot.invoices.first { $0.id == "E0100ROLA2" })
        #expect(
            try Array(Data(contentsOf: URL(filePath: "\(disk.path)/\(name)"))) == Self.account.pdf(of: invoice))
    }

    @Test(.enabled(if: Unprivileged.isPossible, "needs root and setpriv to become another user"))
    func `a folder that may not be written to is told once for all`() throws {
        let folder = try makeFolder()
        _ = try run("list")
        for path in [home.folder.path, home.path("cache"), home.cache] {
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path)
        }
        for name in try home.names(in: home.cache) {
            try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: "\(home.cache)/\(name)")
        }

        let result = try run("download", "--all", "--dir", folder, launcher: Unprivileged.launcher)

        let count = Self.account.snapshot.invoices.count + Self.account.unpricedInvoices.count
        #expect(result.status == 1)
        #expect(result.errors.contains("you may not write in '\(folder)'. Nothing was written. Name another folder.\n"))
        #expect(
            result.errors.hasSuffix(
                "\(count - 1) more failed for the same reason.\nIn '\(folder)': \(count) failed.\n"))
        #expect(try home.names(in: folder) == [])
    }
}

import FakturaTestSupport
import Foundation
import Testing

/// What commands print, read by Python's own readers.
@Suite struct FormatTests {
    /// Prints the number of rows, the exact sum of a column, and a column of texts.
    private static let reader = #"""
        import csv, json, re, sys
        from decimal import Decimal
        kind, path, number, text = sys.argv[1:]
        with open(path, encoding="utf-8", newline="") as file:
            if kind in ("csv", "tsv"):
                rows = list(csv.DictReader(file, delimiter="," if kind == "csv" else "\t", strict=True))
            elif kind == "json":
                rows = json.load(file)["rows"]
            elif kind == "jsonl":
                rows = [json.loads(line) for line in file]
            else:
                cells = lambda line: [re.sub(r"\\(.)", r"\1", cell.replace("<br>", "\n")).strip()
                                      for cell in re.split(r"(?<!\\)(?:\\\\)*\|", line.strip())[1:-1]]
                lines = file.read().splitlines()
                keys = cells(lines[0])
                assert all(re.fullmatch(r"-+:?", mark) for mark in cells(lines[1]))
                rows = [dict(zip(keys, cells(line), strict=True)) for line in lines[2:]]
        assert all(None not in row and None not in row.keys() for row in rows) or kind in ("json", "jsonl")
        print(len(rows), sum(Decimal(row[number]) for row in rows).normalize())
        print(json.dumps([row[text] for row in rows]))
        """#

    private static let python = "/usr/bin/python3"
    private static let hasPython = FileManager.default.isExecutableFile(atPath: python)

    private let home: CommandHome

    init() throws { home = try CommandHome() }

    private func read(_ kind: String, _ output: String, sum number: String, texts: String) throws -> [String] {
        let script = try home.write(Self.reader, to: "read.py")
        let file = try home.write(output, to: "output.\(kind)")
        let child = try CommandChild([Self.python, script, kind, file, number, texts], environment: [:])
        let result = try child.waitForExit()
        #expect(result.errors == "")
        return result.output.split(separator: "\n").map(String.init)
    }

    @Test(
        .enabled(if: hasPython, "needs /usr/bin/python3"),
        arguments: [
            (["statement"], "value", "meterName"), (["usage"], "cost", "day"),
            (["usage", "--by", "line"], "cost", "meterName"), (["periods"], "usageCost", "start"),
        ])
    func `every format gives other programs the same rows and the same sum`(
        noun: [String], number: String, text: String
    ) throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        // Of the periods, the one that has figures.
        let arguments = noun + [path] + (noun == ["periods"] ? ["--period", "2018-07-11"] : [])

        let answers = try ["json", "jsonl", "csv", "tsv", "md"].map { format in
            let result = try home.start(arguments + ["-o", format]).waitForExit()
            #expect(result.status == 0 && result.errors == "")
            return try read(format, result.output, sum: number, texts: text)
        }

        #expect(answers[0].first?.hasSuffix(" 16.33") == true)
        for answer in answers { #expect(answer == answers[0]) }
    }

    @Test(.enabled(if: hasPython, "needs /usr/bin/python3"))
    func `JSON is JSON to another program, and JSON Lines its rows`() throws {
        let path = try home.write(CommandUsageFiles.payAsYouGo, to: "usage.csv")
        let json = try home.run("usage", "--by", "line", path, "-o", "json").output
        let lines = try home.run("usage", "--by", "line", path, "-o", "jsonl").output.split(separator: "\n")
        let file = try home.write(json, to: "output.json")

        let tool = try CommandChild([Self.python, "-m", "json.tool", file], environment: [:]).waitForExit()

        #expect(tool.status == 0)
        let rows = json.split(separator: "\n").dropFirst().dropLast()
        #expect(rows.map { $0.hasSuffix(",") ? $0.dropLast() : $0 } == lines)
    }

    @Test(.enabled(if: hasPython, "needs /usr/bin/python3"))
    func `awkward texts come back whole from CSV, and on one line from TSV`() throws {
        let tags = ["\"k\": \"a\tb\nc\"", "=1+1", "plain"]
        let rows = tags.map { CommandUsageFiles.payAsYouGoRow("2019-03-01", "-12.50", tags: $0) }
        let path = try home.write(CommandUsageFiles.payAsYouGoHeader + rows.joined(), to: "usage.csv")
        func texts(_ format: String, _ more: String...) throws -> [String] {
            let arguments = ["usage", "--by", "line", path, "-o", format] + more
            let output = try home.start(arguments).waitForExit().output
            let answer = try read(format, output, sum: "cost", texts: "tags")
            #expect(answer.first == "3 -37.5")
            return try JSONDecoder().decode([String].self, from: Data((answer.last ?? "").utf8))
        }

        #expect(try texts("csv") == [tags[0], "'=1+1", "plain"])
        #expect(try texts("csv", "--raw") == tags)
        #expect(try texts("tsv") == ["\"k\": \"a b c\"", "'=1+1", "plain"])
        #expect(try texts("tsv", "--raw") == ["\"k\": \"a b c\"", "=1+1", "plain"])
    }

    @Test func `other tables can be had in every format too`() throws {
        for format in ["json", "jsonl", "csv", "tsv", "md", "table"] {
            let result = try home.start(["themes", "list", "-o", format]).waitForExit()
            #expect(result.status == 0 && result.output.contains("default"), "\(format)")
        }
        #expect(try home.run("info", "-o", "xml").status == 64)
    }

    @Test(arguments: ["csv", "tsv"])
    func `at a terminal a name cannot steer it, and into a pipe it goes as it is`(format: String) throws {
        let name = "disk\u{1B}]0;x\u{7}"
        let path = try home.write(
            CommandUsageFiles.payAsYouGoHeader + CommandUsageFiles.payAsYouGoRow("2026-11-01", "1", resource: name),
            to: "usage.csv")
        let arguments = ["usage", "--by", "resource", path, "-o", format]

        let child = try home.open(arguments, columns: 200)
        _ = try child.waitForExit()
        let piped = try home.start(arguments).waitForExit()

        #expect(piped.output.contains(name))
        let shown = String(decoding: child.output, as: UTF8.self)
        #expect(shown.contains("disk\u{FFFD}]0;x\u{FFFD}"))
        #expect(!shown.contains("]0;x\u{7}"))
    }
}

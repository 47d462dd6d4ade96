import FakturaTestSupport
import Foundation
import Testing

@Suite struct SelectionTests {
    private let home: CommandHome
    private let path: String

    init() throws {
        home = try CommandHome()
        path = try home.write(CommandUsageFiles.payAsYouGo, to: "usage.csv")
    }

    private func usage(_ arguments: String..., noun: [String] = ["usage"]) throws -> CommandChild.Result {
        try home.start(noun + [path, "-o", "csv", "--as-of", "2019-07-25"] + arguments).waitForExit()
    }

    @Test(
        arguments: [
            ("unbilled", "2019-07-01", "2019-07-31"), ("-1", "2019-06-01", "2019-06-30"),
            ("-2", "2019-05-01", "2019-05-31"), ("-6", "2019-01-01", "2019-01-31"),
            ("2019-04", "2019-04-01", "2019-04-30"), ("2019-02-28", "2019-02-01", "2019-02-28"),
        ])
    func `a period is chosen by state, count, month or day`(choice: String, start: String, end: String) throws {
        for noun in [["usage"], ["statement"], ["usage", "--by", "line"]] {
            let rows = try PrintedRows(csv: try usage("--period", choice, noun: noun).output).rows
            #expect(rows.first?["periodStart"] == start)
            #expect(rows.first?["periodEnd"] == end)
        }
        let periods = try PrintedRows(csv: try usage("--period", choice, noun: ["periods"]).output).rows
        #expect(Set(periods.map { $0["start"] }) == [start])
    }

    @Test func `without a choice the newest period is shown`() throws {
        let rows = try PrintedRows(csv: try usage().output).rows

        #expect(Set(rows.map { $0["periodStart"] }) == ["2019-07-01"])
    }

    @Test(arguments: ["2018-12", "2019-08-01", "2031-01"], [["usage"], ["statement"], ["periods"]])
    func `a period that is not known ends with 7 and names those that are`(choice: String, noun: [String]) throws {
        let result = try usage("--period", choice, noun: noun)

        #expect(result.status == 7)
        #expect(result.output == "")
        let side = choice < "2019" ? "before" : "after"
        #expect(
            result.errors.hasPrefix(
                "Can't show period '\(choice)': it is \(side) all that is known. The first period known is "),
            "\(result.errors)")
    }

    @Test func `there is no unbilled period in a file that is over`() throws {
        let result = try home.run("usage", path, "--period", "unbilled", "--as-of", "2020-01-01")

        #expect(result.status == 7)
        #expect(result.errors.contains("'unbilled'"))
    }

    @Test(arguments: ["-7", "0", "2019", "2019-13", "2019-02-30", "june"])
    func `what is no period is wrong usage`(choice: String) throws {
        #expect(try usage("--period", choice).status == 64)
    }

    @Test func `a subscription is chosen by ID or name, whatever the case of the name`() throws {
        let file = try home.write(CommandUsageFiles.accountCenter, to: "v2.csv")

        for name in ["a-1", "First Subscription", "first subscription"] {
            let rows = try PrintedRows(
                csv: home.run("usage", file, "--subscription", name, "-o", "csv").output)
            #expect(try rows.sum("cost") == Decimal(string: "16.33"))
            #expect(rows.rows.first?["subscription"] == "a-1")
        }
        let one = try PrintedRows(csv: try usage("--subscription", "sub-b").output)
        #expect(one.rows.map { $0["cost"] } == ["-0.123456789012345"])
    }

    @Test func `a subscription that is not known ends with 7 and names those that are`() throws {
        for noun in [["usage"], ["statement"], ["periods"], ["subscriptions"]] {
            let result = try usage("--subscription", "nobody", noun: noun)

            #expect(result.status == 7)
            #expect(result.output == "")
            #expect(result.errors.hasPrefix("Can't find subscription 'nobody'. Known are: "))
        }
    }

    @Test func `the day to report for moves the history and what is unbilled`() throws {
        func states(_ day: String) throws -> [String: String] {
            let result = try home.run("periods", path, "--subscription", "sub-a", "--as-of", day, "-o", "csv")
            return Dictionary(
                uniqueKeysWithValues: try PrintedRows(csv: result.output).rows.map {
                    ($0["start"] ?? "", $0["state"] ?? "")
                })
        }

        #expect(
            try states("2019-03-10") == ["2019-01-01": "unknown", "2019-02-01": "unknown", "2019-03-01": "unbilled"])
        #expect(try states("2019-07-31").count == 7)
        #expect(try states("2019-07-31")["2019-07-01"] == "unbilled")
        #expect(try states("2019-08-01")["2019-07-01"] == "unknown")
    }

    @Test func `old files are reported for the day after their newest period`() throws {
        let json = try home.run("subscriptions", path, "-o", "json").output

        #expect(json.contains("\"asOf\":\"2019-08-01\""))
    }

    @Test func `a metric that the store does not hold is not made up`() throws {
        try home.run("import", path)

        for noun in ["usage", "statement", "periods", "subscriptions"] {
            for source in [[], [path]] {
                let result = try home.start([noun] + source + ["--metric", "amortized"]).waitForExit()
                #expect(result.status == 7)
                #expect(result.output == "")
                #expect(result.errors == "Can't show amortized figures: these files have none. Leave --metric out.\n")
            }
        }
    }

    @Test func `the anchor day makes anniversary periods`() throws {
        let result = try home.run("periods", path, "--anchor-day", "12", "--subscription", "sub-a", "-o", "csv")
        let rows = try PrintedRows(csv: result.output).rows

        let march = try #require(rows.first { $0["start"] == "2019-03-12" })
        #expect(march["end"] == "2019-04-11")
        #expect(march["usageCost"] == "4.75")
        #expect(try home.run("periods", path, "--anchor-day", "32").status == 64)
    }
}

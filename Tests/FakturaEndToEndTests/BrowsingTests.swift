import FakturaTestSupport
import Testing

extension EndToEnd {
    @Suite struct BrowsingTests {
        private let home: CommandHome

        init() throws { home = try CommandHome() }

        @Test(arguments: [(80, 24, "First Subscription"), (200, 60, "First Subscription"), (40, 10, "First Subscr")])
        func `a file opens at every size`(columns: Int, rows: Int, text: String) throws {
            let child = try home.browse(columns: columns, rows: rows, waitingFor: text)

            #expect(child.screen.row(0).hasPrefix("Subscriptions"))
            #expect(child.screen.row(rows - 1).contains("? help"))
            #expect(child.screen.unknown == [])
            try child.quit("q")
        }

        @Test func `a window that is too small gets a sentence, and the screen when it grows`() throws {
            let child = try home.browse(columns: 20, rows: 5, waitingFor: "40×10")

            child.resize(columns: 80, rows: 24)

            try child.wait(for: "First Subscription", seconds: 30)
            child.resize(columns: 20, rows: 5)
            try child.wait(for: "40×10", seconds: 30)
            try child.quit("q")
        }

        @Test func `Enter goes down to a usage line, and out again to the same selection`() throws {
            let child = try home.browse()

            try child.type("G", selecting: "First Subscription")
            try child.type(Typed.enter, selecting: "12 Jun – 11 Jul")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type("jjj", selecting: "1 Jul")
            let day = child.selected
            try child.type(Typed.enter, selecting: "two")
            try child.type(Typed.enter, for: "IP Hours")
            try child.type("j", selecting: "Data In")
            let line = child.selected
            try child.type(Typed.enter, for: "FIELD")
            #expect(child.screen.text.contains("2018-07-01"))
            #expect(child.screen.text.contains("Zone"))

            try child.type(Typed.escape, selecting: line)
            try child.type("h", selecting: "two")
            try child.type("h", selecting: day)
            try child.type("q", selecting: "12 Jun – 11 Jul")
            try child.type("\u{7F}", selecting: "First Subscription")
            try child.quit("q")
        }

        @Test func `the currency of a file that names none is asked for once, and never again`() throws {
            let row = CostDetailsFile.row("10/12/2026", "1.25")
            let path = try home.write(CostDetailsFile(CostDetailsFile.extract, rows: [row]).text, to: "extract.csv")

            let child = try home.open([path])
            try child.wait(for: "Currency of 'extract.csv':", seconds: 30)
            try child.type("sek\r", for: "1 line read")
            try child.wait(for: "SEK")
            try child.quit("q")

            let again = try home.open([path])
            try again.wait(for: "SEK", seconds: 30)
            try again.quit("q")
        }

        @Test func `the currency of an export is asked for by the name of its folder`() throws {
            let file = CostDetailsFile(CostDetailsFile.extract, rows: [CostDetailsFile.row("10/12/2026", "1.25")])
            let child = try home.open([home.write(ExportFolder([file, file], type: nil), to: "october") + "/"])
            try child.wait(for: "Currency of 'october':", seconds: 30)
            try child.type("sek\r", for: "2 lines read")
            try child.wait(for: "SEK")
            try child.quit("q")
        }

        @Test func `keys typed ahead of the screens they are meant for are not lost`() throws {
            let child = try home.browse()

            try child.type("G\r\rGk\r\r/data\r\r", for: "FIELD")
            try child.wait(for: "Data In")
            try child.quit()
        }

        @Test func `a filter narrows as it is typed, says how many are left, and Esc clears it`() throws {
            let child = try home.browse(CommandHome.lines(60))
            try child.type("G\r", for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type("\r\r", for: "disk-001")

            try child.type("/disk-02", for: "10 lines")
            #expect(child.screen.text.contains("disk-020"))
            #expect(!child.screen.text.contains("disk-001"))
            try child.type("7", for: "1 line")
            try child.type(Typed.enter, for: "1/1")
            child.send(Typed.escape)
            try child.wait(until: "all lines", seconds: 30) { $0.text.contains("60 lines") && $0.text.contains("/60") }
            #expect(child.selected.contains("disk-027"))

            try child.type("/nothing like it", for: "Nothing")
            try child.type(Typed.escape, for: "60 lines")
            try child.quit()
        }

        @Test func `lists are sorted by menu, by neighbour and in reverse`() throws {
            let child = try home.browse(CommandHome.lines(60))
            try child.type("G\r", for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type("\r\r", for: "disk-001")
            try child.wait(for: "file order")

            try child.type("s", for: "Sort by")
            try child.type("jjjjjj\r", for: "sorted by cost ▼")
            try child.type("-", for: "sorted by cost ▲")
            try child.type("<", for: "sorted by price")
            try child.type(">", for: "sorted by cost")
            try child.quit()
        }

        @Test func `Tab turns through the pivots, and the way down from a service ends at a line`() throws {
            let child = try home.browse()
            try child.type("G\r", for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage by day")

            try child.type("\t", for: "Daily usage by service")
            try child.type("\t", for: "by meter")
            try child.type("\u{1B}[Z", selecting: "Storage")
            try child.type(Typed.enter, selecting: "Premium Disk")
            try child.type(Typed.enter, selecting: "alpha")
            try child.type(Typed.enter, selecting: "12 Jun")
            try child.wait(for: "› alpha")
            try child.type(Typed.enter, for: "Usage lines")
            try child.type(Typed.escape, selecting: "12 Jun")
            try child.type(Typed.escape, selecting: "alpha")
            try child.quit()
        }

        @Test func `the statement, and periods before and after`() throws {
            let child = try home.browse(CommandUsageFiles.payAsYouGo)
            try child.type("G", selecting: "sub-b")
            try child.type("k\r", for: "1 Jan – 31 Jan")
            try child.type("v", for: "Statement")
            try child.wait(for: "Disk Operations")
            try child.wait(for: "7.75")
            let title = child.screen.row(0)

            try child.type("[", for: "6.75")
            #expect(child.screen.row(0) != title)
            try child.type("]", for: "7.75")
            #expect(child.screen.row(0) == title)
            try child.type(Typed.escape, for: "1 Jan – 31 Jan")
            try child.quit()
        }

        @Test func `amortized figures are shown when there are no others, and the title says so`() throws {
            let file = CostDetailsFile(CostDetailsFile.export2023, rows: CostDetailsFile.amortized)

            let child = try home.browse(file.text, columns: 100)

            #expect(child.screen.row(0).contains("amortized"))
            #expect(child.screen.text.contains("Main Profile"))
            try child.quit()
        }

        @Test func `help lists the keys and goes again`() throws {
            let child = try home.browse()

            try child.type("?", for: "On this screen")
            #expect(child.screen.text.contains("filter as you type"))
            child.send(Typed.escape)
            try child.wait(until: "the list", seconds: 30) { !$0.text.contains("On this screen") }
            try child.type("\u{1B}OP", for: "On this screen")
            try child.quit()
        }

        @Test func `a resize keeps the item that was selected`() throws {
            let child = try home.browse(CommandHome.lines(150))
            try child.type("G\r", for: "PERIOD")
            try child.type(Typed.enter, for: "Daily usage")
            try child.type("\r\r", for: "disk-001")
            try child.type("G", selecting: "disk-150")
            try child.type(String(repeating: "k", count: 30), selecting: "disk-120")

            for (columns, rows) in [(60, 12), (200, 60), (40, 10), (80, 24)] {
                child.resize(columns: columns, rows: rows)
                try child.wait(until: "the last row at \(columns)×\(rows)", seconds: 30) {
                    $0.row(rows - 1).contains("Enter") && $0.text.contains("120/150")
                }
            }
            try child.quit()
        }

        @Test func `redrawing shows the same screen again`() throws {
            let child = try home.browse()
            let text = child.screen.text
            let before = child.output.count

            child.send(Typed.controlL)
            try child.wait(until: "a whole frame", seconds: 30) { _ in child.output.count > before + 300 }
            child.settle()

            #expect(child.screen.text == text)
            try child.quit()
        }

        @Test func `the store of imports opens without a file, and an empty one says what helps`() throws {
            let empty = try home.open([])
            try empty.wait(for: "No subscription has been read yet.", seconds: 30)
            try empty.quit("q")

            try home.run("import", try home.write(CommandUsageFiles.accountCenter, to: "usage.csv"))
            let full = try home.open([])
            try full.wait(for: "First Subscription", seconds: 30)
            try full.quit("q")
        }

        @Test func `Swedish screens`() throws {
            let child = try home.browse(
                CommandUsageFiles.accountCenter, ["--lang", "sv"], waitingFor: "Prenumerationer")

            try child.wait(for: "First Subscription", seconds: 30)
            try child.quit("q")
        }
    }
}

import FakturaTestSupport
import Foundation
import Testing

extension EndToEnd {
    /// The sample account as a user sees it, on the day that the goldens were read on.
    @Suite struct DemoTests {
        private let home: CommandHome
        private static let day = "2026-11-20"

        init() throws { home = try CommandHome() }

        private func demo(_ arguments: [String] = [], columns: Int = 80, rows: Int = 24) throws -> PtyChild {
            let child = try home.open(["--demo", "--as-of", Self.day] + arguments, columns: columns, rows: rows)
            try child.wait(for: "Production", seconds: 30)
            return child
        }

        /// The stores in the cache by name, each with the number of its file.
        private func stores() throws -> [String: Int] {
            let names = try FileManager.default.contentsOfDirectory(atPath: home.cache)
            return try names.filter { $0.hasSuffix(".sqlite") }.reduce(into: [:]) { stores, name in
                let attributes = try FileManager.default.attributesOfItem(atPath: "\(home.cache)/\(name)")
                stores[name] = attributes[.systemFileNumber] as? Int
            }
        }

        private func expectScreen(
            _ child: PtyChild, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let file = "\(name).\(child.screen.columns)x\(child.screen.rows)"
            // A frame may come in several reads, and an answer in a frame of its own.
            child.settle()
            do {
                try child.wait(until: "the golden", seconds: 5) { isGolden($0.text, named: file) }
            } catch {
                // The comparison says what differs.
            }
            #expect(child.screen.unknown == [], sourceLocation: sourceLocation)
            expectGolden(child.screen.text, named: file, sourceLocation: sourceLocation)
        }

        @Test func `every screen shows the sample account`() throws {
            let child = try demo()
            expectScreen(child, "home")

            try child.type("/production\r", selecting: "Production")
            try child.type(Typed.enter, for: "12 Nov – 11 Dec")
            try child.type("j", for: "pay by 12 Dec")
            expectScreen(child, "history")

            try child.type("v", for: "Total, due")
            expectScreen(child, "statement")
            try child.type("h", for: "PERIOD")
            try child.type("k", for: "The estimate was generated")
            try child.type("v", for: "Current statement")
            expectScreen(child, "current-statement")

            try child.type("h", for: "PERIOD")
            try child.type("j\r", for: "31 days")
            expectScreen(child, "days")
            try child.type("\u{1B}[Z", for: "6,028 lines")
            try child.type("-", for: "▼")
            expectScreen(child, "lines-of-a-period")
            try child.type("\t\t", for: "Virtual Machines")
            expectScreen(child, "services")
            try child.type(Typed.enter, for: "D2s v5")
            expectScreen(child, "meters-of-a-service")
            try child.type(Typed.enter, for: "RESOURCE")
            expectScreen(child, "resources-of-a-meter")
            try child.type(Typed.enter, for: "DAY")
            try child.type(Typed.enter, for: "QUANTITY")
            expectScreen(child, "lines")
            try child.type(Typed.enter, for: "FIELD")
            expectScreen(child, "line")
            try child.quit()
        }

        @Test func `a wide screen has more columns, and services against periods`() throws {
            let child = try demo(columns: 200, rows: 60)
            expectScreen(child, "home")

            try child.type("/production\r", selecting: "Production")
            try child.type(Typed.enter, for: "SERVICE")
            expectScreen(child, "history")
            try child.quit()
        }

        @Test(arguments: ["Production", "Data platform"])
        func `a history has seven periods, one of them unbilled`(name: String) throws {
            let result = try home.run(
                "periods", "--demo", "--as-of", Self.day, "--subscription", name, "-o", "csv")
            let rows = result.output.split(separator: "\r\n").dropFirst()

            #expect(rows.count == 7)
            #expect(rows.filter { $0.contains(",unbilled,") }.count == 1)
        }

        @Test func `a subscription whose invoices are not open says so and who can open them`() throws {
            let child = try demo()
            try child.type("/shared\r", selecting: "Shared services")
            try child.type(Typed.enter, for: "PERIOD")
            try child.type("j", for: "You are a Reader here.")

            #expect(child.screen.text.contains("NotOptedIn"))
            try child.quit()
        }

        @Test func `actual and amortized figures of a period are two, and neither is their sum`() throws {
            func cost(_ metric: String) throws -> String {
                let result = try home.run(
                    "periods", "--demo", "--as-of", Self.day, "--subscription", "Webshop", "--period", "-3",
                    "--metric", metric, "-o", "csv")
                return result.output
            }

            let (actual, amortized) = (try cost("actual"), try cost("amortized"))

            #expect(actual != amortized)
            #expect(actual.contains("2026-08-01") && amortized.contains("2026-08-01"))
        }

        @Test func `the second opening reads what the first one made`() throws {
            try home.run("subscriptions", "--demo", "--as-of", Self.day)
            let made = try stores()

            try home.run("periods", "--demo", "--as-of", Self.day)

            #expect(try stores() == made)
            #expect(made.count == 1)
        }

        @Test func `the sample account takes neither files nor a store`() throws {
            let result = try home.run("subscriptions", "--demo", "usage.csv")

            #expect(result.status == 64)
            #expect(result.errors.contains("--demo shows the sample account; leave out files and --store."))
        }
    }
}

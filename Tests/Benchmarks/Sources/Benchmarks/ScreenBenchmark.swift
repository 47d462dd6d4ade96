import Foundation

/// Measures the screens over a store of many lines, at 80×24 on a terminal of its own, and prints each against its aim.
struct ScreenBenchmark {
    let faktura: String
    let lines: Int
    let rounds: Int
    let folder: URL

    /// Milliseconds, the best of the rounds.
    private struct Figure {
        let name: String
        let aim: Double
        var values: [Double] = []
    }

    func run() throws {
        let file = folder.appendingPathComponent("screens.csv").path
        let store = folder.appendingPathComponent("screens.sqlite").path
        let size = try UsageFileMaker(layout: .payAsYouGo, lines: lines).write(to: file)
        let taken = try TimedRun([faktura, "import", file, "--store", store])
        unlink(file)
        print(
            "\n\(lines) lines in the store (\(size / 1_000_000) MB read in \(text(taken.seconds * 1_000)) ms, peak "
                + "\(taken.peakBytes / 1_000_000) MB); milliseconds, the best of \(rounds)")
        var figures: [Figure] = []
        for _ in 0..<rounds {
            for (name, aim, value) in try round(store) {
                if let index = figures.firstIndex(where: { $0.name == name }) {
                    figures[index].values.append(value)
                } else {
                    figures.append(Figure(name: name, aim: aim, values: [value]))
                }
            }
        }
        for figure in figures {
            let best = figure.values.min() ?? 0
            let name = figure.name.padding(toLength: 44, withPad: " ", startingAt: 0)
            print("  \(name) \(text(best))  \(text(best / figure.aim)) of the aim of \(Int(figure.aim))")
        }
    }

    /// One start of the program, from the first screen to the lines of a period.
    private func round(_ store: String) throws -> [(name: String, aim: Double, value: Double)] {
        var found: [(String, Double, Double)] = []
        let environment = ["HOME": folder.path, "XDG_CONFIG_HOME": folder.path, "XDG_CACHE_HOME": folder.path]
        let terminal = try TimedTerminal([faktura, "--store", store], environment: environment)
        found.append(("start to the first full frame", 60, terminal.start.last))
        func press(_ key: String, _ name: String, aim: Double) {
            let answer = terminal.press(key)
            found.append((name, aim, answer.last))
            if aim > 20 { found.append(("\(name): answered", 5, answer.first)) }
        }
        press("\r", "history", aim: 20)
        terminal.press("j")
        press("\r", "daily usage", aim: 20)
        for pivot in ["service", "meter", "resource", "resource group", "location"] {
            press("\t", "daily usage by \(pivot)", aim: 20)
        }
        for _ in 0..<5 { terminal.press("\u{1b}[Z") }
        press("\u{1b}[Z", "usage lines of the period, by day", aim: 20)
        let columns = 9
        for number in 1...columns {
            press(">", "lines sorted by column \(number) of \(columns)", aim: 300)
            press("G", "lines sorted by column \(number) of \(columns), the last", aim: 50)
            terminal.press("g")
        }
        terminal.press("/")
        press("r", "filter, first page", aim: 100)
        terminal.quit()
        return found
    }

    private func text(_ number: Double) -> String { String(format: "%.2f", number) }
}

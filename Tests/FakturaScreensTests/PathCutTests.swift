import FakturaTestSupport
import FakturaViewModels
import TerminalKit
import Testing

@testable import FakturaScreens

@Suite struct PathCutTests {
    private static let path = "/home/operator/accounting/invoices of the year/2026-11-11_Production.csv"

    @Test func `the folder gives way in its middle, the file's name stays`() {
        let cut = PathCut(path: Self.path, ellipsis: "…")
        let sentence = "Saved 12 rows to \(Self.path)"

        #expect(cut.fitting(sentence, cells: 200, measure: \.count) == sentence)
        let fitted = cut.fitting(sentence, cells: 60, measure: \.count)
        #expect(fitted.count == 60)
        #expect(fitted.hasPrefix("Saved 12 rows to /home/") && fitted.hasSuffix("/2026-11-11_Production.csv"))
        #expect(cut.fitting(sentence, cells: 20, measure: \.count) == "Saved 12 rows to …/2026-11-11_Production.csv")
        #expect(PathCut(path: nil, ellipsis: "…").fitting(sentence, cells: 20, measure: \.count) == sentence)
    }

    @Test func `the status line says which file was saved`() {
        var session = Session()
        session.send(.saving(.saved(path: Self.path, rows: 12)))

        let lines = session.surface().goldenText.split(separator: "\n")
        #expect(lines.contains { $0.contains("/2026-11-11_Production.csv") && $0.contains("…") })
    }
}

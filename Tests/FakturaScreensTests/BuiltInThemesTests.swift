import FakturaScreens
import FakturaTestSupport
import FakturaViewModels
import Foundation
import TerminalKit
import Testing

@Suite struct BuiltInThemesTests {
    private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Themes")

    /// A theme compiled in.
    static func theme(_ name: String) throws -> Theme {
        let text = try #require(BuiltInThemes.texts[name])
        return try #require(ThemeFile.parse(text, name: name) { BuiltInThemes.texts[$0] }.theme)
    }

    @Test func `the files of the Themes folder are the themes compiled in`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".toml") }

        #expect(Set(names) == Set(BuiltInThemes.texts.keys.map { "\($0).toml" }))
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(text == BuiltInThemes.texts[String(name.dropLast(5))], "\(name)")
        }
    }

    @Test(arguments: BuiltInThemes.texts.keys.sorted())
    func `a theme compiled in has no problem`(name: String) throws {
        let text = try #require(BuiltInThemes.texts[name])

        let reading = ThemeFile.parse(text, name: name, knownRoles: Set(StyleRole.known)) { BuiltInThemes.texts[$0] }

        #expect(reading.problems.isEmpty)
        let theme = try #require(reading.theme)
        #expect(ThemeCheck.lowContrast(in: theme, roles: StyleRole.known).map(\.description) == [])
    }

    @Test(arguments: OpenedScreen.allCases)
    func `screens draw with known roles only`(screen: OpenedScreen) {
        let session = screen.open(Session(traits: SurfaceTraits(cursor: .marker)))

        for intent: Intent? in [nil, .helpOpened, .messagesOpened, .sortMenuOpened, .filtered(.opened), .warned("No.")]
        {
            var session = session
            if let intent { session.send(intent) }
            let surface = session.surface()
            for row in 0..<surface.rows {
                for run in surface.runs(row: row) {
                    #expect(StyleRole.known.contains(run.role), "\(run.role.name)")
                }
            }
        }
    }
}

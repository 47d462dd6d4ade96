import FakturaScreens
import Foundation
import TerminalKit
import Testing

/// Red, green and blue, as light: 0 to 1 and linear.
private typealias Light = [Double]

@Suite struct ThemeLooksTests {
    private static let states: [StyleRole] = [
        .stateUnbilled, .stateDue, .stateOverdue, .statePaid, .stateVoid, .stateNone,
    ]

    /// What an eye without one kind of cone sees: Machado, Oliveira and Fernandes 2009, severity 1.
    private static let eyes: [String: [Light]] = [
        "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        "protanopia": [
            [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
        ],
        "deuteranopia": [
            [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
        ],
        "tritanopia": [
            [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
        ],
    ]

    @Test(arguments: eyes.keys.sorted(), [ColorDepth.direct, .indexed])
    func `the states of colorblind stay apart for every eye`(eye: String, depth: ColorDepth) throws {
        let theme = try BuiltInThemesTests.theme("colorblind")
        let matrix = try #require(Self.eyes[eye])
        let seen = try Self.states.map { role in
            let light = try #require(Self.light(theme.resolve(role, depth: depth).foreground))
            return Self.lab(matrix.map { row in min(1, max(0, zip(row, light).map(*).reduce(0, +))) })
        }

        // Side by side, a distance of 2.3 is just seen (CIE 1976); words stand apart, and a glance must do.
        for (index, one) in seen.enumerated() {
            for (offset, other) in seen.dropFirst(index + 1).enumerated() {
                let distance = zip(one, other).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
                #expect(distance >= 25, "\(Self.states[index]) and \(Self.states[index + 1 + offset])")
            }
        }
    }

    @Test func `every text of high-contrast has 7 to 1`() throws {
        let theme = try BuiltInThemesTests.theme("high-contrast")

        for role in StyleRole.known where !role.name.hasPrefix("bar") {
            let style = theme.style(for: role)
            let (text, ground) = (try #require(style.foreground), try #require(style.background))
            let ratio = try #require(ThemeCheck.contrast(text, ground))
            #expect(ratio >= 7, "\(role)")
        }
    }

    @Test(arguments: BuiltInThemes.texts.keys.sorted(), ColorDepth.allCases)
    func `a selected row is told from the others`(name: String, depth: ColorDepth) throws {
        let theme = try BuiltInThemesTests.theme(name)

        #expect(theme.resolve(.tableRowSelected, depth: depth) != theme.resolve("table.row", depth: depth))
        #expect(theme.resolve(.menuSelected, depth: depth) != theme.resolve(.box, depth: depth))
    }

    @Test(arguments: BuiltInThemes.texts.keys.sorted(), ColorDepth.allCases)
    func `no text has the colour of its ground`(name: String, depth: ColorDepth) throws {
        let theme = try BuiltInThemesTests.theme(name)

        for role in StyleRole.known where !role.name.hasPrefix("bar") {
            let style = theme.resolve(role, depth: depth)
            #expect(style.foreground == .terminal || style.foreground != style.background, "\(role)")
        }
    }

    private static func light(_ color: ResolvedStyle.Color) -> Light? {
        let parts: [Int]
        switch color {
        case .rgb(let value): parts = [Int(value >> 16), Int(value >> 8 & 255), Int(value & 255)]
        case .index(let index) where index >= 232: parts = Array(repeating: 8 + 10 * (Int(index) - 232), count: 3)
        case .index(let index) where index >= 16:
            let cube = Int(index) - 16
            parts = [cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 }
        default: return nil
        }
        return parts.map { part in
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
    }

    /// CIE 1976 L*a*b* of sRGB's light under D65.
    private static func lab(_ light: Light) -> [Double] {
        let rows = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
        let white = [0.9505, 1, 1.089]
        let parts = zip(rows, white).map { row, white in
            let value = zip(row, light).map(*).reduce(0, +) / white
            return value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116
        }
        return [116 * parts[1] - 16, 500 * (parts[0] - parts[1]), 200 * (parts[1] - parts[2])]
    }
}

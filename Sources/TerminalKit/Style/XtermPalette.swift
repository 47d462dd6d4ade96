/// The 256 colours that terminals agree on beyond their own sixteen, and those sixteen as xterm has them.
public enum XtermPalette {
    private static let steps: [Int] = [0, 95, 135, 175, 215, 255]
    private static let ansi: [(Int, Int, Int)] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
        (255, 255, 255),
    ]

    /// The nearest of colours 16 to 255; the first sixteen differ between terminals.
    static func nearest256(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        let wanted = (Int(red), Int(green), Int(blue))
        func step(_ value: Int) -> Int {
            steps.indices.min { abs(steps[$0] - value) < abs(steps[$1] - value) } ?? 0
        }
        let cube = (step(wanted.0), step(wanted.1), step(wanted.2))
        let grey = max(0, min(23, ((wanted.0 + wanted.1 + wanted.2) / 3 - 3) / 10))
        let level = 8 + 10 * grey
        let cubeDistance = distance(wanted, (steps[cube.0], steps[cube.1], steps[cube.2]))
        if distance(wanted, (level, level, level)) < cubeDistance { return UInt8(232 + grey) }
        return UInt8(16 + 36 * cube.0 + 6 * cube.1 + cube.2)
    }

    /// Red, green and blue of a colour; nil for the first sixteen, which differ between terminals.
    static func components(_ index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8)? {
        guard index >= 16 else { return nil }
        if index >= 232 {
            let level = 8 + 10 * (index - 232)
            return (level, level, level)
        }
        let cube = Int(index) - 16
        return (UInt8(steps[cube / 36]), UInt8(steps[cube / 6 % 6]), UInt8(steps[cube % 6]))
    }

    /// The number of a colour given as 0xRRGGBB; nil when it is none of colours 16 to 255.
    public static func exact(_ color: UInt32) -> UInt8? {
        let (red, green, blue) = (UInt8(color >> 16 & 255), UInt8(color >> 8 & 255), UInt8(color & 255))
        let index = nearest256(red, green, blue)
        return components(index).flatMap { $0 == (red, green, blue) ? index : nil }
    }

    /// The nearest of colours 16 to 255 to one given as 0xRRGGBB.
    public static func nearest256(_ color: UInt32) -> UInt8 {
        nearest256(UInt8(color >> 16 & 255), UInt8(color >> 8 & 255), UInt8(color & 255))
    }

    /// One of the first sixteen as xterm has it, 0 to 15, as 0xRRGGBB.
    static func rgb(ofAnsi index: UInt8) -> UInt32 {
        let (red, green, blue) = ansi[Int(index & 15)]
        return UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }

    /// The nearest of xterm's sixteen.
    static func nearest16(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        let wanted = (Int(red), Int(green), Int(blue))
        let index = ansi.indices.min { distance(wanted, ansi[$0]) < distance(wanted, ansi[$1]) }
        return UInt8(index ?? 7)
    }

    private static func distance(_ left: (Int, Int, Int), _ right: (Int, Int, Int)) -> Int {
        let red = left.0 - right.0
        let green = left.1 - right.1
        let blue = left.2 - right.2
        return 2 * red * red + 4 * green * green + 3 * blue * blue
    }
}

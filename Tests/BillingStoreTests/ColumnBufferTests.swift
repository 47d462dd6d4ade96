import FakturaTestSupport
import Testing

@testable import BillingStore

struct ColumnBufferTests {
    private static let extremes: [Int64] = [
        0, 1, -1, 255, 256, 65_535, 65_536, 1 << 24, 1 << 31, -(1 << 31), 1 << 40, .max, .min, .min + 1,
    ]

    @Test(arguments: [1, 2, 7, 8192])
    func `numbers of every size come back`(count: Int) throws {
        var random = SeededRandom(seed: UInt64(count))
        let columns = PivotColumn.allCases.map { column in
            (0..<count).map { _ in
                // Few values, many, or one alone: columns of every width.
                column == .lines ? 1 : Self.extremes.prefix(2 * column.rawValue + 2).randomElement(using: &random)!
            }
        }
        let buffer = ColumnBuffer()
        for index in 0..<count {
            let numbers = columns.map { $0[index] }
            buffer.append(
                PivotLine(
                    key: 0, meter: numbers[0], resource: numbers[1], charge: numbers[2], tags: numbers[3],
                    micros: numbers[4], remainder: numbers[5], lines: numbers[6]))
        }

        let packed = try PackedColumns(count: count, buffer.packed())

        for column in PivotColumn.allCases {
            #expect((0..<count).map { packed[column][$0] } == columns[column.rawValue])
        }
        #expect(buffer.count == 0)
    }

    @Test func `bytes that are cut off are refused`() throws {
        let buffer = ColumnBuffer()
        for number in 0..<50 as Range<Int64> {
            buffer.append(
                PivotLine(
                    key: 0, meter: number, resource: 1, charge: 1, tags: 1 << number, micros: number, remainder: 0))
        }
        let whole = Array(buffer.packed())

        for length in 0..<whole.count {
            #expect(throws: (any Error).self) { try Self.read(Array(whole[..<length]), count: 50) }
        }
        #expect(throws: (any Error).self) { try Self.read(whole, count: 1 << 40) }
        try Self.read(whole, count: 50)
    }

    private static func read(_ bytes: [UInt8], count: Int) throws {
        try bytes.withUnsafeBytes { _ = try PackedColumns(count: count, $0) }
    }
}

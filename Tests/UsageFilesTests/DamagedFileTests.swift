import BillingCore
import FakturaTestSupport
import Testing
import UsageFiles

struct DamagedFileTests {
    /// Whatever happens to a file's bytes, reading it brings its lines or a problem, and no crash.
    @Test(arguments: 0..<30)
    func `a damaged file is read or refused`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var file = AccountCenterFixture()
        file.charge("Disk", value: "$1,234.50 USD", quantity: "5E-05")
        file.charge("Other", value: "kr 1.00")
        for day in 12...20 { file.use("Disk", "1.5", on: "6/\(day)/2018") }
        let table =
            "SubscriptionGuid,Date,Quantity,PreTaxCost,Currency,Tags,ResourceRate\r\n"
            + String(repeating: "s,10/11/2026,1,1.5,SEK,\"{\"\"a\"\":1}\",5E-5\r\n", count: 9)
        var old = file
        old.becomeVersion1()
        let others = [
            CostDetailsFile(CostDetailsFile.extract, rows: CostDetailsFile.actual),
            CostDetailsFile(CostDetailsFile.extractOfAPI, rows: CostDetailsFile.actual),
            CostDetailsFile(CostDetailsFile.partner70, rows: CostDetailsFile.amortized),
            CostDetailsFile(CostDetailsFile.focus12, rows: CostDetailsFile.focusRows),
        ]
        for text in [file.text, table, old.text] + others.map(\.text) {
            for skipsInvalidRows in [false, true] {
                let fixture = try UsageFileFixture(bytes: damaged(Array(text.utf8), using: &random))
                do {
                    // Those in kronor name their currency.
                    let currency = text == table ? nil : CurrencyCode("USD")
                    let (sink, summary) = try fixture.read(
                        UsageFileOptions(skipsInvalidRows: skipsInvalidRows, currency: currency))
                    #expect(summary.lineCount == sink.lines.count)
                } catch is UsageFileProblem {
                    continue
                }
            }
        }
    }

    @Test(arguments: 0..<20, [EncodedText.gzipOfTwoMembers, .gzipOfUTF16, .utf16BigEndianUnmarked, .windows1252])
    func `a damaged file in another encoding is read or refused`(seed: Int, way: EncodedText) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var file = AccountCenterFixture()
        file.charge("Malmö – €", value: "$1,234.50 USD")
        for day in 12...20 { file.use("Malmö – €", "1.5", on: "6/\(day)/2018") }
        let table = CostDetailsFile(CostDetailsFile.partner70, rows: CostDetailsFile.amortized)
        for text in [file.text, table.text] {
            let fixture = try UsageFileFixture(bytes: damaged(way.bytes(of: text), using: &random))
            do {
                let (sink, summary) = try fixture.read(skipsInvalidRows: seed % 2 == 0)
                #expect(summary.lineCount == sink.lines.count)
            } catch is UsageFileProblem {
                continue
            }
        }
    }

    /// The bytes with some changed, cut out or doubled.
    private func damaged(_ bytes: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        let marks = Array("\",;\r\n-.0/(9E x".utf8) + [0xC3, 0xEF, 0x1B]
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let length = min(Int.random(in: 1...30, using: &random), bytes.count - place)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.removeSubrange(place..<(place + length))
            case 1: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
            case 2: bytes.removeSubrange(place...)
            default: bytes[place] = marks.randomElement(using: &random) ?? 0
            }
            if bytes.isEmpty { return [0x61] }
        }
        return bytes
    }
}

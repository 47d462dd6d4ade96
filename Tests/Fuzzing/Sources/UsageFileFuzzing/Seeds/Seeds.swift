import Foundation

/// Small files of every format, to begin with.
enum Seeds {
    static var files: [String: String] {
        var files = [
            "account-center-2": CommandUsageFiles.accountCenter, "account-center-1": CommandUsageFiles.accountCenter1,
            "pay-as-you-go": CommandUsageFiles.payAsYouGo,
        ]
        let row = CostDetailsFile.row("10/05/2026", "1.25", tags: #"{"a":"b"}"#)
        let reserved = CostDetailsFile.row("10/06/2026", "-0.5", pricingModel: "Reservation")
        let layouts =
            CostDetailsFile.enterpriseLayouts + CostDetailsFile.customerLayouts + CostDetailsFile.partnerLayouts
            + CostDetailsFile.extractLayouts
        for (index, layout) in layouts.enumerated() {
            files["cost-details-\(index)"] = CostDetailsFile(layout, rows: [row, reserved]).text
        }
        for (index, layout) in CostDetailsFile.focusLayouts.enumerated() {
            files["focus-\(index)"] = CostDetailsFile(layout, rows: CostDetailsFile.focusRows).text
        }
        return files
    }

    /// Writes each file as an input of both kinds.
    static func write(to folder: URL) throws {
        for (name, text) in files {
            for choice in [UInt8(0), 1, 2, 0x80, 0x81, 0x85] {
                try Data([choice] + Array(text.utf8)).write(to: folder.appending(path: "\(name)-\(choice)"))
            }
            let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
            try Data([0, 0xFF, 0xFE] + wide).write(to: folder.appending(path: "\(name)-utf-16"))
        }
    }
}

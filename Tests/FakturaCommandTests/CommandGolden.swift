import Foundation
import Testing

/// Compares a text with the golden of this name; FAKTURA_RECORD=1 writes it, and fails.
func expectGolden(_ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["FAKTURA_RECORD"] == "1" {
        try Data(text.utf8).write(to: file)
        Issue.record("\(name) was recorded: look at it", sourceLocation: sourceLocation)
        return
    }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text == golden, "\(name) differs from Golden/\(name).txt", sourceLocation: sourceLocation)
}

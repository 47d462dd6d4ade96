import Foundation
public import TerminalKit
public import Testing

/// Compares a surface with the golden file of its case, or records it.
///
/// The file is `Golden/<suite>/<name>.<columns>x<rows>.txt` beside the test's
/// source file, `<suite>` being that file's name. `FAKTURA_RECORD_GOLDENS=1`
/// writes it anew; a run that records fails, so that none passes unread.
public func expectGolden(
    _ surface: Surface, named name: String, filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    expectGolden(
        surface.goldenText, named: "\(name).\(surface.columns)x\(surface.rows)", filePath: filePath,
        sourceLocation: sourceLocation)
}

/// Compares a text with the golden file `Golden/<suite>/<name>.txt`, or records it.
public func expectGolden(
    _ text: String, named name: String, filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let file = goldenFile(named: name, filePath: filePath)
    if ProcessInfo.processInfo.environment["FAKTURA_RECORD_GOLDENS"] == "1" {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.path); read it", sourceLocation: sourceLocation)
        } catch {
            Issue.record("could not record \(file.path): \(error)", sourceLocation: sourceLocation)
        }
        return
    }
    guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record(
            "there is no \(file.path); FAKTURA_RECORD_GOLDENS=1 records it:\n\(text)", sourceLocation: sourceLocation)
        return
    }
    guard golden != text else { return }
    Issue.record("\(name) differs. Expected:\n\(golden)\nActual:\n\(text)", sourceLocation: sourceLocation)
}

/// Whether a text is what the golden file of its case holds: what a test of a program on a terminal waits for.
public func isGolden(_ text: String, named name: String, filePath: String = #filePath) -> Bool {
    (try? String(contentsOf: goldenFile(named: name, filePath: filePath), encoding: .utf8)) == text
}

private func goldenFile(named name: String, filePath: String) -> URL {
    let source = URL(fileURLWithPath: filePath)
    return source.deletingLastPathComponent().appending(path: "Golden")
        .appending(path: source.deletingPathExtension().lastPathComponent).appending(path: "\(name).txt")
}

import Foundation

/// Lines with times in the state folder, when `--debug` asks for them; never a secret.
struct DebugLog: Sendable {
    let path: String
    private let start = ContinuousClock.now

    init(folder: String) {
        path = "\(folder)/debug.log"
        do {
            try Folders.make(folder)
        } catch {
            FileHandle.standardError.write(Data("Can't make the folder '\(folder)': \(error).\n".utf8))
        }
    }

    /// Adds a line.
    func write(_ text: String) {
        let line = "\(Date().ISO8601Format()) \(start.duration(to: .now)) \(text)\n"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(line.utf8)
        _ = Foundation.write(descriptor, bytes, bytes.count)
    }
}

import Foundation

/// Where files are saved: `--dir`, `FAKTURA_DIR`, the configuration, the desktop's download folder, else where one is.
enum DownloadFolder {
    /// The folder, absolute.
    static func resolve(_ flag: String?, _ settings: Settings) -> String {
        let home = settings.environment["HOME"] ?? NSHomeDirectory()
        if let named = settings.value(flag, "dir"), !named.isEmpty { return absolute(named, home: home) }
        let desktop = [settings.environment["XDG_DOWNLOAD_DIR"], userFolder(settings.environment, home: home)]
        let found = desktop.compactMap(\.self).first { $0.hasPrefix("/") && isFolder($0) }
        return found ?? FileManager.default.currentDirectoryPath
    }

    /// A path as it was typed: `~` is the home, and what does not begin with a slash is beside where one is.
    static func absolute(_ path: String, home: String) -> String {
        if path == "~" { return home }
        if path.hasPrefix("~/") { return home + path.dropFirst(1) }
        return path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    }

    /// The line of `user-dirs.dirs` for downloads: `XDG_DOWNLOAD_DIR="$HOME/Downloads"` (xdg-user-dirs).
    private static func userFolder(_ environment: [String: String], home: String) -> String? {
        let base = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.config"
        guard let data = FileManager.default.contents(atPath: "\(base)/user-dirs.dirs") else { return nil }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let parts = line.trimmingCharacters(in: .whitespaces).split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0] == "XDG_DOWNLOAD_DIR" else { continue }
            let value = parts[1].trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
            return value.replacing("$HOME", with: home)
        }
        return nil
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

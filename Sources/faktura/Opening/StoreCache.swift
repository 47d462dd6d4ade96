import BillingCore
import BillingStore
import Foundation
import UsageFiles

/// Stores of files that were opened without an account, kept by the files' content.
///
/// The index remembers each file's identity, so that a second opening reads
/// nothing but the index; a file that was moved or copied is known by its content.
struct StoreCache {
    private struct Entry: Codable {
        /// Names the contents and the options that change how they are read.
        let key: String
        let store: String
        var openedAt: Int64
        /// Rows that were left out; `nil` in an index of before it was counted.
        var skipped: Int?
        /// Rows of other providers; `nil` as above.
        var otherProviders: Int?
    }

    private struct Index: Codable {
        var version = 1
        var hashes: [FileIdentity: String] = [:]
        var stores: [Entry] = []
    }

    /// How many stores are kept.
    private static let maximumStores = 16

    let folder: String
    private var index: Index

    init(folder: String) {
        self.folder = folder
        index = Self.read(folder)
    }

    private static func read(_ folder: String) -> Index {
        guard let data = FileManager.default.contents(atPath: "\(folder)/index.json") else { return Index() }
        do {
            let index = try JSONDecoder().decode(Index.self, from: data)
            return index.version == 1 ? index : Index()
        } catch {
            // The index only saves time: without it files are read again.
            return Index()
        }
    }

    /// File names of the stores kept.
    var storeNames: Set<String> { Set(index.stores.map(\.store)) }

    /// The store that holds these files already, and how many rows were left out of it; `nil` when there is none.
    ///
    /// Each name of a content comes with the file's place. Without a currency, one that was told for these files
    /// before need not be told again.
    mutating func store(
        of files: [FileIdentity], options: String, currency: CurrencyCode?, now: Int64
    ) throws -> (path: String, leftOut: RowsLeftOut, paths: [String: String])? {
        var hashes: [String] = []
        var isNew = false
        for file in files {
            if let hash = index.hashes[file] {
                hashes.append(hash)
            } else if index.hashes.keys.contains(where: { $0.size == file.size }) {
                let hash = try ContentHash(path: file.path).hex
                index.hashes[file] = hash
                hashes.append(hash)
                isNew = true
            } else {
                return nil
            }
        }
        let bare = Self.key(hashes, options, nil)
        let key = Self.key(hashes, options, currency)
        let told = currency == nil ? index.stores.firstIndex { Self.currency(of: $0.key, beyond: bare) != nil } : nil
        guard let place = index.stores.firstIndex(where: { $0.key == key }) ?? told else { return nil }
        let path = "\(folder)/\(index.stores[place].store)"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        // Once a day is enough to know which stores are in use; a copy need not be read again to know its content.
        if isNew || now - index.stores[place].openedAt > 86_400 {
            index.stores[place].openedAt = now
            try write()
        }
        let entry = index.stores[place]
        let leftOut = RowsLeftOut(skipped: entry.skipped ?? 0, otherProviders: entry.otherProviders ?? 0)
        var paths: [String: String] = [:]
        for (hash, file) in zip(hashes, files) {
            for name in [hash, LoadedFile.contentName(hash, in: Self.currency(of: entry.key, beyond: bare))]
            where paths[name] == nil {
                paths[name] = file.path
            }
        }
        return (path, leftOut, paths)
    }

    /// The path of a new store; nothing refers to it until ``keep(_:files:leftOut:options:currency:now:)``.
    func newStore() throws -> String {
        try Folders.make(folder)
        removeAbandoned()
        return "\(folder)/files-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).sqlite"
    }

    /// Remembers a store that holds the files whole.
    mutating func keep(
        _ path: String, files: [(FileIdentity, hash: String)], leftOut: RowsLeftOut, options: String,
        currency: CurrencyCode?, now: Int64
    ) throws {
        index = Self.read(folder)
        for (file, hash) in files { index.hashes[file] = hash }
        let key = Self.key(files.map(\.hash), options, currency)
        // Another process that read the same files at the same time may still show its store: it is cleared away later.
        index.stores.removeAll { $0.key == key }
        index.stores.append(
            Entry(
                key: key, store: (path as NSString).lastPathComponent, openedAt: now, skipped: leftOut.skipped,
                otherProviders: leftOut.otherProviders))
        index.stores.sort { $0.openedAt > $1.openedAt }
        for old in index.stores.dropFirst(Self.maximumStores) { Self.remove("\(folder)/\(old.store)") }
        index.stores = Array(index.stores.prefix(Self.maximumStores))
        let known = Set(index.stores.flatMap { $0.key.split(separator: " ").map(String.init) })
        index.hashes = index.hashes.filter { known.contains($0.value) }
        try write()
    }

    /// Forgets a store that cannot be used, so that its files are read again.
    mutating func forget(_ path: String) throws {
        let name = (path as NSString).lastPathComponent
        index.stores.removeAll { $0.store == name }
        try write()
        Self.remove(path)
    }

    /// Removes a store with what SQLite keeps beside it.
    static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-writer"] { unlink(path + suffix) }
    }

    /// The currency by which one key is longer than another; `nil` when it is no such key.
    private static func currency(of longer: String, beyond key: String) -> CurrencyCode? {
        guard longer.hasPrefix(key + ",") else { return nil }
        let rest = longer.dropFirst(key.count + 1)
        return rest.utf8.count == 3 ? CurrencyCode(String(rest)) : nil
    }

    private static func key(_ hashes: [String], _ options: String, _ currency: CurrencyCode?) -> String {
        (hashes.sorted() + [options]).joined(separator: " ") + (currency.map { ",\($0)" } ?? "")
    }

    /// Stores that were never finished, by processes that are gone.
    private func removeAbandoned() {
        let kept = Set(index.stores.map(\.store))
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            return  // What cannot be listed cannot be cleared; the next run tries again.
        }
        for name in names where name.hasPrefix("files-") && name.hasSuffix(".sqlite") && !kept.contains(name) {
            let process = name.split(separator: "-").dropFirst().first.flatMap { Int32($0) }
            if let process, kill(process, 0) == 0 || errno == EPERM { continue }
            Self.remove("\(folder)/\(name)")
        }
    }

    private func write() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let path = "\(folder)/index.json"
        let temporary = "\(path).\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreProblem.cannotOpen(path: path, code: errno) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: encoder.encode(index))
        try handle.close()
        guard rename(temporary, path) == 0 else { throw StoreProblem.cannotOpen(path: path, code: errno) }
    }
}

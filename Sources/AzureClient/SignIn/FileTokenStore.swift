import BillingCore
import Foundation

/// Keeps sign-ins in a file that only its owner can read (mode 0600).
public struct FileTokenStore: TokenStore {
    private let path: String

    /// Creates a store; its folder must be there, of mode 0700.
    public init(path: String) { self.path = path }

    /// All sign-ins of the file; none when there is no file.
    ///
    /// - Throws: `AzureProblem.signIn(.unreadableFile)`.
    public func load() throws -> [SignedIn] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let problem = AzureProblem.signIn(.unreadableFile(path: path))
        guard let data = FileManager.default.contents(atPath: path), let value = try? JSONValue.reading(Array(data))
        else { throw problem }
        return try Fields(value).list("signIns").map { fields in
            guard let tenant = fields.text("tenant"), let client = fields.text("clientId"),
                let authority = fields.text("authority"), let refresh = fields.text("refreshToken")
            else { throw problem }
            return SignedIn(
                user: fields.text("user"), tenant: tenant, clientID: client, authority: authority,
                refreshToken: Secret(refresh))
        }
    }

    /// Writes the file anew, whole or not at all; another process that changes it is waited for.
    ///
    /// Without sign-ins there is no file.
    ///
    /// - Throws: `SavingProblem`, or what ``load()`` throws.
    public func update(_ change: @Sendable ([SignedIn]) -> [SignedIn]) throws {
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw SavingProblem(path: path, code: errno) }
        defer { close(folder) }
        // Where a file system has no locks, the last one wins.
        flock(folder, LOCK_EX)
        try save(change(try load()))
    }

    private func save(_ signedIn: [SignedIn]) throws {
        if signedIn.isEmpty {
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
            return
        }
        let list = signedIn.map { one in
            JSONValue.members([
                "user": one.user.map { .string($0) } ?? .null, "tenant": .string(one.tenant),
                "clientId": .string(one.clientID), "authority": .string(one.authority),
                "refreshToken": .string(one.refreshToken.reveal()),
            ])
        }
        let text = JSONValue.members(["signIns": .list(list)]).json + "\n"
        try write(Array(text.utf8))
    }

    /// Beside it first, never readable by others, then in its place.
    private func write(_ bytes: [UInt8]) throws {
        let part = path + ".part"
        unlink(part)
        let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw SavingProblem(path: path, code: errno) }
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.write(file, $0.baseAddress.map { $0 + offset }, $0.count - offset)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            offset += count
        }
        let isInPlace = offset == bytes.count && fsync(file) == 0 && rename(part, path) == 0
        let code = errno
        close(file)
        if !isInPlace {
            unlink(part)
            throw SavingProblem(path: path, code: code)
        }
    }
}

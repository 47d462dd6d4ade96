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
        try PrivateFile.update(path) { Self.bytes(of: change(try load())) }
    }

    private static func bytes(of signedIn: [SignedIn]) -> [UInt8]? {
        guard !signedIn.isEmpty else { return nil }
        let list = signedIn.map { one in
            JSONValue.members([
                "user": one.user.map { .string($0) } ?? .null, "tenant": .string(one.tenant),
                "clientId": .string(one.clientID), "authority": .string(one.authority),
                "refreshToken": .string(one.refreshToken.reveal()),
            ])
        }
        return Array((JSONValue.members(["signIns": .list(list)]).json + "\n").utf8)
    }
}

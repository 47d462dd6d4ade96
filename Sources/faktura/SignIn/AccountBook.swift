import AzureClient
import BillingCore
import Foundation

/// Who is signed in to a cloud, as the state folder and the environment tell; nothing here uses the network.
///
/// Tokens stand in `tokens.json`; who signed in and how, and the tenants seen, in
/// `accounts.json`, which holds no secret. Credentials in the environment count
/// as signed in without either.
struct AccountBook: Sendable {
    /// What is kept of an account beside its token.
    struct Entry: Codable, Sendable {
        let account: AzureAccount
        /// Where it was signed in: the authority's scheme, host and port.
        let authority: String
        var tenants: [Tenant]
    }

    /// Whether an account's tokens can be had.
    enum State: Equatable, Sendable {
        case ready
        /// The environment lacks what the way needs.
        case unset(variable: String)
        /// The environment's token is over.
        case expired
    }

    /// An account with what is known of it.
    struct Listed: Sendable {
        let account: AzureAccount
        /// How its tokens are got; `nil` for a device code's, whose sign-in follows.
        var way: SignInWay?
        var signedIn: SignedIn?
        /// A file, a variable, or a program.
        let tokenFrom: String
        var state = State.ready
        /// Those seen when it signed in.
        var tenants: [Tenant] = []
        /// Whether the environment alone makes it signed in.
        var isFromEnvironment = false
    }

    let cloud: AzureCloud
    let folders: Folders
    let environment: [String: String]
    /// Seconds since 1970.
    let now: Int64
    let tokens: any TokenStore
    private let keepsTokens: Bool

    init(
        cloud: AzureCloud, folders: Folders, environment: [String: String], keepsTokens: Bool, now: Int64
    ) {
        self.cloud = cloud
        self.folders = folders
        self.environment = environment
        self.now = now
        self.keepsTokens = keepsTokens
        tokens = keepsTokens ? FileTokenStore(path: folders.tokens) : MemoryTokenStore()
    }

    /// Everybody who is signed in to this cloud: the environment's first, then as they signed in.
    ///
    /// - Throws: `AzureProblem.signIn(.unreadableSignIns)`.
    func listed() async throws -> [Listed] {
        let entries = try read().filter(isHere)
        var found = fromEnvironment().map { [$0] } ?? []
        for signedIn in try await signIns() where signedIn.authority == cloud.authority.origin {
            found.append(Listed(account: account(of: signedIn), signedIn: signedIn, tokenFrom: folders.tokens))
        }
        for entry in entries where !found.contains(where: { $0.account.id == entry.account.id }) {
            if let listed = Listed(entry.account, environment) { found.append(listed) }
        }
        return found.map { one in
            var one = one
            one.tenants = entries.first { $0.account.id == one.account.id }?.tenants ?? []
            return one
        }
    }

    /// The account of a person's sign-in.
    func account(of signedIn: SignedIn) -> AzureAccount {
        AzureAccount(way: .deviceCode, name: signedIn.user, tenant: signedIn.tenant, cloud: cloud.name)
    }

    /// Keeps an account, and the token of a person's, in place of an earlier sign-in of the same.
    func keep(_ account: AzureAccount, tenants: [Tenant], _ signedIn: SignedIn?) async throws {
        if keepsTokens { try Folders.make(folders.state) }
        if let signedIn {
            try await tokens.update { kept in
                kept.filter {
                    ($0.user, $0.tenant, $0.authority) != (signedIn.user, signedIn.tenant, signedIn.authority)
                } + [signedIn]
            }
        }
        guard keepsTokens else { return }
        let entry = Entry(account: account, authority: cloud.authority.origin, tenants: tenants)
        try update { $0.filter { !(isHere($0) && $0.account.id == account.id) } + [entry] }
    }

    /// Forgets an account and its token; what the environment has stays there.
    func forget(_ listed: Listed) async throws {
        if let signedIn = listed.signedIn { try await tokens.forget(signedIn) }
        func isMeant(_ entry: Entry) -> Bool { isHere(entry) && entry.account.id == listed.account.id }
        // Who is signed in by the environment alone may have no state folder.
        if try read().contains(where: isMeant) { try update { $0.filter { !isMeant($0) } } }
    }

    /// Everybody of every cloud that is kept.
    func kept() async throws -> [AzureAccount] {
        let entries = try read()
        let people = try await signIns().map { one in
            let cloud = entries.first { $0.authority == one.authority }?.account.cloud ?? one.authority
            return AzureAccount(way: .deviceCode, name: one.user, tenant: one.tenant, cloud: cloud)
        }
        return people + entries.map(\.account).filter { $0.way != .deviceCode && $0.way != .environmentToken }
    }

    /// Removes both files, whatever they hold, of every cloud.
    ///
    /// - Returns: Those that were there.
    func removeFiles() throws -> [String] {
        try [folders.tokens, folders.accounts].filter { path in
            if unlink(path) == 0 { return true }
            guard errno == ENOENT else { throw SavingProblem(path: path, code: errno) }
            return false
        }
    }

    private func isHere(_ entry: Entry) -> Bool {
        entry.account.cloud == cloud.name && entry.authority == cloud.authority.origin
    }

    private func signIns() async throws -> [SignedIn] {
        do {
            return try await tokens.load()
        } catch AzureProblem.signIn(.unreadableFile(let path)) {
            throw AzureProblem.signIn(.unreadableSignIns(path: path))
        }
    }

    private func read() throws -> [Entry] {
        guard FileManager.default.fileExists(atPath: folders.accounts) else { return [] }
        do {
            let data = try Data(contentsOf: URL(filePath: folders.accounts))
            return try JSONDecoder().decode([Entry].self, from: data)
        } catch {
            throw AzureProblem.signIn(.unreadableSignIns(path: folders.accounts))
        }
    }

    /// Changes what is kept while no other process does; without entries there is no file.
    private func update(_ change: ([Entry]) -> [Entry]) throws {
        try PrivateFile.update(folders.accounts) {
            let entries = change(try read())
            guard !entries.isEmpty else { return nil }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            return Array(try encoder.encode(entries)) + [0x0A]
        }
    }
}

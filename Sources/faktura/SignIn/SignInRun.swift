import AzureClient
import BillingCore
import FakturaWords
import Foundation

/// Signs somebody in, shows what has to be seen meanwhile, and keeps it.
struct SignInRun: Sendable {
    let session: AzureSession
    let words: Words
    let tenant: String?
    /// Whether somebody can be asked.
    let isAtTerminal: Bool
    /// Shows a code in place of standard error; `nil` for that.
    var showing: (@Sendable (DeviceCode) -> Void)?

    /// Who was signed in, and what they may see.
    struct Result: Sendable {
        let account: AzureAccount
        let tenants: [Tenant]
        /// Tenants that did not let them in, and why.
        let closed: [(tenant: Tenant, problem: AzureProblem)]
    }

    /// Tries the ways in their order; the first that is not put aside decides.
    ///
    /// - Returns: `nil` when none is left: the ways have to be explained.
    func signIn(_ ways: [SignInWay], isChosen: Bool) async throws -> (way: SignInWay, result: Result)? {
        for way in ways {
            if case .azureCLI = way, !isChosen, try await !isAzureCLIWanted() { continue }
            do {
                return (way, try await signIn(way))
            } catch let problem as AzureProblem {
                throw Refused(way: way, problem: problem)
            }
        }
        return nil
    }

    /// A way that did not work.
    struct Refused: Error {
        let way: SignInWay
        let problem: AzureProblem
    }

    private func signIn(_ way: SignInWay) async throws -> Result {
        if case .deviceCode(let clientID, let tenant) = way {
            return try await signIn(DeviceCodeSignIn(session.entra, clientID: clientID, tenant: tenant))
        }
        guard let source = session.surroundings.source(way, session.entra) else {
            throw AzureProblem.signIn(.notSignedIn)
        }
        var account = way.account(in: session.cloud.name, session.surroundings.environment)
        if case .azureCLI = way {
            let current = try await AzureCLIAccount.current(session.surroundings.runAzureCLI)
            account = AzureAccount(
                way: .azureCLI, name: current.user, tenant: tenant ?? current.tenant, cloud: session.cloud.name)
        }
        let api = session.api(source).asking(tenant: account.way == .azureCLI ? tenant : nil)
        let result = try await look(api, account)
        try await session.book.keep(account, tenants: result.tenants, nil)
        return result
    }

    private func signIn(_ way: DeviceCodeSignIn) async throws -> Result {
        let code = try await way.begin()
        if let showing { showing(code) } else { show(code) }
        let signedIn = try await showing == nil ? wait(for: code, way) : way.wait(for: code)
        // What is looked at spends the token; only the last one is worth keeping.
        let memory = MemoryTokenStore()
        try await memory.keep(signedIn)
        let api = session.api(RefreshTokenSource(session.entra, signedIn, store: memory))
        let account = session.book.account(of: signedIn)
        let result = try await look(api, account)
        try await session.book.keep(account, tenants: result.tenants, await memory.load().first ?? signedIn)
        return result
    }

    /// Lists the tenants, and tries the doors of each where the way can open several.
    private func look(_ api: AzureAPI, _ account: AzureAccount) async throws -> Result {
        let tenants = try await api.run(ListTenants()).map { Tenant(id: $0.id, name: $0.name, domain: $0.domain) }
        var closed: [(Tenant, AzureProblem)] = []
        if [.deviceCode, .azureCLI].contains(account.way) {
            for one in tenants {
                do {
                    _ = try await api.asking(tenant: one.id).identity()
                } catch let problem as AzureProblem {
                    closed.append((one, problem))
                }
            }
        }
        return Result(
            account: account, tenants: tenants.filter { one in !closed.contains { $0.0.id == one.id } }, closed: closed)
    }

    /// Says that the Azure CLI is signed in, and asks once whether that is to be used.
    private func isAzureCLIWanted() async throws -> Bool {
        let current: AzureCLIAccount
        do {
            current = try await AzureCLIAccount.current(session.surroundings.runAzureCLI)
        } catch AzureProblem.signIn(let problem) {
            Console.error(words.sentence(for: problem))
            return false
        }
        guard isAtTerminal else {
            Console.error(words.azureCLINeedsChoice(current.user))
            return false
        }
        return try Console.confirms(words.azureCLIQuestion(current.user, tenant: current.tenant))
    }
}

import AzureClient
import BillingCore

extension AzureSession {
    /// Runs something with a session, and closes it whatever came of it.
    ///
    /// - Throws: What `body` throws; `CancellationError` in place of what a call failed by that was cancelled.
    static func with<Value: Sendable>(
        _ settings: Settings, keepsTokens: Bool = true, mostRetries: Int = 4,
        _ body: (_ session: AzureSession) async throws -> Value
    ) async throws -> Value {
        let session = try AzureSession(settings, keepsTokens: keepsTokens, mostRetries: mostRetries)
        let outcome: Result<Value, any Error>
        do {
            outcome = .success(try await body(session))
        } catch {
            outcome = .failure(Task.isCancelled && !(error is Failure) ? CancellationError() : error)
        }
        try await session.close()
        return try outcome.get()
    }

    /// Everybody whose tokens can be had; no socket is opened.
    ///
    /// - Throws: `AzureProblem.signIn` when that is nobody, or when it cannot be read who it is.
    func signedInAccounts() async throws -> [SignedInAccount] {
        let accounts = try await accounts()
        guard !accounts.isEmpty else { throw AzureProblem.signIn(.notSignedIn) }
        return accounts
    }
}

import AzureClient
import BillingCore
import BillingStore
import BillingSync
import FakturaWords

/// Saves the cost details files that Azure makes, as it sends them (azure-apis 3.4).
struct AzureFileRun: Sendable {
    let store: BillingStore
    let period: BillingPeriod
    let metric: Metric

    /// What names of such files say that they are.
    var noun: String { metric == .amortized ? "amortized-cost-details" : "cost-details" }

    /// Saves each subscription's file.
    ///
    /// - Parameters:
    ///   - targets: The subscriptions with their paths; `nil` for standard output.
    ///   - saved: Told the path of each file that is there.
    func save(
        _ targets: [(subscription: Subscription, path: String?)], _ settings: Settings,
        saved: @Sendable (String) -> Void
    ) async throws {
        try await AzureSession.with(settings) { session in
            let readers = try AzureReaders(try await session.signedInAccounts(), store)
            for (subscription, path) in targets {
                guard let azure = readers.azure(for: subscription.id) else {
                    throw Failure.notAvailable(settings.words.azureFileNeedsReader(subscription.displayName))
                }
                if let path = try await save(subscription, azure, to: path, settings.words) { saved(path) }
            }
        }
    }

    private func save(
        _ subscription: Subscription, _ azure: AzureAPI, to path: String?, _ words: Words
    ) async throws -> String? {
        let wanted = words.costDetails(of: subscription.displayName)
        do {
            let report = try await MakeCostReport(.days(subscription.id, period), metric: metric).run(on: azure)
            guard !report.files.isEmpty else {
                throw Failure.notAvailable(words.azureHasNoCharges(subscription.displayName, in: period))
            }
            let file = try path.map { try NewFile($0) }
            try await CostFileDownload(.machine).read(report, on: azure) { bytes in
                if let file { try file.write(bytes) } else { try StandardOutput.write(bytes) }
            }
            return try file?.publish()
        } catch let problem as DownloadProblem {
            throw Failure(sentence: words.sentence(for: problem, wanted: wanted), code: problem.exitCode)
        } catch let problem as AzureProblem {
            if case .refused(let refusal) = problem, refusal.reason == .agreementNotSupported {
                throw Failure.notAvailable(words.azureMakesNoFile(for: subscription.displayName))
            }
            if case .signIn = problem { throw problem }
            throw Failure(sentence: words.sentence(for: problem, wanted: wanted), code: problem.exitCode)
        }
    }
}

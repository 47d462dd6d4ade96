import AzureEmulator
import BillingCore
import BillingStore
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import SampleAccount
import Testing

/// A home with the store of a sync, beside an emulator with a token of its own.
final class EmailHome {
    let signIn: EmulatorHome
    let token: [String: String]

    init() async throws {
        signIn = try await EmulatorHome()
        token = ["FAKTURA_ACCESS_TOKEN": signIn.emulator.issueToken()]
        let id = try #require(try signIn.listed(environment: token).first?["accountId"])
        try fill(AzureAccount.ID(id))
    }

    var emulator: AzureEmulator { signIn.emulator }
    var snapshot: AccountSnapshot { signIn.account.snapshot }

    /// What a sync keeps of subscriptions and of what the reader may do; the rest is not looked at here.
    private func fill(_ account: AzureAccount.ID) throws {
        let tenant = Tenant(id: "5f0c1a7e-2b3d-4c5e-8f90-1a2b3c4d5e6f")
        let folder = signIn.home.path("data/faktura")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let store = try BillingStore(path: "\(folder)/store-emulator.sqlite")
        try store.keep(.tenants([tenant]), for: .tenants(account), at: 1)
        try store.keep(
            .subscriptions(snapshot.subscriptions), for: .subscriptions(account, tenant: tenant.id), at: 1)
        for subscription in snapshot.subscriptions {
            let isAdministrator =
                subscription.agreement == .onlineServices ? subscription.role == "Account Administrator" : nil
            let profile = snapshot.billingProfiles.first { $0.id == subscription.billingProfile }
            try store.keep(
                .access(subscription, ReaderAccess(isAccountAdministrator: isAdministrator), profile: profile),
                for: .access(subscription.id), at: 1)
        }
    }

    /// Runs `faktura email` against the emulator.
    func email(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandChild.Result {
        try signIn.start(["email"] + arguments, environment: token.merging(environment) { $1 }).waitForExit()
    }

    /// The row of `email show` of a subscription.
    func row(_ name: String) throws -> [String: String] {
        let result = try email("show", "--subscription", name, "-o", "csv")
        return try PrintedRows(csv: result.output).rows.first ?? [:]
    }

    /// Puts a fault into the next update of the profile.
    func fault(_ fault: String) throws {
        try emulator.apply(scenario: #"{"faults": [{"operation": "updateBillingProfile", \#(fault)}]}"#)
    }

    /// How often something was written to Azure.
    var writes: Int { emulator.calls["updateBillingProfile"] ?? 0 }
}

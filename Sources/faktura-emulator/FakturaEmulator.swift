import ArgumentParser
import AzureEmulator
import BillingCore
import Foundation
import SampleAccount

/// Serves the sample account on the loopback address as Azure would, until it is stopped.
@main
struct FakturaEmulator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faktura-emulator",
        abstract: "Serve the sample account as Azure would, on 127.0.0.1, until stopped.",
        discussion: """
            Prints one line, "listening on http://127.0.0.1:N". Steer it at /emulator/calls, /emulator/faults and \
            /emulator/devicecodes; device codes are approved at /device.
            """)

    @Option(help: "The port; 0 for any free one.")
    var port: UInt16 = 7_788

    @Flag(help: "Approve device codes by themselves.")
    var approve = false

    @Option(help: "A scenario: a JSON file with settings and faults.")
    var faults: String?

    @Option(help: "The day the account is looked at, as yyyy-MM-dd; today by default.")
    var today: String?

    @Option(help: "Another seed gives other quantities and identifiers.")
    var seed: UInt64 = 1

    func validate() throws {
        if let today, Day(iso: today) == nil { throw ValidationError("\"\(today)\" is no day such as 2026-11-23.") }
    }

    func run() async throws {
        let now = Day(number: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
        let emulator = AzureEmulator(
            account: SampleAccount(today: today.flatMap { Day(iso: $0) } ?? now, seed: seed), isApproving: approve)
        if let faults { try apply(faults, to: emulator) }
        // Asked for before anything is told, so that a stop right after the line is heard.
        let stops = StopSignals()
        do {
            let address = try await emulator.start(port: port)
            // Past the buffer of the standard output: whoever started it waits for the line.
            try FileHandle.standardOutput.write(contentsOf: Data("listening on \(address)\n".utf8))
        } catch AzureEmulator.Problem.notListening {
            throw Failed("Port \(port) cannot be listened on: it may be taken. Choose another one with --port.")
        }
        await stops.first()
        await emulator.stop()
    }

    private func apply(_ path: String, to emulator: AzureEmulator) throws {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw Failed("The scenario \"\(path)\" could not be read: \(error.localizedDescription)")
        }
        do {
            try emulator.apply(scenario: text)
        } catch AzureEmulator.Problem.scenario(let reason) {
            throw Failed("The scenario \"\(path)\" cannot be used: \(reason).")
        }
    }
}

/// A sentence to end with.
private struct Failed: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

import BillingCore
import Foundation
import SampleAccount

@testable import AzureEmulator

/// Accounts for emulators, made once for all of them: the usage of one takes seconds to make.
enum EmulatedAccount {
    /// The day that programs by the real clock take for today, in UTC.
    static let today = Day(number: Int(Date().timeIntervalSince1970) / 86_400)

    private static let ofToday = UsageLibrary(SampleAccount(today: today))
    private static let ofSomeDay = UsageLibrary(SampleAccount(today: Day(number: 20_780)))

    /// An emulator whose account is of today.
    static func emulatorOfToday(isApproving: Bool) -> AzureEmulator {
        AzureEmulator(ofToday, isApproving: isApproving, clock: nil)
    }

    /// An emulator whose account is of 23 November 2026.
    static func emulatorOfSomeDay(isApproving: Bool) -> AzureEmulator {
        AzureEmulator(ofSomeDay, isApproving: isApproving, clock: nil)
    }
}

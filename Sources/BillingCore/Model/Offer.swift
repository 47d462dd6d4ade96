/// What a subscription was bought as, by Azure's offer number.
///
/// Source: "Microsoft Azure offer details"; numbers as in `OfferId` of usage files.
public struct Offer: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The number as files write it, uppercase: `MS-AZR-0003P`; or a name where only that is known.
    public let id: String

    /// Creates an offer from its number; a bare `0003P` gains the prefix.
    public init(_ id: String) {
        let upper = id.uppercased()
        let isBare = upper.count == 5 && upper.hasSuffix("P") && upper.dropLast().allSatisfy(\.isNumber)
        self.id = isBare ? "MS-AZR-\(upper)" : (upper.hasPrefix("MS-AZR-") ? upper : id)
    }

    /// Azure's name of a known offer; `nil` for others.
    public var name: String? { Self.names[id] }
    public var description: String { id }

    /// How an offer is paid for, as far as its number tells (azure-apis 1.4).
    public enum Billing: Hashable, Sendable {
        /// What is used is charged.
        case payAsYouGo
        /// What is used beyond a monthly credit is charged.
        case monthlyCredit
        /// A credit that nothing is charged beyond: trials, passes, students.
        case freeTrial
        /// Under an Enterprise Agreement: the enrolment is invoiced.
        case enterprise
        /// Credit bought from a reseller.
        case azureInOpen
        /// A partner bills.
        case partner
        /// A support plan.
        case support
    }

    /// How the offer is paid for; `nil` for numbers that are not known.
    public var billing: Billing? {
        switch number {
        case "0003P", "0023P", "0025P": .payAsYouGo
        // Of Visual Studio's offers the quota alone tells no number.
        case "0029P", "0059P", "0060P", "0062P", "0063P", "0064P", "Visual Studio": .monthlyCredit
        case "0044P", "0120P", "0122P", "0123P", "0124P", "0125P", "0128P", "0129P", "0130P", "0144P", "0170P":
            .freeTrial
        case "0017P", "0148P": .enterprise
        case "0111P": .azureInOpen
        case "0145P": .partner
        case "0041P", "0042P", "0043P": .support
        default: nil
        }
    }

    private var number: String { id.split(separator: "-").last.map(String.init) ?? id }

    private static let names = [
        "MS-AZR-0003P": "Pay-As-You-Go",
        "MS-AZR-0017P": "Enterprise Agreement",
        "MS-AZR-0148P": "Enterprise Dev/Test",
        "MS-AZR-0023P": "Pay-As-You-Go Dev/Test",
        "MS-AZR-0044P": "Free Trial",
        "MS-AZR-0025P": "Action Pack",
        "MS-AZR-0029P": "Visual Studio Enterprise (MPN)",
        "MS-AZR-0059P": "Visual Studio Professional",
        "MS-AZR-0060P": "Visual Studio Test Professional",
        "MS-AZR-0062P": "MSDN Platforms",
        "MS-AZR-0063P": "Visual Studio Enterprise",
        "MS-AZR-0064P": "Visual Studio Enterprise (BizSpark)",
        "MS-AZR-0111P": "Azure in Open",
        "MS-AZR-0041P": "Support Plan",
        "MS-AZR-0042P": "Support Plan",
        "MS-AZR-0043P": "Support Plan",
        "MS-AZR-0145P": "Azure in CSP",
        "MS-AZR-0170P": "Azure for Students",
    ]
}

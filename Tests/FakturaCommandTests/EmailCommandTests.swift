import AzureEmulator
import BillingCore
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import Testing

@Suite(.ownThread) struct EmailCommandTests {
    private let home: EmailHome

    init() async throws { home = try await EmailHome() }

    private static let accepted = ["--yes-i-accept-the-terms", "I accept", "--confirm", "Retail"]

    private func optIn() throws -> CommandChild.Result {
        try home.email(
            "opt-in", "--subscription", "Webshop", "--recipient", "books@example.com", "--recipient",
            "cfo@example.com", "--yes-i-accept-the-terms", "I accept", "--confirm", "Retail", "-o", "csv")
    }

    @Test func `opting in with two recipients is shown, sent, and read back`() throws {
        let result = try optIn()

        #expect(result.status == 0, "\(result.errors)")
        let row = try #require(try PrintedRows(csv: result.output).rows.first)
        #expect(row["emailInvoice"] == "on")
        #expect(row["recipients"] == "books@example.com, cfo@example.com")
        #expect(result.errors.contains("To be sent for the billing profile 'Retail'"))
        #expect(
            result.errors.contains("  ~ E-mail invoice: from off to on\n  + books@example.com\n  + cfo@example.com"))
        #expect(result.errors.contains("https://azure.microsoft.com/support/legal/"))
        #expect(result.errors.contains("Sent and read back. E-mail invoice: on, 2 recipients."))
        #expect(home.writes == 1)

        let json = try home.email("show", "--subscription", "Webshop", "-o", "json").output
        #expect(json.hasPrefix(#"{"schema":"faktura/email/1","#))
        #expect(
            json.contains(
                #""emailInvoice":"on","recipients":["books@example.com","cfo@example.com"],"keptRecipients":[]"#))
    }

    @Test func `subscriptions stand by name`() throws {
        let rows = try PrintedRows(csv: home.email("show", "-o", "csv").output).rows
        let names = rows.compactMap { $0["subscriptionName"]?.lowercased() }
        #expect(names.count > 5 && names == names.sorted())
    }

    @Test func `a billing profile that several subscriptions share is asked for once`() throws {
        let profiles = home.snapshot.subscriptions.compactMap(\.billingProfile)
        try #require(profiles.count > Set(profiles).count)

        let result = try home.email("show", "-o", "csv")

        #expect(result.status == 0, "\(result.errors)")
        let shown = try PrintedRows(csv: result.output).rows.filter { $0["emailInvoice"] == "off" }
        #expect(shown.count > Set(shown.map { $0["billingProfileId"] }).count)
        #expect(home.emulator.calls["billingProfile"] == Set(shown.map { $0["billingProfileId"] }).count)
    }

    @Test func `recipients are added and removed, and opting out says that they are deleted`() throws {
        try #require(try optIn().status == 0)

        let added = try home.email(
            "recipients", "add", "it@example.com", "--subscription", "Webshop", "--confirm", "Retail")
        #expect(added.status == 0, "\(added.errors)")
        let removed = try home.email(
            "recipients", "remove", "CFO@example.com", "--subscription", "Webshop", "--confirm", "Retail")
        #expect(removed.errors.contains("  - cfo@example.com"))
        #expect(try home.row("Webshop")["recipients"] == "books@example.com, it@example.com")

        let out = try home.email("opt-out", "--subscription", "Webshop", "--confirm", "Retail")
        #expect(out.status == 0, "\(out.errors)")
        #expect(
            out.errors.contains(
                "Opting out deletes the recipients at Azure (books@example.com, it@example.com): to opt in again"))
        #expect(out.errors.contains("To opt in again: e, or 'faktura email opt-in --recipient ADDRESS'."))
        #expect(!out.errors.contains("If mails don't come"))
        #expect(try home.row("Webshop")["emailInvoice"] == "off")
        #expect(home.writes == 4)
    }

    @Test func `without the typed confirmation nothing is sent`() throws {
        let arguments: [([String], String)] = [
            (["--confirm", "Retail"], "the terms were not accepted"),
            (["--yes-i-accept-the-terms", "yes", "--confirm", "Retail"], "the terms were not accepted"),
            (["--yes-i-accept-the-terms", "I accept"], "not confirmed with the billing profile's name, 'Retail'"),
            (
                ["--yes-i-accept-the-terms", "I accept", "--confirm", "Webshop"],
                "not confirmed with the billing profile's name, 'Retail'"
            ),
        ]
        for (more, sentence) in arguments {
            let result = try home.signIn.start(
                ["email", "opt-in", "--subscription", "Webshop"] + more, environment: home.token
            ).waitForExit()
            #expect(result.status == 1)
            #expect(result.errors.contains("Nothing was sent: ") && result.errors.contains(sentence))
        }
        let dry = try home.email("opt-in", "--subscription", "Webshop", "--dry-run")
        #expect(dry.status == 0)
        #expect(dry.errors.contains("--dry-run: nothing was sent."))
        #expect(home.writes == 0)
    }

    @Test func `what is no recipient is refused before anything is asked`() throws {
        let none = try home.email(
            "recipients", "add", "a@x.example", "--subscription", "Webshop", "--confirm", "Retail")
        #expect(none.errors.contains("Opt in first"))
        let bad = try home.email("opt-in", "--subscription", "Webshop", "--recipient", "anna")
        #expect(bad.errors == "'anna' is no address: it needs exactly one @.\n")
        #expect(try home.email("opt-out", "--subscription", "Webshop").errors.contains("There is nothing to change"))
        #expect(try home.email("opt-out").status == 64)
        #expect(home.writes == 0)
    }

    @Test(arguments: [
        ("Support", Int32(7), "Invoices of support plans are not mailed"),
        ("Data platform", 7, "the enrolment is invoiced"), ("Azure in Open", 7, "paid beforehand to a reseller"),
        ("Analytics (US)", 5, "Only the Account Administrator"), ("Production", 7, "only the portal can"),
    ])
    func `subscriptions that cannot have it are refused with the reason`(
        name: String, code: Int32, reason: String
    ) throws {
        let result = try home.signIn.start(
            ["email", "opt-in", "--subscription", name] + Self.accepted, environment: home.token
        ).waitForExit()

        #expect(result.status == code)
        #expect(result.errors.contains(reason), "\(result.errors)")
        #expect(home.emulator.calls["billingProfile"] == nil)
        #expect(home.writes == 0)
    }

    @Test func `who only reads the profile sees how it stands, and may not change it`() throws {
        try home.emulator.apply(scenario: #"{"settings": {"profileRole": "reader"}}"#)

        #expect(try home.row("Webshop")["reason"] == "no-role-on-profile")
        #expect(try home.row("Webshop")["emailInvoice"] == "off")
        let result = try optIn()
        #expect(result.status == 5)
        #expect(result.errors.contains("an owner of either can do it or give you the role"))
        #expect(home.writes == 0)
    }

    @Test func `a cloud without e-mailed invoices refuses, with the sample account as with Azure's figures`() throws {
        let store = ["--store", home.signIn.home.path("data/faktura/store-emulator.sqlite")]
        let addresses = #"resource-manager = "https://management.usgovcloudapi.net""#
        let configuration = try home.signIn.home.write(
            "[clouds.own]\n\(addresses)\nauthority = \"https://login.microsoftonline.us\"\n", to: "own.toml")
        let named = ["--cloud", "us-government"]
        let own = ["--cloud", "own", "--config", configuration]
        for input in [["--demo"] + named, store + named, store + own, ["--demo"] + own] {
            func email(_ arguments: String...) throws -> CommandChild.Result {
                try home.signIn.start(
                    ["email"] + arguments + input + ["--subscription", "Webshop"], environment: home.token
                ).waitForExit()
            }
            let result = try email("opt-in", "--yes-i-accept-the-terms", "I accept", "--confirm", "Retail")
            #expect(result.status == 7)
            #expect(result.errors.hasPrefix("Azure US Government does not mail invoices."), "\(result.errors)")
            let shown = try email("show", "-o", "json")
            #expect(shown.status == 0 && shown.output.contains(#""way":"none","reason":"cloud""#))
            #expect(shown.errors.contains("https://portal.azure.us"))
        }
        #expect(home.emulator.calls["billingProfile"] == nil)
        #expect(home.writes == 0)
    }

    @Test func `an individual's customer agreement is left to the portal`() throws {
        try home.emulator.apply(scenario: #"{"settings": {"accountType": "Individual"}}"#)

        let result = try optIn()

        #expect(result.status == 7)
        #expect(result.errors.contains("The customer agreement is an individual's"))
        #expect(result.errors.contains("5. Then add the recipients."))
        #expect(try home.row("Webshop")["way"] == "portal")
        #expect(home.writes == 0)
    }

    @Test func `offline, on the sample account and signed out nothing is sent`() throws {
        let offline = try home.email(
            "opt-in", "--offline", "--subscription", "Webshop", "--confirm", "Retail")
        #expect(offline.status == 7)
        #expect(offline.errors.contains("--offline forbids the network"))
        let demo = try home.email(
            "opt-in", "--demo", "--subscription", "Webshop", "--recipient", "a@x.example", "--yes-i-accept-the-terms",
            "I accept", "--confirm", "Retail")
        #expect(demo.status == 7)
        #expect(demo.errors.contains("  + a@x.example"))
        #expect(demo.errors.contains("With your own this would now be sent to Azure."))
        let shown = try home.email("show", "--demo", "--subscription", "Analytics (US)", "-o", "json").output
        #expect(shown.contains(#""notRead":"demo""#) && shown.contains("not-account-administrator"))
        let nobody = try home.signIn.start(["email", "opt-out", "--subscription", "Webshop"]).waitForExit()
        #expect(nobody.status == 4)
        #expect(home.writes == 0)
    }

    @Test(arguments: [
        (
            #""kind": "error", "status": 412, "code": "PreconditionFailed", "message": "Changed""#,
            "412 PreconditionFailed"
        ),
        (#""kind": "error", "status": 409, "code": "Conflict", "message": "Busy""#, "409 Conflict"),
    ])
    func `a refusal in the middle is told, and that nothing changed`(fault: String, words: String) throws {
        try home.fault(fault)

        let result = try optIn()

        #expect(result.status == 1)
        #expect(result.errors.contains("Can't change the e-mail settings of 'Webshop': Azure answered \(words)"))
        #expect(result.errors.contains("Read back, nothing was changed: E-mail invoice: off."))
        #expect(try PrintedRows(csv: result.output).rows.first?["emailInvoice"] == "off")
    }

    @Test func `trouble in the middle is told with what Azure has, and never sent twice`() throws {
        try home.fault(#""kind": "error", "status": 500"#)

        let result = try optIn()

        #expect(result.status == 1)
        #expect(result.errors.contains("Azure answered 500 (service trouble). Try again later. (request id "))
        #expect(
            result.errors.contains("Read back, nothing has changed so far: E-mail invoice: off."), "\(result.errors)")
        #expect(!result.errors.contains("all the same"))
        #expect(home.writes == 1)
    }

    @Test func `a change whose answer was lost is done when it reads so`() throws {
        try home.fault(#""kind": "reset""#)

        let result = try optIn()

        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.errors.contains(
                "Done, though the connection broke before Azure answered: read back, it is as it was to be. E-mail "
                    + "invoice: on, 2 recipients: "), "\(result.errors)")
        #expect(try PrintedRows(csv: result.output).rows.first?["emailInvoice"] == "on")
        #expect(home.writes == 1)
    }

    @Test func `recipients for pay-as-you-go are kept here, privately, and nothing is claimed`() throws {
        let result = try home.email("recipients", "add", "a@x.example", "b@x.example", "--subscription", "Production")

        #expect(result.status == 0)
        #expect(result.errors.contains("2 recipients kept on this machine. Azure was told nothing"))
        #expect(result.errors.contains("https://portal.azure.com/#blade/Microsoft_Azure_Billing/SubscriptionsBlade"))
        #expect(result.errors.contains("https://account.windowsazure.com/profile"))
        #expect(try fileRights(home.signIn.home.path("state/faktura/invoice-mail.toml")) == 0o600)
        #expect(try home.row("Production")["keptRecipients"] == "a@x.example, b@x.example")
        #expect(try home.row("Production")["emailInvoice"] == "")

        let removed = try home.email("recipients", "remove", "A@x.example", "--subscription", "Production")
        #expect(removed.status == 0)
        #expect(removed.errors.contains("Removed from those kept on this machine, 1 left."))
        #expect(!removed.errors.contains("add them in the portal"))
        #expect(try home.row("Production")["keptRecipients"] == "b@x.example")
        #expect(home.emulator.calls["billingProfile"] == nil)
        try home.signIn.home.write("]", to: "state/faktura/invoice-mail.toml")
        let damaged = try home.email("show", "--subscription", "Production")
        #expect(damaged.status == 1)
        #expect(damaged.errors.contains("it is not TOML"))
    }

    @Test func `recipients that several programs keep at once are all kept`() throws {
        let addresses = (1...6).map { "a\($0)@x.example" }

        let children = try addresses.map {
            try home.signIn.start(
                ["email", "recipients", "add", $0, "--subscription", "Production"], environment: home.token)
        }
        for child in children { #expect(try child.waitForExit().status == 0) }

        let kept = try #require(try home.row("Production")["keptRecipients"])
        #expect(kept.components(separatedBy: ", ").sorted() == addresses)
    }

    @Test func `for pay-as-you-go --dry-run shows who would be kept, and keeps nobody`() throws {
        let kept = home.signIn.home.path("state/faktura/invoice-mail.toml")

        let dry = try home.email("recipients", "add", "a@x.example", "--subscription", "Production", "--dry-run")
        #expect(dry.status == 0)
        #expect(dry.errors.hasPrefix("To be kept on this machine:\n  + a@x.example\n--dry-run: nothing was kept.\n"))
        #expect(!FileManager.default.fileExists(atPath: kept))

        _ = try home.email("recipients", "add", "b@x.example", "--subscription", "Production", "--lang", "sv")
        let text = try String(contentsOfFile: kept, encoding: .utf8)
        #expect(text.hasPrefix("# Önskade mottagare av fakturor med e-post; Azure får inget veta.\n["))
        let out = try home.email(
            "opt-in", "--recipient", "a@x.example", "--subscription", "Production", "--dry-run")
        #expect(out.status == 7)
        #expect(out.errors.hasPrefix("To be kept on this machine:\n    b@x.example\n  + a@x.example\n"))
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == text)
    }

    @Test func `Azure's own order of recipients is no change meanwhile`() throws {
        try #require(try optIn().status == 0)
        let profile = try #require(home.snapshot.billingProfiles.first { $0.name == "Retail" }).id
        // As it is shown first, and then, when it is sent, in another order.
        try home.emulator.apply(
            scenario: #"""
                {"faults": [{"kind": "answer", "operation": "billingProfile", "status": 200, "after": 1, "times": 2,
                "body": {"id": "p", "name": "\#(profile)", "properties": {"displayName": "Retail", "invoiceEmailOptIn": true,
                "invoiceRecipients": ["CFO@example.com", "books@example.com"]}}}]}
                """#)

        let added = try home.email(
            "recipients", "add", "it@example.com", "--subscription", "Webshop", "--confirm", "Retail")

        #expect(added.errors.contains("Sent and read back. E-mail invoice: on, 3 recipients."), "\(added.errors)")
    }

    @Test func `in Swedish too`() throws {
        let result = try home.email("opt-out", "--subscription", "Support", "--lang", "sv")

        #expect(result.errors == "Fakturor för supportavtal skickas inte med e-post (erbjudandet är ”Support Plan”).\n")
    }
}

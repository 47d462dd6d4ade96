import FakturaTestSupport
import Testing

extension EndToEnd {
    /// E-mail invoices of the sample account, which sends nothing.
    @Suite struct InvoiceMailTests {
        private let home: CommandHome

        init() throws { home = try CommandHome() }

        @Test func `an opt-in is typed, reviewed and not sent`() throws {
            let child = try home.open(["--demo", "--as-of", "2026-11-20"])
            try child.wait(for: "Visual Studio", seconds: 30)
            try child.type("/webshop\r", selecting: "Webshop")

            try child.type("e", for: "E-mail invoice: off")
            try child.type(Typed.enter, for: "E-mail invoice: on (now off)")
            try child.type("j\r", for: "Recipient:")
            try child.type("books@example.com\r", for: "+ books@example.com")
            try child.type("G\r", for: "Type 'I accept'")
            try child.type("I accept\r", for: "Type 'Retail'")
            try child.type("Retail\r", for: "Nothing was sent: this is the sample account.")

            try child.quit()
        }
    }
}

import ArgumentParser
import BillingCore

/// Which invoices are meant, and from where.
struct InvoiceOptions: ParsableArguments {
    @Option(help: "The store that knows of them; the default is the one in the data folder.")
    var store: String?

    @Flag(help: "Those of the sample account, whose PDFs are made on this machine.")
    var demo = false

    @Option(help: "A subscription by its ID or name, or 'all'.")
    var subscription = "all"

    @Option(
        parsing: .unconditional,
        help: "unbilled, -1 to -6, YYYY-MM (month of the last day) or YYYY-MM-DD (a day in it); default: all.")
    var period: PeriodChoice?

    @Option(name: .customLong("as-of"), help: "The day that periods are counted from, YYYY-MM-DD; default: today.")
    var asOfOption: DayOption?

    func validate() throws {
        if demo, store != nil { throw ValidationError("--demo shows the sample account; leave out --store.") }
    }
}

/// Where PDFs are put and looked for.
struct InvoiceFolderOptions: ParsableArguments {
    @Option(
        help: "The folder of the PDFs; the default is the desktop's download folder, else the working directory.")
    var dir: String?
}

import BillingCore
import BillingSync
import SampleAccount

extension LocalInvoices {
    /// The PDFs of the sample account.
    init(of sample: SampleAccount) {
        let invoices = Dictionary(
            (sample.snapshot.invoices + sample.unpricedInvoices).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        self.init { file in invoices[file.id].map(sample.pdf) }
    }
}

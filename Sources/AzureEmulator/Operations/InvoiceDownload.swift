import BillingCore
import Foundation
import SampleAccount

/// An invoice's PDF: asked for, waited for, and fetched by a link (azure-apis 2.4).
enum InvoiceDownload {
    static func begin(_ invoices: [Invoice], _ call: Call) throws -> Answer {
        guard let invoice = invoices.first(where: { $0.id == call["invoice"] }) else {
            throw Refusal(404, "ResourceNotFound", "The invoice '\(call["invoice"])' was not found.")
        }
        if call.version < "2024", call.query("downloadToken") == nil {
            throw Refusal(400, "InvalidRequest", "The parameter downloadToken is required.")
        }
        let base = call.request.base
        let emulation = call.emulation
        // The service writes account names plainly, however they were asked for.
        let collection = (call.request.target.components(separatedBy: "/invoices/").first ?? "")
            .replacing("%3A", with: ":").replacing("%3a", with: ":")
        return try RunningOperation.begin(
            "invoiceDownload_\(Emulation.newID())",
            at: "\(base)\(collection)/operationResults/", version: call.version, call
        ) { poll in
            let link = publish(invoice, base: base, emulation)
            var fields: [(String, JSON)] = [("url", .string(link.url))]
            // Before 2024 the link itself is all that tells its end.
            if poll.version >= "2024" { fields.append(("expiryTime", .string(HTTPDate.iso(link.expiry)))) }
            return .json(.object(fields))
        }
    }

    static func publish(_ invoice: Invoice, _ call: Call) -> (url: String, expiry: Int) {
        publish(invoice, base: call.request.base, call.emulation)
    }

    private static func publish(_ invoice: Invoice, base: String, _ emulation: Emulation) -> (url: String, expiry: Int)
    {
        let account = emulation.account
        return emulation.publish(
            "\(invoice.id)-\(Emulation.newID().prefix(8)).pdf", in: "invoices", base: base,
            contentType: "application/pdf"
        ) { account.pdf(of: invoice) }
    }
}

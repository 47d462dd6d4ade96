import BillingCore
import FakturaViewModels
import FakturaWords
import TerminalKit

extension AppScreen {
    /// Makes links of the addresses and the path that the screen in front shows.
    static func link(_ app: AppModel, on surface: inout Surface) {
        for link in links(app) { surface.link(link.text, to: link.address) }
    }

    private static func links(_ app: AppModel) -> [(text: String, address: String)] {
        switch app.overlay {
        case .help, .why, .messages: return pages(app)
        case .account(.signIn(let signIn)):
            guard let code = signIn.code, code.address.hasPrefix("https://") else { return [] }
            return [(code.address, code.address)]
        case .sortMenu, .saving, .currency, .themes, .account, .downloads: return []
        case nil: break
        }
        switch app.front.screen {
        case .mail: return pages(app)
        case .invoiceText(let model):
            guard let path = model.path, path.hasPrefix("/") else { return [] }
            return [(path, fileAddress(path))]
        default: return []
        }
    }

    private static func pages(_ app: AppModel) -> [(text: String, address: String)] {
        let own = [app.words.termsPage, app.words.governmentPortal]
        return (PortalPlace.allCases.map(\.address) + own).map { ($0, $0) }
    }

    /// The address of a file: everything but what paths and addresses have in common is encoded.
    private static func fileAddress(_ path: String) -> String {
        var address = "file://"
        for byte in path.utf8 {
            let isPlain =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "/-._~".utf8.contains(byte)
            if isPlain {
                address.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return address
    }
}

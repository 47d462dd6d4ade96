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
            return [(path, SurfaceLink.fileAddress(path))]
        default: return []
        }
    }

    private static func pages(_ app: AppModel) -> [(text: String, address: String)] {
        let own = [app.words.termsPage, app.words.governmentPortal]
        return (PortalPlace.allCases.map(\.address) + own).map { ($0, $0) }
    }
}

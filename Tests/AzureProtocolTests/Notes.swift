import Synchronization

/// Things that were noted, in order.
final class Notes<Item: Sendable>: Sendable {
    private let items = Mutex<[Item]>([])
    var all: [Item] { items.withLock { $0 } }
    func take(_ item: Item) { items.withLock { $0.append(item) } }
}

import FakturaViewModels
import TerminalKit

/// Keys typed ahead, while the screen that they are meant for waits for its rows.
///
/// Without it Enter, typed twice over a slow line, would be lost the second time.
struct HeldKeys {
    private(set) var keys: [Key] = []
    /// When they are pressed, whatever the screen shows by then; `nil` when there are none.
    private(set) var deadline: ContinuousClock.Instant?

    /// How long a screen may take before keys act on it as it is.
    private static let patience = Duration.milliseconds(500)

    var isEmpty: Bool { keys.isEmpty }

    /// Whether they have waited long enough.
    var isOver: Bool { deadline.map { ContinuousClock.now >= $0 } ?? false }

    /// Whether a key is to wait for the answer that the screen waits for.
    ///
    /// Who leaves does not care for it. Opening what is selected does always: a filter typed before
    /// may select another row. The rest only where there is no row yet, or behind keys that wait.
    func mustWait(_ intent: Intent?, isEmpty: Bool) -> Bool {
        switch intent {
        case .quit, .closed: false
        case .wentOut, .leftOrQuit, .suspended, .redrawn: !keys.isEmpty
        case .opened, .statementOpened: true
        default: isEmpty || !keys.isEmpty
        }
    }

    mutating func hold(_ key: Key) {
        keys.append(key)
        if deadline == nil { deadline = .now + Self.patience }
    }

    /// Hands the keys out, in order.
    mutating func take() -> [Key] {
        defer { self = HeldKeys() }
        return keys
    }
}

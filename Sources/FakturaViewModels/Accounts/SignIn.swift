public import BillingCore

/// A way to sign in that was looked for on this machine.
public struct WayFound: Hashable, Sendable {
    /// The way.
    public let way: AzureAccount.Way
    /// Whom it signs in; `nil` when that is not known before.
    public let who: String?
    /// Whether it can be taken.
    public let isReady: Bool
    /// Why it can't, in a sentence; `nil` when it can.
    public let reason: String?

    /// Creates a finding.
    public init(way: AzureAccount.Way, who: String? = nil, isReady: Bool = true, reason: String? = nil) {
        self.way = way
        self.who = who
        self.isReady = isReady
        self.reason = reason
    }
}

/// Signing in, in front of a screen: the ways to choose from, the code to enter, what went wrong.
///
/// When it is done the dialog is gone and a message says who is signed in.
public struct SignIn: Equatable, Sendable {
    /// A code to enter in a browser.
    public struct Code: Hashable, Sendable {
        /// The code, verbatim.
        public let code: String
        /// Where it is entered, verbatim.
        public let address: String
        /// Microsoft's words; `nil` for none.
        public let message: String?
        /// Seconds since 1970 (UTC) from which it is taken no more.
        public let expiresAt: Int64
    }

    /// Where it stands.
    public enum Stage: Hashable, Sendable {
        /// The ways are being looked for.
        case finding
        /// The ways are there, none was taken yet.
        case choosing
        /// A way takes its time.
        case waiting(AzureAccount.Way)
        /// The code was given; it waits to be entered.
        case code(Code)
        /// It failed, in words.
        case failed(String)
    }

    /// Where it stands.
    public private(set) var stage: Stage
    /// The ways found, in the order in which they would be taken; empty until they are known.
    public private(set) var ways: [WayFound] = []
    /// Which of ``offered`` is marked, from 0.
    public private(set) var selected = 0
    /// The way that runs or ran last; `nil` before any.
    public private(set) var current: AzureAccount.Way?
    /// The tenant to sign in to; `nil` when the way decides.
    public let tenant: String?
    /// The first line shown of the text that explains the ways.
    public internal(set) var firstVisible = 0

    /// Starts with looking for ways.
    init(tenant: String? = nil) {
        self.tenant = tenant
        stage = .finding
    }

    /// Whether a way runs that closing would stop.
    public var isRunning: Bool {
        switch stage {
        case .waiting, .code: true
        case .finding, .choosing, .failed: false
        }
    }

    /// The ways to choose from: while one runs, the others.
    public var offered: [WayFound] { isRunning ? ways.filter { $0.way != current } : ways }

    /// The marked way; `nil` when there is none.
    public var marked: WayFound? { offered.indices.contains(selected) ? offered[selected] : nil }

    /// Whether no way can be taken, so that the ways are explained.
    public var isExplaining: Bool { stage == .choosing && !ways.contains(where: \.isReady) }

    /// The code that waits to be entered; `nil` when there is none.
    public var code: Code? { if case .code(let code) = stage { code } else { nil } }

    /// Moves the mark.
    mutating func move(_ move: ListMove) { selected = ListCursor.mark(selected, moved: move, of: offered.count) }

    /// Takes the ways that were found.
    mutating func found(_ ways: [WayFound]) {
        self.ways = ways
        if stage == .finding { stage = .choosing }
        selected = offered.firstIndex(where: \.isReady) ?? 0
    }

    /// A way is taken.
    mutating func begin(_ way: AzureAccount.Way) {
        stage = .waiting(way)
        current = way
        selected = offered.firstIndex(where: \.isReady) ?? 0
    }

    /// The code is there; nothing happens when no way runs any more.
    mutating func show(_ code: Code) { if isRunning { stage = .code(code) } }

    /// It failed: another way is marked, or the same one where a second try helps.
    mutating func fail(_ sentence: String, sameAgain: Bool = false) {
        stage = .failed(sentence)
        let other = ways.firstIndex { $0.isReady && $0.way != current }
        let same = ways.firstIndex { $0.way == current }
        selected = (sameAgain ? same ?? other : other ?? same) ?? 0
    }
}

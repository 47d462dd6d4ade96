import Foundation

/// The time and the way to wait, so that tests have their own.
public struct ClientClock: Sendable {
    /// Milliseconds since 1970.
    public var now: @Sendable () -> Int64
    /// Waits until a moment in milliseconds since 1970; throws `CancellationError` when the task is cancelled.
    public var sleep: @Sendable (_ until: Int64) async throws -> Void

    /// Creates a clock.
    public init(now: @escaping @Sendable () -> Int64, sleep: @escaping @Sendable (Int64) async throws -> Void) {
        self.now = now
        self.sleep = sleep
    }

    /// The machine's clock.
    public static let system = ClientClock(
        now: { milliseconds() },
        sleep: { moment in try await Task.sleep(for: .milliseconds(max(0, moment - milliseconds()))) })

    private static func milliseconds() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    /// Waits for so many milliseconds.
    func sleep(for milliseconds: Int64) async throws { try await sleep(now() + milliseconds) }
}

/// Chance, so that tests have their own.
public struct ClientRandom: Sendable {
    /// A number of the range.
    public var number: @Sendable (ClosedRange<Int64>) -> Int64

    /// Creates a source of chance.
    public init(number: @escaping @Sendable (ClosedRange<Int64>) -> Int64) { self.number = number }

    /// The machine's own.
    public static let system = ClientRandom { Int64.random(in: $0) }

    /// A new identifier in the form of a GUID (version 4).
    func identifier() -> String {
        var digits = (0..<32).map { _ in Int(number(0...15)) }
        digits[12] = 4
        digits[16] = 8 + digits[16] % 4
        let text = digits.map { String($0, radix: 16) }.joined()
        let ends = [8, 12, 16, 20, 32]
        return zip([0] + ends, ends).map { text.dropFirst($0).prefix($1 - $0) }.joined(separator: "-")
    }
}

import BillingCore
import FakturaTestSupport
import FakturaViewModels
import Synchronization
import Testing

// On the main thread, as the program is: a query blocks the thread that it runs on.
@MainActor @Suite struct EffectRunnerTests {
    private let ticket = Ticket(screen: 3, serial: 7)

    private struct Refusal: Error {}

    /// A mailbox and the stream of its wakes.
    private func mailbox() -> (Mailbox, AsyncStream<Void>) {
        let (wakes, continuation) = AsyncStream.makeStream(of: Void.self)
        return (Mailbox { continuation.yield() }, wakes)
    }

    private func overview() -> Answer {
        .overview(FixtureAccount.everything.overview(), FixtureAccount.everything.asOf)
    }

    @Test func `what is posted is taken once, in order`() {
        let mailbox = Mailbox {}
        mailbox.post(.refreshed)
        mailbox.post(.quit)

        #expect(mailbox.take() == [.refreshed, .quit])
        #expect(mailbox.take().isEmpty)
    }

    @Test func `an answer comes back with its ticket`() async {
        let (mailbox, wakes) = mailbox()
        let answer = overview()
        let runner = EffectRunner(
            source: ReportSource(answer: { _ in answer }, describe: { _ in "" }), mailbox: mailbox)

        runner.ask(.overview(.all), ticket)
        for await _ in wakes { break }

        #expect(mailbox.take() == [.answered(answer, ticket)])
    }

    @Test func `an error comes back as a sentence`() async {
        let (mailbox, wakes) = mailbox()
        let source = ReportSource(answer: { _ in throw Refusal() }, describe: { _ in "It was refused." })
        let runner = EffectRunner(source: source, mailbox: mailbox)

        runner.ask(.overview(.all), ticket)
        for await _ in wakes { break }

        #expect(mailbox.take() == [.answered(.failed("It was refused."), ticket)])
    }

    @Test func `a newer question of the same screen cancels the older, which says nothing`() async {
        let (mailbox, wakes) = mailbox()
        let answer = overview()
        let (cancellations, cancelled) = AsyncStream.makeStream(of: Bool.self)
        let (starts, started) = AsyncStream.makeStream(of: Void.self)
        let source = ReportSource(
            answer: { request in
                guard case .history = request else { return answer }
                // Blocks as a query does, until the task is cancelled.
                started.yield()
                while !Task.isCancelled {}
                cancelled.yield(true)
                throw CancellationError()
            }, describe: { _ in "never said" })
        let runner = EffectRunner(source: source, mailbox: mailbox)

        runner.ask(.history(.all), ticket)
        for await _ in starts { break }
        runner.ask(.overview(.all), Ticket(screen: 3, serial: 8))
        for await _ in cancellations { break }
        for await _ in wakes { break }

        #expect(mailbox.take() == [.answered(answer, Ticket(screen: 3, serial: 8))])
    }

    @Test func `a screen that is left cancels its question only`() async {
        let (mailbox, wakes) = mailbox()
        let answer = overview()
        let (starts, started) = AsyncStream.makeStream(of: Void.self)
        let (ends, ended) = AsyncStream.makeStream(of: Void.self)
        let source = ReportSource(
            answer: { request in
                guard case .history = request else { return answer }
                started.yield()
                while !Task.isCancelled {}
                defer { ended.yield() }
                throw Refusal()
            }, describe: { _ in "never said" })
        let runner = EffectRunner(source: source, mailbox: mailbox)

        runner.ask(.history(.all), ticket)
        for await _ in starts { break }
        runner.cancel(screen: ticket.screen)
        for await _ in ends { break }
        runner.ask(.overview(.all), Ticket(screen: 4, serial: 1))
        for await _ in wakes { break }

        #expect(mailbox.take() == [.answered(answer, Ticket(screen: 4, serial: 1))])
    }
}

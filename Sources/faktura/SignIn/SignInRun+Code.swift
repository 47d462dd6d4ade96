import AzureClient
import BillingCore
import FakturaWords
import Foundation

extension SignInRun {
    /// Shows code and address as they came, in Microsoft's words where those hold both.
    func show(_ code: DeviceCode) {
        let message = code.message ?? ""
        if !message.isEmpty { Console.error(message) }
        if !message.contains(code.userCode) || !message.contains(code.address) {
            Console.error(words.enterCode(code.userCode, at: code.address))
        }
    }

    /// Waits until the code was entered, with the time that is left where that can be shown.
    func wait(for code: DeviceCode, _ way: DeviceCodeSignIn) async throws -> SignedIn {
        defer { if Console.showsProgress { Console.progress("") } }
        return try await withThrowingTaskGroup(of: SignedIn?.self) { group in
            group.addTask { try await way.wait(for: code) }
            if Console.showsProgress { group.addTask { try await count(down: code) } }
            defer { group.cancelAll() }
            while let ended = try await group.next() {
                if let ended { return ended }
            }
            throw CancellationError()
        }
    }

    private func count(down code: DeviceCode) async throws -> SignedIn? {
        while true {
            let left = Int(code.expiresAt / 1000 - Int64(Date().timeIntervalSince1970))
            guard left >= 0 else { return nil }
            Console.progress(words.waitingForCode(seconds: left))
            try await Task.sleep(for: .seconds(1))
        }
    }
}

extension Console {
    /// Asks a question on standard error; only `y`, `yes` and the like in the language agree.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    static func confirms(_ question: String) throws -> Bool {
        let word = try answer(to: question).trimmingCharacters(in: .whitespaces).lowercased()
        return ["y", "yes", "j", "ja"].contains(word)
    }

    /// Asks a question on standard error, and gives the line that is typed.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    static func answer(to question: String) throws -> String {
        FileHandle.standardError.write(Data((visible(question) + " ").utf8))
        var answer: [UInt8] = []
        while true {
            var ready = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            let count = poll(&ready, 1, 50)
            guard !Task.isCancelled else {
                FileHandle.standardError.write(Data("\n".utf8))
                throw CancellationError()
            }
            guard count > 0 else { continue }
            var byte: UInt8 = 0
            guard read(0, &byte, 1) == 1, byte != 0x0A else { break }
            answer.append(byte)
        }
        return String(decoding: answer, as: UTF8.self)
    }
}

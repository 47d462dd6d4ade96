import ArgumentParser

/// Lets options that several commands take stand before the command's name: `faktura --cloud emulator login`.
///
/// The parser gives what stands before a name to the default command, which would take the name for a file.
enum CommandOrder {
    private static let flags: Set = ["--offline", "--debug", "--demo", "--ascii", "--raw", "--skip-invalid"]
    private static let valued: Set = [
        "--lang", "--config", "--cloud", "--store", "--as-of", "--subscription", "--period", "--metric", "--currency",
        "--anchor-day", "--output", "-o", "--dir", "--theme", "--color", "--cursor",
    ]

    /// The arguments with the name of a command, and of a command of that, before the options that stood there.
    static func arranged(_ arguments: [String], of root: any ParsableCommand.Type) -> [String] {
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            if flags.contains(argument) || valued.contains(where: { argument.hasPrefix("\($0)=") }) {
                index += 1
            } else if valued.contains(argument) {
                index += 2
            } else {
                break
            }
        }
        var names: [String] = []
        var command = root
        for argument in arguments.dropFirst(index) {
            guard let next = command.configuration.subcommands.first(where: { $0._commandName == argument }) else {
                break
            }
            names.append(argument)
            command = next
        }
        return names + arguments.prefix(index) + arguments.dropFirst(index + names.count)
    }
}

extension Words {
    /// Why the configuration could not be used.
    public enum SettingProblem: Error, Hashable, Sendable {
        /// The file that was asked for is not there.
        case missing(path: String)
        /// A line of the file is not TOML, from 1.
        case syntax(path: String, line: Int)
        /// The file has a key that is no setting.
        case unknownKey(path: String, key: String, known: [String])
        /// A value of the wrong kind.
        case badValue(path: String, key: String)
        /// A value that a setting does not know; the origin is a file or an environment variable.
        case unknownValue(origin: String, key: String, value: String, known: [String])
    }

    /// What a setting's problem is, and what to do.
    public func sentence(for problem: SettingProblem) -> String {
        switch problem {
        case .missing(let path):
            pick(
                "Can't read the configuration '\(path)': there is no such file.",
                sv: "Kan inte läsa konfigurationen ”\(path)”: filen finns inte.")
        case .syntax(let path, let line):
            pick(
                "Can't read the configuration '\(path)': line \(line) is not TOML.",
                sv: "Kan inte läsa konfigurationen ”\(path)”: rad \(line) är inte TOML.")
        case .unknownKey(let path, let key, let known):
            pick(
                "Can't use the configuration '\(path)': '\(key)' is no setting. Known are: \(list(known)).",
                sv:
                    "Kan inte använda konfigurationen ”\(path)”: ”\(key)” är ingen inställning. Kända är: \(list(known))."
            )
        case .badValue(let path, let key):
            pick(
                "Can't use the configuration '\(path)': '\(key)' takes a text, or true and false.",
                sv: "Kan inte använda konfigurationen ”\(path)”: ”\(key)” tar en text, eller true och false.")
        case .unknownValue(let origin, let key, let value, let known):
            pick(
                "Can't use '\(origin)': '\(value)' is no value of '\(key)'. Known are: \(list(known)).",
                sv: "Kan inte använda ”\(origin)”: ”\(value)” är inget värde för ”\(key)”. Kända är: \(list(known)).")
        }
    }

    private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

    /// Said when standard output could not be written.
    public func outputFailed(code: Int32) -> String {
        pick(
            "Can't write to standard output: \(systemWords(code)).",
            sv: "Kan inte skriva till standard ut: \(systemWords(code)).")
    }
}

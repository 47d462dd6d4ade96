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
        /// A cloud of the user's own without its two addresses.
        case badCloud(path: String, key: String, known: [String])
        /// A name that a cloud of the user's own cannot have.
        case badCloudName(path: String, name: String, taken: [String])
        /// A value that is no address.
        case badAddress(origin: String, key: String, value: String)
        /// An address of another machine without encryption.
        case notEncrypted(origin: String, key: String, value: String)
        /// An address of another machine, where only this one may be named.
        case notThisMachine(origin: String, value: String)
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
        case .badCloud, .badCloudName, .badAddress, .notEncrypted, .notThisMachine: cloudSentence(for: problem)
        }
    }

    /// What is wrong with a cloud, and what to do.
    private func cloudSentence(for problem: SettingProblem) -> String {
        switch problem {
        case .badCloud(let path, let key, let known):
            pick(
                "Can't use the configuration '\(path)': [\(key)] needs the texts \(list(known)).",
                sv: "Kan inte använda konfigurationen ”\(path)”: [\(key)] behöver texterna \(list(known)).")
        case .badCloudName(let path, let name, let taken):
            pick(
                "Can't use the configuration '\(path)': a cloud can't be called '\(name)'. Use a-z, 0-9 and -, and none of: "
                    + "\(list(taken)).",
                sv:
                    "Kan inte använda konfigurationen ”\(path)”: ett moln kan inte heta ”\(name)”. Använd a-z, 0-9 och -, "
                    + "men inte: \(list(taken)).")
        case .badAddress(let origin, let key, let value):
            pick(
                "Can't use '\(origin)': '\(value)' of '\(key)' is no address. Write it as https://host.",
                sv: "Kan inte använda ”\(origin)”: ”\(value)” i ”\(key)” är ingen adress. Skriv den som https://värd.")
        case .notEncrypted(let origin, let key, let value):
            pick(
                "Can't use '\(origin)': '\(value)' of '\(key)' is plain http to another machine. Use https.",
                sv: "Kan inte använda ”\(origin)”: ”\(value)” i ”\(key)” är http till en annan dator. Använd https.")
        case .notThisMachine(let origin, let value):
            pick(
                "Can't use '\(origin)': the emulator runs on this machine only, and '\(value)' is elsewhere. Name "
                    + "127.0.0.1, or a cloud of your own in the configuration.",
                sv:
                    "Kan inte använda ”\(origin)”: emulatorn körs bara på denna dator, och ”\(value)” är någon annanstans. "
                    + "Ange 127.0.0.1, eller ett eget moln i konfigurationen.")
        default: ""
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

import AzureClient
import FakturaWords

/// Which of Azure's clouds holds for this run; its addresses are looked at when they are needed.
struct CloudSetting {
    /// The clouds that need no configuration.
    static let builtIn = [publicCloud, government, emulator]
    /// The name of the cloud that holds unless another is named.
    static let publicCloud = "public"
    /// The name of the cloud of US Government.
    static let government = "us-government"
    /// The name of the emulator on this machine.
    static let emulator = "emulator"
    /// Where the emulator is, unless `FAKTURA_EMULATOR` says otherwise.
    static let emulatorAddress = "http://127.0.0.1:7788"

    let name: String
    /// Whether it is the one that nobody has to name.
    var isPublic: Bool { name == Self.publicCloud }
    private let environment: [String: String]
    private let configuration: ConfigurationFile

    /// - Parameter flag: What `--cloud` says.
    /// - Throws: ``Words/SettingProblem/unknownValue(origin:key:value:known:)`` for a name that no cloud has.
    init(flag: String?, environment: [String: String], configuration: ConfigurationFile) throws {
        self.environment = environment
        self.configuration = configuration
        let given = [
            ("--cloud", flag), ("FAKTURA_CLOUD", environment["FAKTURA_CLOUD"]),
            (configuration.path, configuration.text("cloud")),
        ]
        let known = Self.builtIn + configuration.clouds.keys.sorted()
        name = given.lazy.compactMap(\.1).first ?? Self.publicCloud
        for (origin, value) in given {
            guard let value, !known.contains(value) else { continue }
            throw Words.SettingProblem.unknownValue(origin: origin, key: "cloud", value: value, known: known)
        }
    }

    /// The cloud whose rules hold: one of the configuration that has US Government's addresses is that.
    var ruling: String {
        guard let own = configuration.clouds[name], let host = ServiceURL(own.resourceManager)?.host else {
            return name
        }
        return host.hasSuffix(".usgovcloudapi.net") ? Self.government : name
    }

    /// Whether a text can name a cloud: it becomes a part of file names.
    static func isName(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// The cloud with its addresses.
    ///
    /// - Throws: ``Words/SettingProblem`` for an address that cannot be used.
    func cloud() throws -> AzureCloud {
        if name == Self.emulator { return try emulated() }
        if let own = configuration.clouds[name] {
            let manager = try address(own.resourceManager, configuration.path, "clouds.\(name).resource-manager")
            let authority = try address(own.authority, configuration.path, "clouds.\(name).authority")
            guard let cloud = AzureCloud(name: name, resourceManager: manager, authority: authority) else {
                throw Words.SettingProblem.badAddress(
                    origin: configuration.path, key: "clouds.\(name)", value: own.authority)
            }
            return cloud
        }
        guard let cloud = AzureCloud.known.first(where: { $0.name == name }) else {
            throw Words.SettingProblem.unknownValue(
                origin: configuration.path, key: "cloud", value: name, known: Self.builtIn)
        }
        guard isPublic, let host = environment["AZURE_AUTHORITY_HOST"], !host.isEmpty else { return cloud }
        let text = host.contains("://") ? host : "https://" + host
        _ = try address(text, "AZURE_AUTHORITY_HOST", "AZURE_AUTHORITY_HOST")
        return cloud.signing(in: text) ?? cloud
    }

    private func emulated() throws -> AzureCloud {
        let variable = "FAKTURA_EMULATOR"
        let text = environment[variable].flatMap { $0.isEmpty ? nil : $0 } ?? Self.emulatorAddress
        guard let url = ServiceURL(text) else {
            throw Words.SettingProblem.badAddress(origin: variable, key: variable, value: text)
        }
        guard url.isLoopback, let cloud = AzureCloud(name: name, resourceManager: url, authority: url) else {
            throw Words.SettingProblem.notThisMachine(origin: variable, value: text)
        }
        return cloud
    }

    private func address(_ text: String, _ origin: String, _ key: String) throws -> ServiceURL {
        guard let url = ServiceURL(text) else {
            throw Words.SettingProblem.badAddress(origin: origin, key: key, value: text)
        }
        guard url.scheme == "https" || url.isLoopback else {
            throw Words.SettingProblem.notEncrypted(origin: origin, key: key, value: text)
        }
        return url
    }
}

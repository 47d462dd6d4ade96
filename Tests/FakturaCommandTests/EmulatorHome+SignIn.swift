import EmulatorTestSupport
import FakturaTestSupport
import Foundation

/// Signing in: its files, and the Azure CLI.
extension EmulatorHome {
    var tokens: String { home.path("state/faktura/tokens.json") }
    var accounts: String { home.path("state/faktura/accounts.json") }

    /// Chooses the emulator as a cloud called `lab`, where the Azure CLI counts.
    func lab(path: String) throws -> [String: String] {
        try home.write(
            "[clouds.lab]\nresource-manager = '\(address)'\nauthority = '\(address)'\n",
            to: "config/faktura/config.toml")
        return ["FAKTURA_CLOUD": "lab", "PATH": "\(path):/usr/bin:/bin"]
    }

    /// The rows of `accounts`.
    func listed(environment: [String: String] = [:]) throws -> [[String: String]] {
        let result = try start(["accounts", "-o", "csv"], environment: environment).waitForExit()
        return try PrintedRows(csv: result.output).rows
    }

    /// Every byte that the program left in its folders.
    func everythingWritten() throws -> String {
        try ["state", "config", "data", "cache"].flatMap { folder in
            try home.names(in: home.path("\(folder)/faktura")).map { "\(folder)/faktura/\($0)" }
        }
        .map { String(decoding: try Data(contentsOf: URL(filePath: home.path($0))), as: UTF8.self) }.joined()
    }

    /// A program called `az` in a folder of its own, which is returned; it writes down its arguments.
    func makeAzureCLI(_ answers: String) throws -> String {
        try home.writeProgram(
            """
            echo "$*" >> '\(home.path("az-calls"))'
            case "$*" in
            \(answers)
            *) echo 'ERROR: unexpected' >&2; exit 2 ;;
            esac
            """, named: "az")
    }

    /// What `az` was run with, a line each.
    func azureCLICalls() throws -> [String] {
        guard FileManager.default.fileExists(atPath: home.path("az-calls")) else { return [] }
        return try String(contentsOfFile: home.path("az-calls"), encoding: .utf8).split(separator: "\n").map(
            String.init)
    }

    /// How a signed-in `az` answers, with a token from the environment.
    static let signedInCLI = """
        "account show -o json") echo '{"user":{"name":"anna@contoso.example"},"tenantId":"t-1"}' ;;
        "account get-access-token"*) echo "{\\"accessToken\\":\\"$PLANTED\\",\\"expires_on\\":4102444800}" ;;
        """
}

import AzureEmulator
import BillingCore
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import SampleAccount
import Testing

extension EndToEnd {
    @Suite(.ownThread) struct SignInTests {
        private let here: EmulatorHome

        init() async throws { here = try await EmulatorHome(isApproving: false, settings: #""interval": 1"#) }

        private var home: CommandHome { here.home }
        private var emulator: AzureEmulator { here.emulator }

        private func login(_ arguments: [String] = ["--cloud", "emulator", "login"]) throws -> PtyChild {
            let child = try home.open(arguments, columns: 100, environment: ["FAKTURA_EMULATOR": here.address])
            try child.wait(for: "enter the code", seconds: 30)
            return child
        }

        @Test func `the code is shown with the time left until it is entered elsewhere`() async throws {
            let child = try login()
            try child.wait(for: "Waiting for the code to be entered, 14:5", seconds: 30)

            emulator.approveDeviceCodes()

            #expect(try child.waitForExit(seconds: 30) == .status(0))
            #expect(child.screen.text.contains("Signed in: 'admin@example.com', device-code, cloud 'emulator'."))
            #expect(!child.screen.text.contains("Waiting"))
        }

        @Test func `Ctrl-C gives up, and nothing is kept`() async throws {
            let child = try login()

            try child.quit(status: 130)

            #expect(child.screen.text.contains("Interrupted; nobody was signed in."))
            #expect(!child.screen.text.contains("Waiting"))
            #expect(!FileManager.default.fileExists(atPath: home.path("state/faktura")))
        }

        @Test func `what Microsoft's message holds does not steer the terminal`() async throws {
            try emulator.apply(
                scenario: #"""
                    {"faults": [{"kind": "answer", "operation": "deviceCode", "status": 200, "body": {
                    "user_code": "AB\u001b[2JCD", "device_code": "d", "verification_uri": "https://example.com/device",
                    "expires_in": 900, "interval": 1, "message": "\u001b]0;title\u0007Go there."}}]}
                    """#)

            let child = try login()

            #expect(child.screen.text.contains("Go there."))
            #expect(child.screen.text.contains("Open https://example.com/device in a browser on any device and enter"))
            #expect(!child.output.contains(0x07))
            #expect(!String(decoding: child.output, as: UTF8.self).contains("\u{1B}[2J"))
            try child.quit(status: 130)
        }

        @Test(arguments: ["y", "n"])
        func `the Azure CLI's sign-in is taken only after a yes`(answer: String) async throws {
            let token = emulator.issueToken()
            let folder = try home.writeProgram(
                """
                case "$*" in
                "account show"*) echo '{"user":{"name":"anna@contoso.example"},"tenantId":"t-1"}' ;;
                *) echo '{"accessToken":"\(token)","expires_on":4102444800}' ;;
                esac
                """, named: "az")
            try home.write(
                "cloud = 'lab'\n[clouds.lab]\nresource-manager = '\(here.address)'\nauthority = '\(here.address)'\n",
                to: "config/faktura/config.toml")
            let child = try home.open(
                ["login"], columns: 160, environment: ["PATH": "\(folder):/usr/bin:/bin"])
            try child.wait(for: "Use its sign-in from now on? [y/N]", seconds: 30)

            child.send("\(answer)\r")

            #expect(try child.waitForExit(seconds: 30) == .status(answer == "y" ? 0 : 4))
            #expect(child.screen.text.contains("Signed in: 'anna@contoso.example', azure-cli") == (answer == "y"))
        }
    }
}

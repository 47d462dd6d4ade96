import FakturaViewModels
import FakturaWords
import TerminalKit

/// The keys of the themes to choose from.
extension AppKeys {
    static func themes(_ picker: ThemePicker, _ words: Words) -> [KeyBinding<Intent>] {
        [
            KeyBinding(
                [.enter, .right, "l"], .opened, words.key(.keepTheme),
                disabledReason: picker.isKeepable ? nil : picker.fault,
                hint: picker.isKeepable, priority: 9),
            KeyBinding([.escape, .left, "h", .backspace], .closed, words.key(.takeThemeBack), hint: true, priority: 9),
        ]
    }
}

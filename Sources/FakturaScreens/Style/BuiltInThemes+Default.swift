extension BuiltInThemes {
    /// `Themes/default.toml`.
    static let standard = #"""
        # faktura's own look, on the terminal's own ground. Every role the program
        # draws with has a line here, so a new theme starts as a copy of this file.
        # A role left out takes its parent's look: "table.row.selected" that of
        # "table.row", then of "table", then of "text".
        name = "default"
        appearance = "dark"
        glyphs = "unicode"

        [roles]
        "text" = { fg = "default", bg = "default" }
        "text.dim" = { fg = "gray", mono = ["dim"] }
        "text.strong" = { modifiers = ["bold"] }
        "title" = { modifiers = ["bold"] }
        "title.note" = { fg = "gray", modifiers = [], mono = [] }
        "table.header" = { fg = "accent", mono = ["bold"] }
        "table.header.sorted" = { fg = "accent", modifiers = ["bold"], mono = ["bold"] }
        "table.row.selected" = { modifiers = ["reverse"] }
        "table.group" = { modifiers = ["bold"] }
        "table.cursor" = { fg = "accent", modifiers = ["bold"] }
        "table.total" = { modifiers = ["bold"] }
        "bar" = { bg = "blue" }
        "bar.estimate" = { bg = "gray" }
        "trend" = { fg = "accent" }
        "status" = { fg = "gray", mono = [] }
        "status.warning" = { fg = "red", modifiers = ["bold"] }
        "status.work" = { fg = "accent" }
        "hint" = { fg = "gray", mono = [] }
        "hint.key" = { fg = "accent", modifiers = ["bold"] }
        "hint.disabled" = { fg = "gray", mono = ["dim"] }
        "prompt" = { modifiers = [] }
        "prompt.note" = { fg = "accent" }
        "prompt.cursor" = { modifiers = ["reverse"] }
        "box" = { modifiers = [] }
        "box.frame" = { fg = "gray" }
        "box.title" = { fg = "accent", modifiers = ["bold"] }
        "menu.selected" = { modifiers = ["reverse"] }
        "help.heading" = { fg = "accent", modifiers = ["bold"] }
        "help.key" = { modifiers = ["bold"] }
        "help.disabled" = { fg = "gray", mono = ["dim"] }
        "state.unbilled" = { fg = "accent" }
        "state.due" = { fg = "yellow" }
        "state.overdue" = { fg = "red", modifiers = ["bold"] }
        "state.paid" = { fg = "green" }
        "state.void" = { fg = "gray" }
        "state.none" = { fg = "gray" }
        "amount.negative" = { fg = "green" }
        "amount.unusual" = { fg = "yellow", modifiers = ["bold"] }

        # Last, because a TOML table runs to the next header.
        [palette]
        accent = { rgb = "#5fafd7", c256 = 74, c16 = "cyan" }
        blue = { rgb = "#005f87", c256 = 24, c16 = "blue" }
        gray = { rgb = "#8a8a8a", c256 = 245, c16 = "bright-black" }
        green = { rgb = "#87af5f", c256 = 107, c16 = "green" }
        yellow = { rgb = "#d7af5f", c256 = 179, c16 = "yellow" }
        red = { rgb = "#ff5f5f", c256 = 203, c16 = "bright-red" }

        """#

    /// `Themes/mono.toml`.
    static let mono = #"""
        # No colour at all: what matters is bold, reversed or underlined.
        name = "mono"
        appearance = "dark"
        glyphs = "unicode"

        [roles]
        "text" = { fg = "default", bg = "default" }
        "text.dim" = { modifiers = [] }
        "text.strong" = { modifiers = ["bold"] }
        "title" = { modifiers = ["bold"] }
        "title.note" = { modifiers = [] }
        "table.header" = { modifiers = ["underline"] }
        "table.header.sorted" = { modifiers = ["bold", "underline"] }
        "table.row.selected" = { modifiers = ["reverse"] }
        "table.group" = { modifiers = ["bold"] }
        "table.cursor" = { modifiers = ["bold"] }
        "table.total" = { modifiers = ["bold"] }
        "bar" = { modifiers = [] }
        "status.warning" = { modifiers = ["bold"] }
        "hint.key" = { modifiers = ["bold"] }
        "prompt.cursor" = { modifiers = ["reverse"] }
        "box.title" = { modifiers = ["bold"] }
        "menu.selected" = { modifiers = ["reverse"] }
        "help.heading" = { modifiers = ["bold", "underline"] }
        "help.key" = { modifiers = ["bold"] }
        "state.overdue" = { modifiers = ["bold"] }
        "amount.unusual" = { modifiers = ["bold"] }

        """#

    /// `Themes/ascii.toml`.
    static let ascii = #"""
        # The default colours with nothing above U+007E: bars, marks and trends are
        # letters of the keyboard.
        name = "ascii"
        inherits = "default"
        glyphs = "ascii"

        [roles]
        "table.row.selected" = { modifiers = ["reverse"] }

        """#
}

extension BuiltInThemes {
    /// `Themes/light.toml`.
    static let light = #"""
        # Dark text on light ground.
        name = "light"
        inherits = "default"
        appearance = "light"

        [roles]
        "text" = { fg = "ink", bg = "ground" }
        "text.dim" = { fg = "dim", mono = ["dim"] }
        "title" = { fg = "accent", bg = "panel", modifiers = ["bold"] }
        "table.header" = { fg = "accent", modifiers = ["bold"] }
        "table.header.sorted" = { fg = "accent", modifiers = ["bold", "underline"] }
        "table.row.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "table.total" = { fg = "ink", modifiers = ["bold"] }
        "bar.estimate" = { bg = "shade" }
        "hint" = { fg = "gray", bg = "panel", mono = [] }
        "box.frame" = { fg = "gray" }
        "box.title" = { fg = "accent", modifiers = ["bold"] }
        "menu.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "state.void" = { fg = "purple" }

        [palette]
        ground = { rgb = "#fafafa", c256 = 231, c16 = "bright-white" }
        panel = { rgb = "#e4e7eb", c256 = 254, c16 = "white" }
        selection = { rgb = "#c5dafa", c256 = 153, c16 = "cyan" }
        shade = { rgb = "#aacbf0", c256 = 153, c16 = "white" }
        ink = { rgb = "#1f2328", c256 = 235, c16 = "black" }
        dim = { rgb = "#6b737d", c256 = 243, c16 = "bright-black" }
        gray = { rgb = "#515a65", c256 = 240, c16 = "black" }
        accent = { rgb = "#0550ae", c256 = 25, c16 = "blue" }
        blue = { rgb = "#4a8fdc", c256 = 68, c16 = "blue" }
        green = { rgb = "#1a6b2f", c256 = 22, c16 = "black" }
        yellow = { rgb = "#865200", c256 = 94, c16 = "magenta" }
        red = { rgb = "#b3152a", c256 = 124, c16 = "red" }
        purple = { rgb = "#7a3fa8", c256 = 91, c16 = "magenta" }

        """#

    /// `Themes/high-contrast.toml`.
    static let highContrast = #"""
        # White and pure colours on black: every text has a contrast of 7:1 or more.
        name = "high-contrast"
        inherits = "default"
        appearance = "dark"

        [roles]
        "text" = { fg = "ink", bg = "ground" }
        "text.dim" = { fg = "gray" }
        "title" = { fg = "ground", bg = "ink", modifiers = ["bold"], mono = ["reverse", "bold"] }
        "title.note" = { fg = "ground", mono = ["reverse"] }
        "table.header" = { fg = "accent", modifiers = ["bold", "underline"] }
        "table.header.sorted" = { fg = "yellow", modifiers = ["bold", "underline"] }
        "table.row.selected" = { fg = "ground", bg = "yellow", modifiers = ["bold"], mono = ["reverse"] }
        "table.cursor" = { fg = "yellow", modifiers = ["bold"] }
        "table.total" = { fg = "yellow", modifiers = ["bold"] }
        "bar.estimate" = { bg = "shade" }
        "hint.key" = { fg = "yellow", modifiers = ["bold"] }
        "box.frame" = { fg = "ink" }
        "box.title" = { fg = "yellow", modifiers = ["bold"] }
        "menu.selected" = { fg = "ground", bg = "yellow", modifiers = ["bold"], mono = ["reverse"] }
        "state.void" = { fg = "purple" }

        [palette]
        ground = { rgb = "#000000", c256 = 16, c16 = "black" }
        shade = { rgb = "#767676", c256 = 243, c16 = "bright-black" }
        ink = { rgb = "#ffffff", c256 = 231, c16 = "bright-white" }
        gray = { rgb = "#d0d0d0", c256 = 252, c16 = "white" }
        accent = { rgb = "#00ffff", c256 = 51, c16 = "bright-cyan" }
        blue = { rgb = "#5fafff", c256 = 75, c16 = "bright-blue" }
        green = { rgb = "#5fff5f", c256 = 83, c16 = "bright-green" }
        yellow = { rgb = "#ffff00", c256 = 226, c16 = "bright-yellow" }
        red = { rgb = "#ff8787", c256 = 210, c16 = "bright-red" }
        purple = { rgb = "#ff87ff", c256 = 213, c16 = "bright-magenta" }

        """#

    /// `Themes/colorblind.toml`.
    static let colorblind = #"""
        # States that stay apart with red, green or blue blindness, by hue and by
        # lightness.
        name = "colorblind"
        inherits = "default"
        appearance = "dark"

        [roles]
        "text" = { fg = "ink", bg = "ground" }
        "text.dim" = { fg = "gray", mono = ["dim"] }
        "title" = { fg = "yellow", bg = "panel", modifiers = ["bold"] }
        "table.header" = { fg = "sky", modifiers = ["bold"] }
        "table.header.sorted" = { fg = "sky", modifiers = ["bold", "underline"] }
        "table.row.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "table.total" = { fg = "yellow", modifiers = ["bold"] }
        "bar.estimate" = { bg = "shade" }
        "hint" = { fg = "gray", bg = "panel", mono = [] }
        "box.frame" = { fg = "sky" }
        "box.title" = { fg = "yellow", modifiers = ["bold"] }
        "menu.selected" = { fg = "ink", bg = "selection", modifiers = ["bold"], mono = ["reverse"] }
        "table.cursor" = { fg = "yellow", modifiers = ["bold"] }
        "trend" = { fg = "sky" }
        "status.work" = { fg = "sky" }
        "hint.key" = { fg = "yellow", modifiers = ["bold"] }
        "help.heading" = { fg = "yellow", modifiers = ["bold"] }
        "state.void" = { fg = "pink" }
        "state.none" = { fg = "dim" }

        [palette]
        ground = { rgb = "#121212", c256 = 233, c16 = "black" }
        panel = { rgb = "#262626", c256 = 235, c16 = "black" }
        selection = { rgb = "#3a3a3a", c256 = 237, c16 = "blue" }
        shade = { rgb = "#2f4a66", c256 = 238, c16 = "bright-black" }
        ink = { rgb = "#e4e4e4", c256 = 254, c16 = "white" }
        dim = { rgb = "#767676", c256 = 243, c16 = "bright-black" }
        gray = { rgb = "#a8a8a8", c256 = 248, c16 = "white" }
        accent = { rgb = "#4585de", c256 = 68, c16 = "bright-blue" }
        sky = { rgb = "#7fb8ff", c256 = 111, c16 = "cyan" }
        blue = { rgb = "#2671b2", c256 = 26, c16 = "cyan" }
        green = { rgb = "#16e28c", c256 = 42, c16 = "bright-green" }
        yellow = { rgb = "#fbf353", c256 = 227, c16 = "bright-yellow" }
        red = { rgb = "#e44a17", c256 = 166, c16 = "red" }
        pink = { rgb = "#fea6d9", c256 = 218, c16 = "bright-magenta" }

        """#
}

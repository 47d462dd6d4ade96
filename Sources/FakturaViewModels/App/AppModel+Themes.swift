import FakturaWords

/// Choosing a theme: the highlighted one is shown at once, kept or taken back.
extension AppModel {
    mutating func receive(_ answer: ThemeAnswer) -> [Effect] {
        switch answer {
        case .listed(let choices, let current, let fixedBy):
            let selected = choices.firstIndex { $0.name == current } ?? 0
            let picker = ThemePicker(
                choices: choices, fixedBy: fixedBy, selected: selected, usedASCIIGlyphs: usesASCIIGlyphs)
            overlay = .themes(picker)
            if let fixedBy { notice = Message(isWarning: false, text: words.themeFixed(by: fixedBy)) }
        case .shown(let name, let usesASCII, let summary, let fault):
            updatePicker(name) { picker in
                picker.summary = summary
                picker.fault = fault
                picker.isKeepable = true
                return usesASCII
            }
        case .refused(let name, let fault):
            updatePicker(name) { picker in
                picker.summary = nil
                picker.fault = fault
                picker.isKeepable = false
                return picker.usedASCIIGlyphs
            }
            noteFault()
        case .kept(let name, let fixedBy):
            let text = fixedBy.map { words.themeKept(name, butFixedBy: $0) } ?? words.themeKept(name)
            notice = Message(isWarning: false, text: text)
        }
        return []
    }

    /// Highlights another theme, and shows it.
    mutating func highlightTheme(_ move: ListMove, in picker: ThemePicker) -> [Effect] {
        var (picker, cursor) = (picker, ListCursor())
        let count = picker.choices.count
        cursor.setViewport(frontModel.viewport, count: count)
        cursor.select(picker.selected, count: count)
        cursor.move(move, count: count)
        guard cursor.selected != picker.selected else { return [] }
        picker.selected = cursor.selected
        picker.summary = nil
        picker.fault = nil
        picker.isKeepable = true
        overlay = .themes(picker)
        return picker.name.map { [.theme(.show($0))] } ?? []
    }

    /// Keeps the highlighted theme; one that cannot be drawn with stays in front with what is wrong with it.
    mutating func keepTheme(of picker: ThemePicker) -> [Effect] {
        guard let name = picker.name, picker.isKeepable else { return [] }
        overlay = nil
        return [.theme(.keep(name))]
    }

    /// Closes what is in front; a theme that was shown and not kept goes.
    mutating func closeOverlay() -> [Effect] {
        defer { overlay = nil }
        guard case .themes(let picker) = overlay else { return stopSignIn() }
        usesASCIIGlyphs = picker.usedASCIIGlyphs
        return [.theme(.goBack)]
    }

    /// Puts what is wrong with the highlighted theme among the messages: the status line may have no room for it.
    private mutating func noteFault() {
        guard case .themes(let picker) = overlay, let fault = picker.fault else { return }
        let message = Message(isWarning: true, text: fault)
        if !messages.contains(message) { messages.insert(message, at: 0) }
    }

    /// Changes the picker, if it is in front and this theme is highlighted; the change returns which glyphs to use.
    private mutating func updatePicker(_ name: String, _ change: (inout ThemePicker) -> Bool) {
        guard case .themes(var picker) = overlay, picker.name == name else { return }
        usesASCIIGlyphs = change(&picker)
        overlay = .themes(picker)
    }
}

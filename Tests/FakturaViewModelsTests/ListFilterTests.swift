import FakturaViewModels
import Testing

@Suite struct ListFilterTests {
    private func filter(_ edits: ListFilter.Edit...) -> ListFilter {
        var filter = ListFilter()
        for edit in edits { _ = filter.apply(edit) }
        return filter
    }

    @Test(arguments: [
        ([ListFilter.Edit.typed("a"), .typed("b")], "ab"), ([.typed("ab"), .deleted], "a"), ([.deleted], ""),
        ([.typed("two words "), .wordDeleted], "two "), ([.typed("one"), .wordDeleted], ""),
        ([.wordDeleted], ""), ([.typed("text"), .emptied], ""), ([.typed("one\ntwo")], "one"), ([.typed("\n")], ""),
        ([.typed("text"), .accepted], "text"), ([.typed("text"), .cleared], ""),
        ([.typed("e\u{301}x"), .deleted], "e\u{301}"),
    ])
    func `what edits leave`(edits: [ListFilter.Edit], text: String) {
        var filter = ListFilter()

        for edit in edits { _ = filter.apply(edit) }

        #expect(filter.text == text)
    }

    @Test func `the prompt opens with what was typed before`() {
        let filter = filter(.opened, .typed("disk"), .accepted, .opened)

        #expect(filter.text == "disk")
        #expect(filter.isEditing)
    }

    @Test(arguments: [(ListFilter.Edit.opened, false), (.typed("a"), true), (.deleted, false), (.typed(""), false)])
    func `an edit tells whether the text is another one`(edit: ListFilter.Edit, changes: Bool) {
        var filter = ListFilter()

        #expect(filter.apply(edit) == changes)
    }
}

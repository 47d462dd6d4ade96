import FakturaViewModels
import Testing

/// A row of a list in a test: its identifier is its name.
private struct Item: ListRow {
    enum Column: Hashable, Sendable { case name, weight }

    var id: String
    var weight = 0
    var isPinned = false

    var searchText: String { id }

    func isOrdered(before other: Item, by column: Column) -> Bool {
        column == .name ? id < other.id : weight < other.weight
    }
}

@Suite struct ListModelTests {
    private func list(_ items: Item...) -> ListModel<Item> {
        var list = ListModel<Item>()
        list.load(items)
        return list
    }

    private var fruits: ListModel<Item> {
        list(Item(id: "apple", weight: 2), Item(id: "pear", weight: 1), Item(id: "plum", weight: 2), Item(id: "fig"))
    }

    private func names(_ list: ListModel<Item>) -> [String] { list.visible.map(\.id) }

    @Test func `a filter keeps the selected row while it matches`() {
        var list = fruits
        list.select("plum")

        list.edit(.typed("p"))

        #expect(names(list) == ["apple", "pear", "plum"])
        #expect(list.selected?.id == "plum")
    }

    @Test func `a filter that hides the selected row selects a near one`() {
        var list = fruits
        list.select("fig")

        list.edit(.typed("p"))

        #expect(list.selected?.id == "plum")
    }

    @Test func `clearing the filter keeps the row that was chosen in it`() {
        var list = fruits
        list.edit(.typed("plum"))

        list.edit(.cleared)

        #expect(names(list) == ["apple", "pear", "plum", "fig"])
        #expect(list.selected?.id == "plum")
    }

    @Test func `lowercase finds both cases, an uppercase letter its own only`() {
        var small = list(Item(id: "Disk"), Item(id: "disk"))
        var large = small

        small.edit(.typed("disk"))
        large.edit(.typed("Disk"))

        #expect(names(small) == ["Disk", "disk"])
        #expect(names(large) == ["Disk"])
    }

    @Test func `loading again keeps the selected item, wherever it is now`() {
        var list = fruits
        list.select("plum")

        list.load([Item(id: "kiwi"), Item(id: "plum", weight: 9), Item(id: "apple")])

        #expect(list.selected == Item(id: "plum", weight: 9))
    }

    @Test func `an item that is gone leaves the selection near its place`() {
        var list = fruits
        list.select("fig")

        list.load([Item(id: "apple"), Item(id: "pear")])

        #expect(list.selected?.id == "pear")
    }

    @Test(arguments: [
        (false, ["fig", "pear", "apple", "plum"]), (true, ["apple", "plum", "pear", "fig"]),
    ])
    func `rows that are equal stay in the report's order, both ways`(isDescending: Bool, expected: [String]) {
        var list = fruits

        list.sort(by: ListSort(.weight, isDescending: isDescending))

        #expect(names(list) == expected)
    }

    @Test func `sorting keeps the selected row, and no order gives back the report's`() {
        var list = fruits
        list.select("pear")

        list.sort(by: ListSort(.name, isDescending: true))
        let sorted = list
        list.sort(by: nil)

        #expect(sorted.selected?.id == "pear")
        #expect(names(list) == ["apple", "pear", "plum", "fig"])
        #expect(list.selected?.id == "pear")
    }

    @Test(arguments: [false, true])
    func `a pinned row stays first and is neither sorted nor filtered away`(isDescending: Bool) {
        var list = list(Item(id: "zz all", isPinned: true), Item(id: "b"), Item(id: "a"))

        list.sort(by: ListSort(.name, isDescending: isDescending))
        list.edit(.typed("b"))

        #expect(names(list) == ["zz all", "b"])
        #expect((list.countOfVisible, list.countOfAll) == (1, 2))
    }

    @Test func `filtered to nothing is told from empty, a pinned row or not`() {
        var filtered = list(Item(id: "all", isPinned: true), Item(id: "a"))
        filtered.edit(.typed("nowhere"))
        var empty = list()
        empty.edit(.typed("nowhere"))

        #expect(filtered.isFilteredToNothing)
        #expect(!empty.isFilteredToNothing)
        #expect(empty.selected == nil)
    }

    @Test func `columns scroll until two are left, and not beyond the first`() {
        var list = fruits

        list.scrollColumns(9, of: 5)
        let far = list.columnOffset
        list.scrollColumns(-20, of: 5)

        #expect((far, list.columnOffset) == (3, 0))
    }
}

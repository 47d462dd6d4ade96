/// Makes room in a sentence that names a file: its folder is cut in the middle, the file's name stays.
struct PathCut {
    /// The path as the sentence has it; `nil` for none.
    let path: String?
    /// What stands for what is left out.
    let ellipsis: String

    /// The sentence in so many cells, as far as its folder can give them.
    func fitting(_ sentence: String, cells: Int, measure: (String) -> Int) -> String {
        guard let path, measure(sentence) > cells, let place = sentence.firstRange(of: path),
            let slash = path.lastIndex(of: "/")
        else { return sentence }
        let name = path[slash...]
        let folder = Array(path[..<slash])
        var head = folder.prefix(folder.count / 2)
        var tail = folder.dropFirst(folder.count / 2)
        func cut() -> String {
            var text = sentence
            text.replaceSubrange(place, with: String(head) + ellipsis + String(tail) + name)
            return text
        }
        while measure(cut()) > cells, !head.isEmpty || !tail.isEmpty {
            if head.count >= tail.count { head.removeLast() } else { tail.removeFirst() }
        }
        return cut()
    }
}

@main
enum Faktura {
    static func main() {}
}

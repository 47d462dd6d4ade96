enum TerminalKitStub {}

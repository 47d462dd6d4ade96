enum NcursesTerminalStub {}

enum UsageFilesStub {}

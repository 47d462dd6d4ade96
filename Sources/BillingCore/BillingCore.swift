enum BillingCoreStub {}

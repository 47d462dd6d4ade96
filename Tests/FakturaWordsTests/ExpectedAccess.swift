/// Why costs are not shown, case by case; read it as a whole when it changes.
enum ExpectedAccess {
    static let english = """
        Can't read the costs of 'Production': you may not see them. An owner of the subscription can give you \
        Billing Reader, Reader or Cost Management Reader. (request id 7f0c)
        Can't read the costs of 'Production': as Support Request Contributor you may not see them. An owner of \
        the subscription, or the Account Administrator (anna@contoso.example), can give you Billing Reader, \
        Reader or Cost Management Reader.
        Can't read the costs of 'Production': as Invoice section reader you may not see them. An owner of the \
        subscription can give you Cost Management Reader; of the whole billing profile, its owner can give you \
        Billing profile reader.
        Can't read the costs of 'Production': as Reader you may not see them. The policy on viewing charges is \
        off: an owner of the billing account or profile can switch it on, or give you Billing profile reader.
        Can't read the costs of 'Production': you may not see them. An owner of the subscription can give you \
        Cost Management Reader; the enrolment's administrator has to have 'AO view charges' on.
        Can't read the costs of 'Production': you may not see them. An owner of the subscription can give you \
        Cost Management Reader; the partner has to show charges.
        Can't read the costs of 'Production': you may not see them. The policy on viewing charges is off: the \
        partner can switch it on.
        Can't read the costs of 'Production': you may not see them. An owner of the subscription can give you \
        Billing Reader, Reader or Cost Management Reader.
        Can't read the costs of 'Production': the enrolment shows costs to its administrators only. One of them \
        can switch on 'AO view charges'.
        Can't read the costs of 'Production': the enrolment hides costs from department administrators. Its \
        administrator can switch on 'DA view charges'.
        Can't read the costs of 'Production': the partner has not published prices for the enrolment. Only the \
        partner can.
        Can't read the costs of 'Production': Azure keeps no costs of the offer Azure for Students \
        (MS-AZR-0170P). The portal's usage file can be opened instead.
        Can't read the costs of 'Production': Azure keeps no costs of the offer MS-AZR-0036P. The portal's usage \
        file can be opened instead.
        Can't read the costs of 'Production': Azure keeps no costs of the offer. The portal's usage file can be \
        opened instead.
        Can't read the costs of 'Production': subscribed on 20 Nov 2026, and costs take up to 48 hours to appear. \
        Try again on 22 Nov 2026.
        Can't read the costs of 'Production': Azure does not know it here. It was removed, or belongs to a tenant \
        that is not signed in to: A shows them.
        Can't read the costs of 'Production': Azure does not know it here: it is less than 48 hours old, or \
        belongs to a tenant that is not signed in to. Try again tomorrow.
        Can't read the costs of 'Production': the subscription is disabled. Its owner can enable it in the \
        portal.
        Can't read the costs of 'Production': Microsoft.CostManagement is not registered on it. An owner or \
        contributor can: 'az provider register --namespace Microsoft.CostManagement'.
        Can't read the costs of 'Production': it belongs to another tenant 'fabrikam.example'. A signs in there.
        Can't read the costs of 'Production': it belongs to another tenant. A signs in there.
        Can't read the costs of 'Production': the sign-in has expired. A signs in again.
        Can't read the costs of 'Production': Azure does not have it for this kind of agreement. The other screens show what there is.
        Can't read the costs of 'Production': Azure answered 403 (service trouble). Try again later. (request id \
        7f0c)
        Can't read the costs of 'Production': Nobody is signed in. 'faktura login' signs in.
        Can't read the costs of 'Production': 'management.azure.com' did not answer in time. Try again.
        No billing account is open to you: Azure lists none. A role on a subscription gives its costs, not the \
        invoices of a customer agreement. A billing profile owner can give you Billing profile reader, a \
        billing account owner Billing account reader.
        """

    static let swedish = """
        Kan inte läsa kostnaderna för ”Production”: du får inte se dem. En ägare av prenumerationen kan ge dig \
        Billing Reader, Reader eller Cost Management Reader. (begärans id 7f0c)
        Kan inte läsa kostnaderna för ”Production”: som Support Request Contributor får du inte se dem. En ägare \
        av prenumerationen, eller kontoadministratören (anna@contoso.example), kan ge dig Billing Reader, Reader \
        eller Cost Management Reader.
        Kan inte läsa kostnaderna för ”Production”: som Invoice section reader får du inte se dem. En ägare av \
        prenumerationen kan ge dig Cost Management Reader; för hela faktureringsprofilen kan dess ägare ge dig \
        Billing profile reader.
        Kan inte läsa kostnaderna för ”Production”: som Reader får du inte se dem. Principen för att visa \
        kostnader är av: en ägare av faktureringskontot eller profilen kan slå på den, eller ge dig Billing \
        profile reader.
        Kan inte läsa kostnaderna för ”Production”: du får inte se dem. En ägare av prenumerationen kan ge dig \
        Cost Management Reader; registreringens administratör måste ha ”AO view charges” på.
        Kan inte läsa kostnaderna för ”Production”: du får inte se dem. En ägare av prenumerationen kan ge dig \
        Cost Management Reader; partnern måste visa kostnader.
        Kan inte läsa kostnaderna för ”Production”: du får inte se dem. Principen för att visa kostnader är av: \
        partnern kan slå på den.
        Kan inte läsa kostnaderna för ”Production”: du får inte se dem. En ägare av prenumerationen kan ge dig \
        Billing Reader, Reader eller Cost Management Reader.
        Kan inte läsa kostnaderna för ”Production”: registreringen visar kostnader bara för sina administratörer. \
        En av dem kan slå på ”AO view charges”.
        Kan inte läsa kostnaderna för ”Production”: registreringen döljer kostnader för avdelningars \
        administratörer. Dess administratör kan slå på ”DA view charges”.
        Kan inte läsa kostnaderna för ”Production”: partnern har inte publicerat priser för registreringen. Bara \
        partnern kan.
        Kan inte läsa kostnaderna för ”Production”: Azure har inga kostnader för erbjudandet Azure for Students \
        (MS-AZR-0170P). Portalens användningsfil kan öppnas i stället.
        Kan inte läsa kostnaderna för ”Production”: Azure har inga kostnader för erbjudandet MS-AZR-0036P. \
        Portalens användningsfil kan öppnas i stället.
        Kan inte läsa kostnaderna för ”Production”: Azure har inga kostnader för erbjudandet. Portalens \
        användningsfil kan öppnas i stället.
        Kan inte läsa kostnaderna för ”Production”: tecknad 20 nov 2026, och kostnader dröjer upp till 48 timmar. \
        Försök igen 22 nov 2026.
        Kan inte läsa kostnaderna för ”Production”: Azure känner den inte här. Den är borttagen, eller hör till \
        en klientorganisation utan inloggning: A visar dem.
        Kan inte läsa kostnaderna för ”Production”: Azure känner den inte här: den är yngre än 48 timmar, eller \
        hör till en klientorganisation utan inloggning. Försök igen i morgon.
        Kan inte läsa kostnaderna för ”Production”: prenumerationen är inaktiverad. Ägaren kan aktivera den i \
        portalen.
        Kan inte läsa kostnaderna för ”Production”: Microsoft.CostManagement är inte registrerad för den. En \
        ägare eller deltagare kan: ”az provider register --namespace Microsoft.CostManagement”.
        Kan inte läsa kostnaderna för ”Production”: den hör till en annan klientorganisation ”fabrikam.example”. \
        A loggar in där.
        Kan inte läsa kostnaderna för ”Production”: den hör till en annan klientorganisation. A loggar in där.
        Kan inte läsa kostnaderna för ”Production”: inloggningen har gått ut. A loggar in igen.
        Kan inte läsa kostnaderna för ”Production”: Azure har det inte för denna sorts avtal. De andra bilderna visar vad som finns.
        Kan inte läsa kostnaderna för ”Production”: Azure svarade 403 (driftstörning). Försök igen senare. \
        (begärans id 7f0c)
        Kan inte läsa kostnaderna för ”Production”: Ingen är inloggad. ”faktura login” loggar in.
        Kan inte läsa kostnaderna för ”Production”: ”management.azure.com” svarade inte i tid. Försök igen.
        Inget faktureringskonto är öppet för dig: Azure har inget att visa. En roll på en prenumeration ger dess \
        kostnader, inte kundavtalets fakturor. En ägare av faktureringsprofilen kan ge dig Billing profile \
        reader, en ägare av faktureringskontot Billing account reader.
        """
}

/// What every error is told as; read it as a whole when it changes.
enum ExpectedSentences {
    static let english = """
        Can't open 'usage.csv': there is no such file. Check the name.
        Can't open 'exports': it is a folder without the manifest.json of an export. Name the usage files in it.
        Can't read 'usage.csv': you have no permission. Check its permissions.
        Can't read 'usage.csv': the disk reports an error. Try again, or read a copy of it.
        Can't read 'usage.csv': it is not an ordinary file. Give a CSV file.
        Can't read 'usage.csv': a part of the path is no folder. Check the path.
        Can't read 'usage.csv': the system answered error 77. Try again, or read a copy of it.
        Can't read 'usage.csv': it is empty. Download it again.
        Can't read 'usage.bin': it holds bytes that no text has. Give the CSV file itself.
        Can't read 'list.csv': its first line is of no known format: Name, Colour, Weight. Known are: Account \
        Center usage file, version 1; Account Center usage file, version 2; pay-as-you-go cost export; \
        Enterprise Agreement usage extract; Enterprise Agreement cost details; Microsoft Customer Agreement cost \
        details; Microsoft Partner Agreement cost details; FOCUS cost and usage export.
        Can't read 'list.csv': its first line is of no known format. Known are: Account Center usage file, \
        version 1; Account Center usage file, version 2; pay-as-you-go cost export; Enterprise Agreement usage \
        extract; Enterprise Agreement cost details; Microsoft Customer Agreement cost details; Microsoft Partner \
        Agreement cost details; FOCUS cost and usage export.
        Can't read 'usage.csv': it does not say in which currency its costs are. Pass it with --currency, such \
        as --currency EUR.
        Can't read 'usage.csv': it has costs in USD, not in EUR. Leave --currency out.
        Can't read 'usage.csv': it changed while it was read. Try again when it is complete.
        Can't read 'usage.csv.gz': it ends after byte 12,345, in the middle of its compressed data. Download it \
        again.
        Can't read 'usage.csv.gz': its compressed data is damaged at or before byte 12,345. Download it again.
        Can't read 'usage.parquet': it is Parquet. Choose CSV as the format of the export in Cost Management, \
        and download that.
        Can't read 'usage.zip': it is a zip archive. Unpack it and give the CSV file in it.
        Can't read 'usage.workbook': it is an Excel workbook. Save it as CSV UTF-8 in Excel, or give the file \
        that was downloaded.
        Can't read 'usage.pdf': it is a PDF, such as an invoice. Give the usage file, a CSV.
        Can't read 'usage.json': it is JSON. Give the CSV file; of an export with a manifest.json, its folder.
        Can't read 'usage.html': it is a web page, such as a sign-in page saved in place of the file. Sign in \
        there and download the file again.
        Can't read 'usage.xml': it is XML, such as what Azure Storage answers when a link has expired. Download \
        the file again.
        Can't read 'usage.carriageReturns': its lines end with a carriage return alone, as 'CSV (Macintosh)' has \
        them. Save it as CSV UTF-8 in the spreadsheet, or give the file that was downloaded.
        Can't open 'exports': it holds 3 exports. Name the folder of one, such as \
        'exports/acme/20261001-20261031'.
        Can't read 'exports': it is no manifest of a Cost Management export. Download the export again.
        Can't read 'exports': its manifest lists 1 partition and says that there are 2. An export is read whole \
        or not at all: download it again.
        Can't read 'exports': its manifest names '../usage.csv', which is outside of the folder. An export is \
        read whole or not at all: download it again.
        Can't read 'exports': its manifest lists 'part_0_0001.csv.gz' twice. An export is read whole or not at \
        all: download it again.
        Can't read 'exports': its partition 'part_1_0001.csv.gz' is not there. An export is read whole or not \
        at all: download it again.
        Can't read 'exports': its partition 'part_1_0001.csv.gz' has 8,300 bytes where the manifest says 8,320. \
        An export is read whole or not at all: download it again.
        Can't read 'exports': its partition 'part_1_0001.csv.gz' has 390 lines where the manifest says 392. An \
        export is read whole or not at all: download it again.
        Can't read 'exports': its partitions have 780 lines where the manifest says 782. An export is read \
        whole or not at all: download it again.
        Can't read 'exports': its partition 'part_1_0001.csv.gz' is of another format than the first. An export \
        is read whole or not at all: download it again.
        Can't read 'exports': dates have the month first in its partition 'part_0_0001.csv.gz' and the day first \
        in 'part_1_0001.csv.gz'. An export is read whole or not at all: download it again.
        Can't read 'usage.csv': line 14, column 'Cost' holds 'n/a', which is not a number. Mend the row or pass \
        --skip-invalid.
        Can't read 'usage.csv': line 14, column 'Date' holds '31/31/2026', which is not a day. Mend the row or \
        pass --skip-invalid.
        Can't read 'usage.csv': line 14, column 'Billing Period' holds 'July', which is not a billing period \
        such as 201807(6/12/2018 - 7/11/2018). Mend the row or pass --skip-invalid.
        Can't read 'usage.csv': line 14, column 'Meter Name' is empty and may not be. Mend the row or pass \
        --skip-invalid.
        Can't read 'usage.csv': line 14 has 11 cells where the header has 12. Mend the row or pass \
        --skip-invalid.
        Can't read 'usage.csv': line 14 opens a quote that nothing closes. Download it again.
        Can't read 'usage.csv': line 14, column 'Tags' has text after a closing quote. Mend the row or pass \
        --skip-invalid.
        Can't read 'usage.csv': line 14 is where the file ends, in the middle of a row. Download it again.
        Can't read 'usage.csv': line 14, column 'Usage Date' holds '2026-12-24', a day outside of the \
        statement's period. Mend the row or pass --skip-invalid.
        Can't read 'usage.csv': line 14 is longer than 16.8 MB. Download it again.
        Can't read 'usage.csv': line 14 is where the file ends, before its last section. Download it again.
        Can't read 'usage.csv': line 14, column 'Resource Name' holds bytes that are not UTF-8. Mend the row or \
        pass --skip-invalid.
        Can't read 'usage.csv': line 14, column 'Resource Name' holds bytes that are not Windows-1252. Mend the \
        row or pass --skip-invalid.
        Can't read 'usage.csv': line 14, column 'BillingPeriodEndDate' holds '10/31/2026', a last day before the \
        period's first. Mend the row or pass --skip-invalid.
        Can't read 'usage.csv': line 14, column 'Date' holds '31/10/2026', where other rows have day and month \
        in the other order. Mend the row or pass --skip-invalid.
        Can't open the store 'store.db': a newer faktura made it. Update faktura, or name another with --store.
        Can't open the store 'notes.txt': it is no store of faktura's. Name another with --store.
        Can't write to the store 'store.db': it is read-only. Check its rights, or name another with --store.
        Can't write to the store 'store.db': the disk is full. Nothing was changed; free some space and try \
        again.
        Can't write to the store 'store.db': another faktura (process 4711) is writing. Try again when it is \
        done.
        Can't write to the store 'store.db': another faktura is writing. Try again when it is done.
        Can't read the store 'store.db': it is damaged. Move it away and import the files again.
        Can't open the store 'store.db': you have no permission. Name another with --store.
        Can't open the store 'store.db': the disk is full. Name another with --store.
        Can't open the store 'store.db': the disk is read-only. Name another with --store.
        Can't set usage aside in 'cache' until it is whole: the disk reports an error. Nothing was changed; \
        check the disk and try again.
        Can't use the store 'store.db': SQLite answered 10, disk I/O error. Try again, or name another with \
        --store.
        Can't import into 'store.db': a day, a sum or a number of lines is beyond what the store can hold. \
        Check the file's dates and amounts.
        Can't remove dataset 7: there is none. 'faktura import list' shows them.
        """

    static let swedish = """
        Kan inte öppna ”usage.csv”: filen finns inte. Kontrollera namnet.
        Kan inte öppna ”exports”: det är en mapp utan en exports manifest.json. Ange användningsfilerna i \
        den.
        Kan inte läsa ”usage.csv”: du saknar behörighet. Kontrollera rättigheterna.
        Kan inte läsa ”usage.csv”: disken rapporterar ett fel. Försök igen, eller läs en kopia.
        Kan inte läsa ”usage.csv”: det är ingen vanlig fil. Ange en CSV-fil.
        Kan inte läsa ”usage.csv”: en del av sökvägen är ingen mapp. Kontrollera sökvägen.
        Kan inte läsa ”usage.csv”: systemet svarade fel 77. Försök igen, eller läs en kopia.
        Kan inte läsa ”usage.csv”: den är tom. Ladda ned den igen.
        Kan inte läsa ”usage.bin”: den innehåller byte som inte är text. Ange själva CSV-filen.
        Kan inte läsa ”list.csv”: första raden har inget känt format: Name, Colour, Weight. Kända är: \
        användningsfil från Kontocenter, version 1; användningsfil från Kontocenter, version 2; kostnadsexport \
        för användningsbaserad betalning; användningsutdrag för Enterprise-avtal; kostnadsdetaljer för \
        Enterprise-avtal; kostnadsdetaljer för Microsoft-kundavtal; kostnadsdetaljer för Microsoft-partneravtal; \
        FOCUS-export av kostnad och användning.
        Kan inte läsa ”list.csv”: första raden har inget känt format. Kända är: användningsfil från Kontocenter, \
        version 1; användningsfil från Kontocenter, version 2; kostnadsexport för användningsbaserad betalning; \
        användningsutdrag för Enterprise-avtal; kostnadsdetaljer för Enterprise-avtal; kostnadsdetaljer för \
        Microsoft-kundavtal; kostnadsdetaljer för Microsoft-partneravtal; FOCUS-export av kostnad och \
        användning.
        Kan inte läsa ”usage.csv”: den anger inte i vilken valuta kostnaderna är. Ange den med --currency, som \
        --currency EUR.
        Kan inte läsa ”usage.csv”: den har kostnader i USD, inte i EUR. Utelämna --currency.
        Kan inte läsa ”usage.csv”: den ändrades under läsningen. Försök igen när den är klar.
        Kan inte läsa ”usage.csv.gz”: den slutar efter byte 12 345, mitt i komprimerade data. Ladda ned den igen.
        Kan inte läsa ”usage.csv.gz”: dess komprimerade data är skadade vid eller före byte 12 345. Ladda ned \
        den igen.
        Kan inte läsa ”usage.parquet”: den är Parquet. Välj CSV som exportens format i Cost Management, och \
        ladda ned den.
        Kan inte läsa ”usage.zip”: den är ett zip-arkiv. Packa upp det och ange CSV-filen i det.
        Kan inte läsa ”usage.workbook”: den är en Excel-bok. Spara den som CSV UTF-8 i Excel, eller ange filen \
        som laddades ned.
        Kan inte läsa ”usage.pdf”: den är en PDF, som en faktura. Ange användningsfilen, en CSV-fil.
        Kan inte läsa ”usage.json”: den är JSON. Ange CSV-filen; för en export med manifest.json, dess mapp.
        Kan inte läsa ”usage.html”: den är en webbsida, som en inloggningssida sparad i stället för filen. \
        Logga in där och ladda ned filen igen.
        Kan inte läsa ”usage.xml”: den är XML, som det Azure Storage svarar när en länk har gått ut. Ladda ned \
        filen igen.
        Kan inte läsa ”usage.carriageReturns”: raderna slutar med enbart vagnretur, som i ”CSV (Macintosh)”. \
        Spara den som CSV UTF-8 i kalkylprogrammet, eller ange filen som laddades ned.
        Kan inte öppna ”exports”: den innehåller 3 exporter. Ange en av dem, som \
        ”exports/acme/20261001-20261031”.
        Kan inte läsa ”exports”: den är inget manifest för en export från Cost Management. Ladda ned exporten \
        igen.
        Kan inte läsa ”exports”: manifestet räknar upp 1 partition och säger att det finns 2. En export läses \
        hel eller inte alls: ladda ned den igen.
        Kan inte läsa ”exports”: manifestet nämner ”../usage.csv”, som ligger utanför mappen. En export läses \
        hel eller inte alls: ladda ned den igen.
        Kan inte läsa ”exports”: manifestet räknar upp ”part_0_0001.csv.gz” två gånger. En export läses hel \
        eller inte alls: ladda ned den igen.
        Kan inte läsa ”exports”: partitionen ”part_1_0001.csv.gz” finns inte där. En export läses hel eller \
        inte alls: ladda ned den igen.
        Kan inte läsa ”exports”: partitionen ”part_1_0001.csv.gz” har 8 300 byte där manifestet säger 8 320. En \
        export läses hel eller inte alls: ladda ned den igen.
        Kan inte läsa ”exports”: partitionen ”part_1_0001.csv.gz” har 390 rader där manifestet säger 392. En \
        export läses hel eller inte alls: ladda ned den igen.
        Kan inte läsa ”exports”: partitionerna har 780 rader där manifestet säger 782. En export läses hel \
        eller inte alls: ladda ned den igen.
        Kan inte läsa ”exports”: partitionen ”part_1_0001.csv.gz” har ett annat format än den första. En export \
        läses hel eller inte alls: ladda ned den igen.
        Kan inte läsa ”exports”: datum har månaden först i partitionen ”part_0_0001.csv.gz” och dagen först i \
        ”part_1_0001.csv.gz”. En export läses hel eller inte alls: ladda ned den igen.
        Kan inte läsa ”usage.csv”: rad 14, kolumn ”Cost” har ”n/a”, som inte är ett tal. Rätta raden eller ange \
        --skip-invalid.
        Kan inte läsa ”usage.csv”: rad 14, kolumn ”Date” har ”31/31/2026”, som inte är en dag. Rätta raden \
        eller ange --skip-invalid.
        Kan inte läsa ”usage.csv”: rad 14, kolumn ”Billing Period” har ”July”, som inte är en \
        faktureringsperiod som 201807(6/12/2018 - 7/11/2018). Rätta raden eller ange --skip-invalid.
        Kan inte läsa ”usage.csv”: rad 14, kolumn ”Meter Name” är tom och får inte vara det. Rätta raden eller \
        ange --skip-invalid.
        Kan inte läsa ”usage.csv”: rad 14 har 11 celler där rubriken har 12. Rätta raden eller ange \
        --skip-invalid.
        Kan inte läsa ”usage.csv”: rad 14 öppnar ett citat som inget avslutar. Ladda ned den igen.
        Kan inte läsa ”usage.csv”: rad 14, kolumn ”Tags” har text efter ett avslutande citattecken. Rätta raden \
        eller ange --skip-invalid.
        Kan inte läsa ”usage.csv”: rad 14 är där filen slutar, mitt i en rad. Ladda ned den igen.
        Kan inte läsa ”usage.csv”: rad 14, kolumn ”Usage Date” har ”2026-12-24”, en dag utanför kontoutdragets \
        period. Rätta raden eller ange --skip-invalid.
        Kan inte läsa ”usage.csv”: rad 14 är längre än 16,8 MB. Ladda ned den igen.
        Kan inte läsa ”usage.csv”: rad 14 är där filen slutar, före sista avsnittet. Ladda ned den igen.
        Kan inte läsa ”usage.csv”: rad 14, kolumn ”Resource Name” har byte som inte är UTF-8. Rätta raden eller \
        ange --skip-invalid.
        Kan inte läsa ”usage.csv”: rad 14, kolumn ”Resource Name” har byte som inte är Windows-1252. Rätta \
        raden eller ange --skip-invalid.
        Kan inte läsa ”usage.csv”: rad 14, kolumn ”BillingPeriodEndDate” har ”10/31/2026”, en sista dag före \
        periodens första. Rätta raden eller ange --skip-invalid.
        Kan inte läsa ”usage.csv”: rad 14, kolumn ”Date” har ”31/10/2026”, där andra rader har dag och månad i \
        omvänd ordning. Rätta raden eller ange --skip-invalid.
        Kan inte öppna lagret ”store.db”: en nyare faktura skapade det. Uppdatera, eller ange ett annat med \
        --store.
        Kan inte öppna lagret ”notes.txt”: det är inget lager från faktura. Ange ett annat med --store.
        Kan inte skriva till lagret ”store.db”: det är skrivskyddat. Ange ett annat med --store.
        Kan inte skriva till lagret ”store.db”: disken är full. Inget ändrades; frigör plats och försök igen.
        Kan inte skriva till lagret ”store.db”: en annan faktura (process 4711) skriver. Försök igen sedan.
        Kan inte skriva till lagret ”store.db”: en annan faktura skriver. Försök igen sedan.
        Kan inte läsa lagret ”store.db”: det är skadat. Flytta undan det och importera filerna igen.
        Kan inte öppna lagret ”store.db”: du saknar behörighet. Ange ett annat med --store.
        Kan inte öppna lagret ”store.db”: disken är full. Ange ett annat med --store.
        Kan inte öppna lagret ”store.db”: disken är skrivskyddad. Ange ett annat med --store.
        Kan inte lägga användning åt sidan i ”cache” tills den är hel: disken rapporterar ett fel. Inget ändrades; \
        kontrollera disken och försök igen.
        Kan inte använda lagret ”store.db”: SQLite svarade 10, disk I/O error. Försök igen.
        Kan inte importera till ”store.db”: en dag, en summa eller ett antal rader ryms inte i lagret. Kontrollera \
        filens datum och belopp.
        Kan inte ta bort datamängd 7: den finns inte. ”faktura import list” visar dem.
        """
}

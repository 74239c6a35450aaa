package io.tidemark.features.files.guess;

import java.util.List;

/**
 * What the columns of a field are called in the world.
 *
 * @param exact whole names, the likeliest first
 * @param parts of names, the likeliest first
 * @param never parts of names of something else
 */
record Names(List<String> exact, List<String> parts, List<String> never) {

    private static final int EXACT = 100;
    private static final int PART = 50;

    static final Names TRANSACTION = new Names(
            List.of(
                    "transactionid",
                    "txid",
                    "trxid",
                    "txnid",
                    "transnum",
                    "transactionnumber",
                    "paymentid",
                    "eventid",
                    "id",
                    "uuid",
                    "reference",
                    "row",
                    "rowid",
                    "rownumber",
                    "index"),
            List.of(
                    "transactionid",
                    "transid",
                    "txid",
                    "txnid",
                    "trxid",
                    "transnum",
                    "paymentid",
                    "eventid",
                    "reference"),
            List.of("customer", "terminal", "merchant", "card", "user"));
    static final Names CUSTOMER = new Names(
            List.of(
                    "customerid",
                    "customer",
                    "cardid",
                    "ccnum",
                    "cardnumber",
                    "card1",
                    "card",
                    "accountid",
                    "account",
                    "clientid",
                    "client",
                    "userid",
                    "user",
                    "nameorig",
                    "fromaccount",
                    "payer",
                    "sender",
                    "cardholder",
                    "iban"),
            List.of(
                    "customer",
                    "client",
                    "cardid",
                    "ccnum",
                    "cardno",
                    "cardnum",
                    "account",
                    "userid",
                    "user",
                    "payer",
                    "sender",
                    "orig",
                    "holder",
                    "member",
                    "acct",
                    "debtor",
                    "cust"),
            List.of(
                    "type", "brand", "age", "balance", "name1", "lat", "long", "zip", "city", "country", "count",
                    "segment", "present"));
    static final Names TERMINAL = new Names(
            List.of(
                    "terminalid",
                    "terminal",
                    "merchantid",
                    "merchant",
                    "merchantname",
                    "shopid",
                    "shop",
                    "storeid",
                    "store",
                    "posid",
                    "namedest",
                    "toaccount",
                    "payee",
                    "beneficiary",
                    "receiver"),
            List.of(
                    "terminal",
                    "merchant",
                    "shop",
                    "store",
                    "posid",
                    "payee",
                    "benefici",
                    "receiver",
                    "recipient",
                    "dest"),
            List.of(
                    "type",
                    "balance",
                    "lat",
                    "long",
                    "zip",
                    "city",
                    "state",
                    "country",
                    "category",
                    "code",
                    "risk",
                    "count"));
    static final Names AMOUNT = new Names(
            List.of(
                    "amount",
                    "amt",
                    "txamount",
                    "transactionamount",
                    "transactionamt",
                    "paidamount",
                    "betrag",
                    "montant",
                    "importe",
                    "importo",
                    "value",
                    "total",
                    "paid",
                    "price"),
            List.of(
                    "amount", "amt", "betrag", "montant", "importe", "importo", "value", "total", "paid", "price",
                    "sum"),
            List.of("balance", "avg", "mean", "count", "limit", "date", "time"));
    static final Names FRAUD = new Names(
            List.of(
                    "isfraud",
                    "fraud",
                    "txfraud",
                    "fraudflag",
                    "fraudlabel",
                    "class",
                    "label",
                    "target",
                    "chargeback",
                    "ischargeback"),
            List.of("fraud", "chargeback", "label", "target"),
            List.of("flagged", "scenario", "type", "score", "prob"));
    static final Names TIME = new Names(
            List.of(
                    "eventtime",
                    "txdatetime",
                    "transdatetranstime",
                    "datetime",
                    "timestamp",
                    "transactiontime",
                    "transactiondate",
                    "txtime",
                    "transtime",
                    "unixtime",
                    "transactiondt",
                    "time",
                    "date",
                    "step",
                    "createdat",
                    "ts"),
            List.of(
                    "datetime",
                    "timestamp",
                    "time",
                    "date",
                    "created",
                    "when",
                    "step",
                    "zeit",
                    "datum",
                    "fecha",
                    "epoch",
                    "seconds",
                    "hour",
                    "day",
                    "elapsed",
                    "period"),
            List.of(
                    "birth", "dob", "expir", "open", "clos", "week", "during", "since", "updated", "days", "last",
                    "past", "prev", "first", "nbtx", "nbtrans", "holiday"));
    static final Names CATEGORY = new Names(
            List.of("category", "merchantcategory", "mcc", "productcd", "type", "transactiontype"),
            List.of(),
            List.of());
    static final Names CHANNEL =
            new Names(List.of("channel", "usechip", "entrymode", "posentrymode"), List.of(), List.of());
    static final Names COUNTRY =
            new Names(List.of("country", "merchantcountry", "terminalcountry"), List.of(), List.of());
    static final Names DEVICE = new Names(List.of("deviceid", "device"), List.of(), List.of());

    /** Whether the name says something else. */
    boolean denies(Column column) {
        return !exact.contains(column.key()) && never.stream().anyMatch(column.key()::contains);
    }

    /** How surely a column is called so: 0 for not at all. */
    int score(Column column) {
        String key = column.key();
        int whole = exact.indexOf(key);
        if (whole >= 0) {
            return EXACT - whole;
        }
        if (denies(column)) {
            return 0;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (key.contains(parts.get(i))) {
                return PART - i;
            }
        }
        return 0;
    }
}

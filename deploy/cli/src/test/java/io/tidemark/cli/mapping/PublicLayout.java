package io.tidemark.cli.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of our own making in the layouts of public data sets: of 2,000 rows those of more than 290 are frauds. */
enum PublicLayout {
    HANDBOOK(
            "handbook",
            "2018-04-01",
            "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_TIME_SECONDS,TX_TIME_DAYS,TX_FRAUD,TX_FRAUD_SCENARIO") {
        @Override
        String row(Payment p) {
            return text("%d,%tF %<tT,%d,%d,%s,0,0,%d,0", p.number, p.at, p.customer, p.terminal, p.amount(), p.fraud());
        }
    },
    SPARKOV_KAGGLE(
            "sparkov-kaggle",
            "2019-01-01",
            ",trans_date_trans_time,cc_num,merchant,category,amt,first,last,gender,street,city,state,zip,lat,long,city_pop,job,dob,trans_num,unix_time,merch_lat,merch_long,is_fraud") {
        @Override
        String row(Payment p) {
            return text(
                    "%d,%tF %<tT,%d,\"fraud_Kub, Mann and %d\",misc_net,%s,Ann,Bell,F,1"
                            + " Street,Town,NC,28654,36.07,-81.17,3495,Baker,1988-03-09,%032x,1325376018,36.01,-82.04,%d",
                    p.number, p.at, 4_000_000_000L + p.customer, p.terminal, p.amount(), p.number, p.fraud());
        }
    },
    SPARKOV_GENERATOR(
            "sparkov-generator",
            "2023-03-01",
            "ssn|cc_num|first|last|gender|street|city|state|zip|lat|long|city_pop|job|dob|acct_num|profile|trans_num|trans_date|trans_time|unix_time|category|amt|is_fraud|merchant|merch_lat|merch_long") {
        @Override
        String row(Payment p) {
            return text(
                    "000|%d|Ann|Bell|F|1"
                            + " Street|Town|PA|17237|39.84|-77.55|1917|Baker|1948-10-25|35|adults.json|%032x|%tF|%<tT|%d|grocery_pos|%s|%d|fraud_Kub%d|38.9|-76.3",
                    4_000_000_000L + p.customer,
                    p.number,
                    p.at,
                    p.at.toEpochSecond(ZoneOffset.UTC),
                    p.amount(),
                    p.fraud(),
                    p.terminal);
        }
    },
    PAYSIM(
            "paysim",
            "2017-12-01",
            "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest,isFraud,isFlaggedFraud") {
        @Override
        String row(Payment p) {
            return text(
                    "%d,TRANSFER,%s,C%d,100.0,50.0,M%d,0.0,0.0,%d,0",
                    p.minutes / 60, p.amount(), 1_000_000 + p.number, p.terminal, p.fraud());
        }
    },
    ULB("ulb", "2013-09-01", "\"Time\"," + names("\"V%d\"", 28) + ",\"Amount\",\"Class\"") {
        @Override
        String row(Payment p) {
            String components = IntStream.range(0, 28)
                    .mapToObj(i -> text("%.15f", p.noise(i) + (i == 3 ? 3 * p.fraud() : 0)))
                    .collect(Collectors.joining(","));
            return text("%d,%s,%s,\"%d\"", p.number * 172_800L / ROWS, components, p.amount(), p.fraud());
        }
    },
    BANKSIM("banksim", "2012-11-01", "step,customer,age,gender,zipcodeOri,merchant,zipMerchant,category,amount,fraud") {
        @Override
        String row(Payment p) {
            return text(
                    "%d,'C%d','4','M','28007','M%d','28007','es_transportation',%s,%d",
                    p.minutes / 1_440, p.customer, p.terminal, p.amount(), p.fraud());
        }
    },
    IEEE_CIS(
            "ieee-cis",
            "2017-12-01",
            "TransactionID,isFraud,TransactionDT,TransactionAmt,ProductCD," + names("card%d", 6)
                    + ",addr1,addr2,dist1,dist2,P_emaildomain,R_emaildomain," + names("C%d", 14) + ","
                    + names("D%d", 15) + "," + names("M%d", 9) + "," + names("V%d", 339)) {
        @Override
        String row(Payment p) {
            return text(
                            "%d,%d,%d,%s9,W,%d,,150.0,visa,142.0,debit,,,,,gmail.com,",
                            2_987_000 + p.number, p.fraud(), p.minutes * 60L, p.amount(), p.customer)
                    + ",1.0".repeat(14 + 15)
                    + ",T".repeat(9)
                    + ",".repeat(339);
        }
    },
    TABFORMER(
            "tabformer",
            "2002-09-01",
            "User,Card,Year,Month,Day,Time,Amount,Use Chip,Merchant Name,Merchant City,Merchant"
                    + " State,Zip,MCC,Errors?,Is Fraud?") {
        @Override
        String row(Payment p) {
            return text(
                    "%d,%d,%d,%d,%d,%tR,$%s%s,Chip Transaction,%d,Town,CA,91750.0,5300,,%s",
                    p.customer / 2,
                    p.customer % 2,
                    p.at.getYear(),
                    p.at.getMonthValue(),
                    p.at.getDayOfMonth(),
                    p.at,
                    p.number % 50 == 7 ? "-" : "",
                    p.amount(),
                    -1_000_000_007L * (p.terminal + 1),
                    p.fraud() == 1 ? "Yes" : "No");
        }
    };

    static final int ROWS = 2_000;

    final String mapping;
    final LocalDate start;
    private final String header;

    PublicLayout(String mapping, String start, String header) {
        this.mapping = mapping;
        this.start = LocalDate.parse(start);
        this.header = header;
    }

    /** One payment of half an hour each. */
    record Payment(int number, int minutes, LocalDateTime at, int customer, int terminal, int cents) {
        String amount() {
            return text("%d.%02d", cents / 100, cents % 100);
        }

        int fraud() {
            return cents > 29_000 ? 1 : 0;
        }

        double noise(int seed) {
            return new SplittableRandom(number * 31L + seed).nextDouble(-1, 1);
        }
    }

    abstract String row(Payment payment);

    Path write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        String rows = IntStream.range(0, ROWS)
                .mapToObj(i -> row(new Payment(
                        i,
                        30 * i,
                        start.atStartOfDay().plusMinutes(30L * i),
                        random.nextInt(300),
                        random.nextInt(5),
                        random.nextInt(100, 30_000))))
                .collect(Collectors.joining("\n"));
        return Files.writeString(file, header + "\n" + rows + "\n");
    }

    private static String names(String form, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> text(form, i)).collect(Collectors.joining(","));
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}

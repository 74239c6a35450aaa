package io.tidemark.features.files.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns that a text may have been written by, told from its shape. */
final class TimeShape {

    private static final Pattern SHAPE =
            Pattern.compile("(?<date>[0-9]{1,4}(?<sep>[/.-])[0-9]{1,2}\\k<sep>[0-9]{1,4}|[0-9]{1,2}(?<msep>[-"
                    + " /])[A-Za-z]{3,9}\\k<msep>[0-9]{2,4}|[A-Za-z]{3,9} [0-9]{1,2},? [0-9]{4}|[0-9]{8})(?:(?<between>"
                    + " |T|, )[0-9]{1,2}:[0-9]{2}(?<seconds>:[0-9]{2})?(?<fraction>\\.[0-9]{1,9})?(?<noon>"
                    + " ?[AaPp][Mm])?)?(?<offset> ?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?|[A-Z]{3,4}))?");

    private static final List<String> NUMBERS = List.of(
            "yyyy-MM-dd",
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "yyyy-M-d",
            "d-M-yyyy",
            "M-d-yyyy",
            "dd-MM-yy",
            "MM-dd-yy",
            "yy-MM-dd",
            "d-M-yy",
            "M-d-yy");
    private static final List<String> MONTHS =
            List.of("dd-MMM-yyyy", "d-MMM-yyyy", "dd-MMM-yy", "d-MMM-yy", "d-MMMM-yyyy");
    private static final List<String> MONTHS_FIRST =
            List.of("MMM d yyyy", "MMM d',' yyyy", "MMMM d yyyy", "MMMM d',' yyyy");
    private static final List<String> DIGITS = List.of("yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMdd");
    private static final List<String> WEEKDAYS = List.of(
            "EEE MMM dd HH:mm:ss z yyyy",
            "EEE MMM d HH:mm:ss yyyy",
            "EEE, dd MMM yyyy HH:mm:ss z",
            "EEE, d MMM yyyy HH:mm:ss z");

    private TimeShape() {}

    /** The likeliest first: digits filled up with zeros, then others. */
    static List<String> patterns(String text) {
        if (text.matches("[0-9]+")) {
            return DIGITS.stream()
                    .filter(pattern -> pattern.length() == text.length())
                    .toList();
        }
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return text.matches("[A-Z][a-z]{2}.*") ? WEEKDAYS : List.of();
        }
        List<String> patterns = new ArrayList<>();
        for (String date : dates(shape)) {
            for (String clock : clocks(shape)) {
                patterns.add(date + clock + offset(shape));
            }
        }
        return patterns;
    }

    private static List<String> dates(Matcher shape) {
        if (shape.group("sep") != null) {
            return NUMBERS.stream()
                    .map(date -> date.replace("-", shape.group("sep")))
                    .toList();
        }
        if (shape.group("msep") != null) {
            return MONTHS.stream()
                    .map(date -> date.replace("-", shape.group("msep")))
                    .toList();
        }
        return Character.isDigit(shape.group("date").charAt(0)) ? List.of("yyyyMMdd") : MONTHS_FIRST;
    }

    private static List<String> clocks(Matcher shape) {
        if (shape.group("between") == null) {
            return List.of("");
        }
        String noon = shape.group("noon") == null ? "" : shape.group("noon").startsWith(" ") ? " a" : "a";
        String rest = ":mm" + (shape.group("seconds") == null ? "" : ":ss") + fraction(shape.group("fraction")) + noon;
        String between = shape.group("between").replace("T", "'T'").replace(",", "','");
        return List.of(between + (noon.isEmpty() ? "HH" : "hh") + rest, between + (noon.isEmpty() ? "H" : "h") + rest);
    }

    private static String fraction(String text) {
        return text == null ? "" : "." + "S".repeat(text.length() - 1);
    }

    private static String offset(Matcher shape) {
        String offset = shape.group("offset");
        if (offset == null) {
            return "";
        }
        String blank = offset.startsWith(" ") ? " " : "";
        String said = offset.strip();
        if (said.matches("[A-Y][A-Z]+")) {
            return blank + "z";
        }
        return blank + (said.contains(":") ? "XXX" : said.length() == 5 ? "XX" : "X");
    }
}

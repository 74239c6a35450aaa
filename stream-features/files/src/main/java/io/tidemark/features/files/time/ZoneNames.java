package io.tidemark.features.files.time;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of zones in texts ({@code z} in a pattern). UTC and what holds an offset are clear. Abbreviations such as CST
 * are not, since zones share them and the JDK would choose one: they count if the mapping's zone went by that name at that
 * time, which also tells the two comings of a doubled hour apart.
 */
final class ZoneNames {

    private static final Set<String> UTC = Set.of("UTC", "GMT", "UT", "Z");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/+_:-]+");

    private final DateTimeFormatter before;
    private final boolean first;
    private final String patternWithout;
    private final ZoneId zone;

    private ZoneNames(String before, String after, ZoneId zone) {
        this.first = before.isEmpty();
        this.before = PatternTime.strict(before);
        this.patternWithout = before + after;
        this.zone = zone;
    }

    /**
     * A zone's name and the text around it.
     *
     * @param rest the text without the name
     */
    record Found(String name, String rest) {}

    /** Empty if the pattern has no {@code z}. */
    static Optional<ZoneNames> of(String pattern, ZoneId zone) {
        List<PatternParts> parts = PatternParts.of(pattern);
        return parts.stream()
                .filter(part -> part.letter() == 'z')
                .findFirst()
                .map(part -> new ZoneNames(
                        pattern.substring(0, part.start()),
                        pattern.substring(part.start() + part.text().length()),
                        zone));
    }

    String patternWithout() {
        return patternWithout;
    }

    /** Finds the name behind what comes before it. */
    Found find(String text) {
        ParsePosition at = new ParsePosition(0);
        if (!first && before.parseUnresolved(text, at) == null) {
            throw NoTimeException.unlike(null);
        }
        Matcher name = NAME.matcher(text).region(at.getIndex(), text.length());
        if (!name.lookingAt()) {
            throw NoTimeException.unlike(null);
        }
        return new Found(name.group(), text.substring(0, name.start()) + text.substring(name.end()));
    }

    Instant instant(Found found, LocalDateTime local, ClockChanges changes) {
        String name = found.name();
        if (UTC.contains(name.toUpperCase(Locale.ROOT))) {
            return LocalTimes.at(local, ZoneOffset.UTC);
        }
        if (name.matches(".*[/0-9].*")) {
            return new LocalTimes(region(name)).at(local, changes);
        }
        return zone.getRules().getValidOffsets(local).stream()
                .filter(offset ->
                        abbreviation(ZonedDateTime.ofLocal(local, zone, offset)).equalsIgnoreCase(name))
                .findFirst()
                .map(offset -> LocalTimes.at(local, offset))
                .orElseThrow(() -> NoTimeException.because(name + " is shared by zones of different offsets, and "
                        + zone + ", the mapping's zone, did not go by it at that time"));
    }

    private static ZoneId region(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw NoTimeException.because("there is no zone " + name, e);
        }
    }

    private static String abbreviation(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("z", Locale.ENGLISH).format(time);
    }
}

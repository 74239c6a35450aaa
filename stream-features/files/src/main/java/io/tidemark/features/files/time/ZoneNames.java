package io.tidemark.features.files.time;

import java.text.ParsePosition;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names of zones in texts ({@code z} in a pattern), for {@link NamedZone} to say what they mean. */
final class ZoneNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/+_:-]+");

    private final DateTimeFormatter before;
    private final boolean first;
    private final String patternWithout;
    private final NamedZone zone;

    private ZoneNames(String before, String after, ZoneId zone) {
        this.first = before.isEmpty();
        this.before = PatternTime.strict(before);
        this.patternWithout = before + after;
        this.zone = new NamedZone(zone);
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
        return zone.at(found.name(), local, changes);
    }
}

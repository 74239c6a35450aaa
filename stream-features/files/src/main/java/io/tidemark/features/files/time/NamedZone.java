package io.tidemark.features.files.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * What the name of a zone beside a time means. UTC and what holds an offset are clear. Abbreviations such as CST are
 * not, since zones share them and the JDK would choose one: they count if the mapping's zone went by that name at that
 * time, which also tells the two comings of a doubled hour apart.
 *
 * @param zone of the mapping
 */
record NamedZone(ZoneId zone) {

    private static final Set<String> UTC = Set.of("UTC", "GMT", "UT", "Z");

    Instant at(String name, LocalDateTime local, ClockChanges changes) {
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

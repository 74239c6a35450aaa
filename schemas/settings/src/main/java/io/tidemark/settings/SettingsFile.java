package io.tidemark.settings;

import io.tidemark.settings.kind.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A properties file in UTF-8, with the line of each key. */
final class SettingsFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final List<Problem> problems;
    private final List<Given> given = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private SettingsFile(Path file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** @param problems takes what is wrong with the file itself */
    static List<Given> read(Path file, List<Problem> problems) {
        SettingsFile reading = new SettingsFile(file, problems);
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            reading.lines((text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).split("\\R", -1));
        } catch (NoSuchFileException e) {
            problems.add(new Problem("", "there is no settings file " + file));
        } catch (CharacterCodingException e) {
            problems.add(new Problem(file.toString(), "this is no text in UTF-8; save it as such"));
        } catch (IOException e) {
            problems.add(new Problem(
                    file.toString(),
                    "the settings file cannot be read: " + Refused.why(file).orElseGet(e::toString)));
        }
        return reading.given;
    }

    /**
     * Lines that end with an odd number of backslashes go on in the next, unless they are comments; so may be what
     * follows a backslash alone.
     */
    private void lines(String... all) {
        for (int i = 0; i < all.length; i++) {
            int first = i;
            StringBuilder logical = new StringBuilder(all[i]);
            while (!isComment(logical) && goesOn(logical) && i + 1 < all.length) {
                logical.setLength(logical.length() - 1);
                logical.append(all[++i].stripLeading());
            }
            logical(first + 1, logical.toString());
        }
    }

    private static boolean isComment(CharSequence line) {
        String text = line.toString().stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }

    private static boolean goesOn(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void logical(int line, String text) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(
                    new Source.Line(file, line).toString(),
                    "an escape is malformed; a backslash is written \\\\ and \\u takes four digits"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        one.forEach((key, value) -> add(line, key.toString(), value.toString().strip()));
    }

    private void add(int line, String name, String value) {
        Source place = new Source.Line(file, line);
        Integer earlier = lines.putIfAbsent(name, line);
        if (earlier == null) {
            given.add(new Given(name, name, value, place));
        } else {
            problems.add(
                    new Problem(place.toString(), name + " is set in line " + earlier + " too; leave one of them"));
        }
    }
}

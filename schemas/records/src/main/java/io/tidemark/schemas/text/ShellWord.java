package io.tidemark.schemas.text;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A word of a command that people paste into a shell: in quotes if the shell would take it for more than one, or for
 * something else.
 */
public final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./][A-Za-z0-9_@%+=:,./-]*");

    private ShellWord() {}

    /** The word as a POSIX shell reads it back; what cannot be seen in it is shown as {@link ForeignText} shows it. */
    public static String of(String word) {
        String shown = word.chars().anyMatch(Character::isISOControl) ? ForeignText.line(word) : word;
        return PLAIN.matcher(shown).matches() ? shown : "'" + shown.replace("'", "'\\''") + "'";
    }

    /** A path likewise. */
    public static String of(Path path) {
        return of(path.toString());
    }
}

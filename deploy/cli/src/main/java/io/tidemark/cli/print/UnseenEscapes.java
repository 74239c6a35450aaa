package io.tidemark.cli.print;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.tidemark.schemas.text.Unseen;
import java.util.Locale;

/**
 * JSON allows more of what acts on a terminal than a terminal should meet: DEL, the controls of 8 bits, what turns the
 * direction of text. Written as escapes they are the same text to whoever parses it.
 */
final class UnseenEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7F;

    private final int[] ascii = standardAsciiEscapesForJSON();

    UnseenEscapes() {
        ascii[DELETE] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    /** Of halves of pairs, which come one by one, nothing is said here: together they may be seen. */
    @Override
    public SerializableString getEscapeSequence(int unit) {
        boolean acts = !Character.isSurrogate((char) unit) && Unseen.is(unit);
        return acts ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", unit)) : null;
    }
}

package io.tidemark.features.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Stops before what a few characters could cost too much: composing recurses with every level, and each alias is read
 * as if the text that it stands for were written there.
 */
final class BoundedParser implements Parser {

    /** Levels of lists and mappings in one another; no file of ours has ten. */
    static final int DEEPEST = 50;

    /** Of texts; of lists and mappings the composer takes fewer. */
    static final int MOST_ALIASES = 1_000;

    private final Parser parser;
    private int depth;
    private int aliases;

    BoundedParser(String yaml, LoadSettings settings) {
        this.parser = new ParserImpl(settings, new StreamReader(settings, new PieceReader(yaml)));
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        switch (event.getEventId()) {
            case SequenceStart, MappingStart -> depth++;
            case SequenceEnd, MappingEnd -> depth--;
            case Alias -> aliases++;
            default -> {}
        }
        Optional<Mark> at = event.getStartMark();
        if (depth > DEEPEST) {
            throw new ParserException("lists and mappings are nested more than " + DEEPEST + " deep", at);
        }
        if (aliases > MOST_ALIASES) {
            throw new ParserException("there are more than " + MOST_ALIASES + " aliases", at);
        }
        return event;
    }
}

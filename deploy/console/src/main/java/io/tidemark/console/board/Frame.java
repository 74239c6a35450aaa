package io.tidemark.console.board;

import io.tidemark.console.tally.LogPlace;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What all panels show at one moment. It is computed once, whoever looks on.
 *
 * @param number 1, 2, 3, ...
 * @param place how far the log was read
 * @param panels JSON by panel
 * @param changed those of them that the frame before did not show so; of the feed, what is new
 */
public record Frame(long number, LogPlace place, Map<String, String> panels, Map<String, String> changed) {

    static final String FEED = "feed";

    /** For a browser that has shown the frame before this one. */
    byte[] next() {
        return event(changed);
    }

    /** For any other. */
    byte[] whole(String feed) {
        Map<String, String> all = new TreeMap<>(panels);
        all.put(FEED, feed);
        return event(all);
    }

    /** A server-sent event; JSON has no line ends outside of its texts, where they are escaped. */
    private byte[] event(Map<String, String> shown) {
        String data = shown.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\":" + one.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return ("id: " + place + "\nevent: frame\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}

package io.tidemark.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files of the page: these and no others, by their exact paths, read once. */
final class Assets {

    private static final String FOLDER = "/io/tidemark/console/page/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** Type by name. To add a file, name it here. */
    static final Map<String, String> FILES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "style.css", "text/css; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "app.js", SCRIPT,
            "dom.js", SCRIPT,
            "charts.js", SCRIPT,
            "panels.js", SCRIPT,
            "feed.js", SCRIPT,
            "look.js", SCRIPT);

    private final Map<String, Asset> byPath = new HashMap<>();

    /** One file. */
    record Asset(String type, byte[] bytes) {}

    Assets() {
        FILES.forEach((name, type) -> byPath.put("/" + name, new Asset(type, read(name))));
        byPath.put("/", byPath.get("/index.html"));
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " of the console is missing in its archive");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + name + " of the console cannot be read", e);
        }
    }
}

package io.tidemark.cli.docs;

import java.util.ArrayList;
import java.util.List;

/** The words of a line as a shell parts them, up to a comment, a pipe, a redirection or the next command. */
final class ShellWords {

    private ShellWords() {}

    /** What a command is given: the words behind its name. */
    static List<String> argumentsOf(String line) {
        List<String> words = of(line);
        int name = 0;
        while (!words.get(name).endsWith("tidemark")) {
            name++;
        }
        return words.subList(name + 1, words.size());
    }

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean within = false;
        char quote = 0;
        for (char one : line.toCharArray()) {
            if (quote != 0) {
                if (one == quote) {
                    quote = 0;
                } else {
                    word.append(one);
                }
            } else if (one == '\'' || one == '"') {
                quote = one;
                within = true;
            } else if (one == ' ') {
                if (within) {
                    words.add(word.toString());
                }
                word.setLength(0);
                within = false;
            } else if (!within && one == '#' || "|><;&".indexOf(one) >= 0) {
                break;
            } else {
                word.append(one);
                within = true;
            }
        }
        if (within) {
            words.add(word.toString());
        }
        return words;
    }
}

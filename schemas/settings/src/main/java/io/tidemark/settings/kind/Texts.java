package io.tidemark.settings.kind;

/** Any text, without blanks around it. */
final class Texts implements Kind<String> {

    @Override
    public String word() {
        return "text";
    }

    @Override
    public String wanted() {
        return "a text";
    }

    @Override
    public String parse(String text) {
        return text.strip();
    }

    @Override
    public String print(String value) {
        return value;
    }
}

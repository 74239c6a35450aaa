package io.tidemark.settings.kind;

import java.util.regex.Pattern;

/** Whole numbers of 32 bits. */
final class Wholes implements Kind<Integer> {

    private static final Pattern FORM = Pattern.compile("[+-]?[0-9]+");

    @Override
    public String word() {
        return "whole number";
    }

    @Override
    public String wanted() {
        return "a whole number";
    }

    @Override
    public Integer parse(String text) throws UnfitException {
        if (!FORM.matcher(text.strip()).matches()) {
            throw new UnfitException();
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            UnfitException unfit = new UnfitException("that is too large for anything here");
            unfit.initCause(e);
            throw unfit;
        }
    }

    @Override
    public String print(Integer value) {
        return value.toString();
    }

    @Override
    public int compare(Integer one, Integer other) {
        return one.compareTo(other);
    }
}

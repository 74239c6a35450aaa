package io.tidemark.scoring.model.reasons;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Ranks reasons by asking for the best of the rest again and again. */
final class SlowReasons {

    private SlowReasons() {}

    static List<String> codes(
            List<String> names, Map<String, ReasonText> texts, double[] shares, int most, Direction direction) {
        TreeSet<String> left = new TreeSet<>();
        names.forEach(name -> left.add(texts.get(name).code()));
        List<String> chosen = new ArrayList<>();
        while (chosen.size() < most) {
            String best = null;
            double weight = 0;
            for (String code : left) {
                double sum = sum(code, names, texts, shares);
                double own = direction == Direction.BOTH ? Math.abs(sum) : sum;
                if (own > weight) {
                    best = code;
                    weight = own;
                }
            }
            if (best == null) {
                return chosen;
            }
            chosen.add(best);
            left.remove(best);
        }
        return chosen;
    }

    static double sum(String code, List<String> names, Map<String, ReasonText> texts, double[] shares) {
        double sum = 0;
        for (int f = 0; f < shares.length; f++) {
            sum += texts.get(names.get(f)).code().equals(code) ? shares[f] : 0;
        }
        return sum;
    }

    /** The first of those that no other outdoes. */
    static String lead(String code, List<String> names, Map<String, ReasonText> texts, double[] shares) {
        double sign = Math.signum(sum(code, names, texts, shares));
        for (int f = 0; f < shares.length; f++) {
            boolean outdone = false;
            for (int g = 0; g < shares.length; g++) {
                outdone |= texts.get(names.get(g)).code().equals(code) && sign * shares[g] > sign * shares[f];
            }
            if (texts.get(names.get(f)).code().equals(code) && !outdone) {
                return names.get(f);
            }
        }
        throw new IllegalArgumentException("no feature has the code " + code);
    }
}

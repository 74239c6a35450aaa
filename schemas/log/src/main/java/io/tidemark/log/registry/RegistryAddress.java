package io.tidemark.log.registry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the registry is, apart from who asks: the client logs its URLs, so they must not hold a password.
 *
 * @param urls without user and password
 * @param userInfo {@code user:password} of the first URL that has it
 */
record RegistryAddress(List<String> urls, Optional<String> userInfo) {

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)([^/@]+)@");

    /** Reads one URL, or several with commas between them. */
    static RegistryAddress of(String urls) {
        Matcher matcher = USER_INFO.matcher(urls);
        Optional<String> userInfo = matcher.find()
                ? Optional.of(URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
                : Optional.empty();
        List<String> bare = Arrays.stream(urls.split(","))
                .map(String::strip)
                .map(url -> USER_INFO.matcher(url).replaceAll(""))
                .toList();
        return new RegistryAddress(bare, userInfo);
    }

    @Override
    public String toString() {
        return String.join(",", urls);
    }
}

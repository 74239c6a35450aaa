package io.tidemark.webhooks.send;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS to one host, which has to be named by its certificate. */
final class Tls {

    private Tls() {}

    /**
     * @param name of the host
     * @param trusted empty for what this Java trusts
     */
    static SSLContext named(String name, Optional<KeyStore> trusted) {
        return of(trusted, usual -> new NamedTrust(usual, name));
    }

    /** To an address that is called as such; its certificate has to have it. */
    static SSLContext unnamed(Optional<KeyStore> trusted) {
        return of(trusted, usual -> usual);
    }

    private static SSLContext of(Optional<KeyStore> trusted, UnaryOperator<X509ExtendedTrustManager> wrap) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted.orElse(null));
            X509ExtendedTrustManager usual = Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this Java has no trust in X.509 certificates"));
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {wrap.apply(usual)}, null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the certificates that this Java trusts cannot be read (" + e.getMessage()
                            + "); check its trust store, and javax.net.ssl.trustStore if that is set",
                    e);
        }
    }
}

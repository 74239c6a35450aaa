package io.tidemark.log.kafka;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/**
 * An admin client that lives as long as its process, where Kafka's would keep the secrets that it began with: once what
 * its settings refer to has changed, the next question goes to a new client. Thread-safe.
 */
final class RenewedAdmin implements InvocationHandler {

    private final Map<String, Object> settings;
    private final Map<String, String> references;
    private final Function<Map<String, Object>, Admin> maker;
    /** Guarded by this. */
    private Map<String, String> secrets;
    /** Guarded by this. */
    private Admin admin;

    private RenewedAdmin(
            Map<String, Object> settings, Map<String, String> references, Function<Map<String, Object>, Admin> maker) {
        this.settings = settings;
        this.references = references;
        this.maker = maker;
        this.secrets = References.resolve(references);
        this.admin = maker.apply(settings);
    }

    /** Of settings that refer to nothing, nothing can change. */
    static Admin of(Map<String, Object> settings, Function<Map<String, Object>, Admin> maker) {
        Map<String, String> references = References.among(settings);
        return references.isEmpty()
                ? maker.apply(settings)
                : (Admin) Proxy.newProxyInstance(
                        Admin.class.getClassLoader(),
                        new Class<?>[] {Admin.class},
                        new RenewedAdmin(new HashMap<>(settings), references, maker));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(method.getName().equals("close") ? last() : current(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private synchronized Admin last() {
        return admin;
    }

    private synchronized Admin current() {
        Map<String, String> now;
        try {
            now = References.resolve(references);
        } catch (SecretUnreadableException e) {
            // Half-way through being replaced, perhaps; whoever is refused meanwhile is told so by the broker.
            return admin;
        }
        if (!now.equals(secrets)) {
            Admin before = admin;
            admin = maker.apply(settings);
            secrets = now;
            before.close(Clients.CLOSE);
        }
        return admin;
    }
}

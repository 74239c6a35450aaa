package io.tidemark.log.topics;

/** What the keys of a topic are: UTF-8 strings, or nothing. */
public enum KeyType {
    CUSTOMER_ID("customer_id"),
    /** The customer's id if the sender knows it, else the transaction's. */
    CUSTOMER_OR_TRANSACTION_ID("customer_id or transaction_id"),
    VERSION("version"),
    REQUEST_ID("request_id"),
    CONTROL_ID("control_id"),
    REPORT_ID("report_id"),
    ALARM_ID("alarm_id"),
    ALERT_ID("alert_id"),
    /** The instance if it only lives, else the instance, a slash, and the version that it speaks of. */
    INSTANCE_AND_VERSION("instance, or instance/version"),
    /** As a policy names the list; the entry may hold slashes. */
    LIST_AND_ENTRY("list/entry"),
    /** That which is converted to. */
    CURRENCY("currency"),
    NONE("none");

    private final String text;

    KeyType(String text) {
        this.text = text;
    }

    /** The key in the words of the schemas, for people. */
    public String text() {
        return text;
    }
}

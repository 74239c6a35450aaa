/**
 * How the bytes of an alert become a record: the schema that wrote them, from a registry, and a reader that trusts none
 * of them.
 */
package io.tidemark.subscriber.schema;

/** {@code tidemark console}. */
package io.tidemark.cli.console;

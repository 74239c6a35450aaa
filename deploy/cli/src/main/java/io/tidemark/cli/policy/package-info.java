/** {@code tidemark policy}: what a policy says, and what it would cost. */
package io.tidemark.cli.policy;

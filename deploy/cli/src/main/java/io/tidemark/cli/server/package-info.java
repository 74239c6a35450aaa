/** The servers that a command talks to, and the commands about their topics. */
package io.tidemark.cli.server;

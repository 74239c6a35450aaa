/** The process that serves the console. */
package io.tidemark.console;

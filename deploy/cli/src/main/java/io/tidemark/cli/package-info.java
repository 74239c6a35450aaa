/** The command line: one small class per command. To add one, write its class and name it in its parent's list. */
package io.tidemark.cli;

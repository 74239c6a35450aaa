/** What a command says and how it ends: results, tables, sentences of errors, files, exit codes. */
package io.tidemark.cli.print;

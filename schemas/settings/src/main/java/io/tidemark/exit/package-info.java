/** What a program ends with: one list of exit codes for processes, jobs and commands. */
package io.tidemark.exit;

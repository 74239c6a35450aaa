/** What a machine may lack, each found before anything starts and said in one sentence with its remedy. */
package io.tidemark.stack.machine;

/** Child processes: started with their own limits, watched, and gone when their parent is. */
package io.tidemark.process;

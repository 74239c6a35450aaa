/** How text that came from outside is shown to people. */
package io.tidemark.schemas.text;

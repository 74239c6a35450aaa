/** What the tests of settings share: whether setting one key changes exactly one component. */
package io.tidemark.testkit.settings;

package io.tidemark.cli.docs;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Each fails with the command that writes its page. */
class GeneratedPagesTest {

    @Test
    void thePageOfCommandsIsWhatTheCommandLineTakes() throws IOException {
        GeneratedPage.holds("commands.md", CommandsPage.markdown());
    }

    @Test
    void thePageOfTopicsIsTheirCatalogue() throws IOException {
        GeneratedPage.holds("topics.md", TopicsPage.markdown());
    }

    @Test
    void thePageOfSchemasIsWhatTheyHold() throws IOException {
        GeneratedPage.holds("schemas.md", SchemasPage.markdown());
    }

    @Test
    void theAsyncApiDocumentIsTheCatalogueOfTopicsAndTheirSchemas() throws IOException {
        GeneratedPage.holds("asyncapi.json", AsyncApiDocument.json());
    }
}

package io.tidemark.scoring.model.kind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PackedTest {

    private static final byte[] MODEL = "{\"learner\":{\"gradient_booster\":{}}}".getBytes(UTF_8);

    @Test
    void whatever_is_packed_is_unpacked_as_often_as_it_was_packed() throws IOException {
        assertThat(unpacked(MODEL)).isEqualTo(MODEL);
        assertThat(unpacked(gzip(MODEL))).isEqualTo(MODEL);
        assertThat(unpacked(gzip(gzip(MODEL)))).isEqualTo(MODEL);
        assertThat(unpacked(zlib(MODEL))).isEqualTo(MODEL);
        assertThat(unpacked(gzip(zlib(MODEL)))).isEqualTo(MODEL);
        assertThat(unpacked(new byte[0])).isEmpty();
    }

    @Test
    void several_members_are_one_file() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip(Arrays.copyOf(MODEL, 10)));
        both.write(gzip(Arrays.copyOfRange(MODEL, 10, MODEL.length)));
        assertThat(unpacked(both.toByteArray())).isEqualTo(MODEL);
    }

    @Test
    void what_joblib_packed_is_told_by_what_is_inside() throws IOException {
        byte[] pickle = {(byte) 0x80, 4, (byte) 0x95, 1};
        assertThat(FileKinds.of(unpacked(zlib(pickle)))).isEqualTo(FileKind.PICKLE);
        assertThat(FileKinds.of(unpacked(gzip(pickle)))).isEqualTo(FileKind.PICKLE);
    }

    @Test
    void text_that_begins_like_it_stays_text() {
        byte[] text = "x^2 + 1".getBytes(UTF_8);
        assertThat(unpacked(text)).isEqualTo(text);
    }

    @Test
    void a_packed_file_that_is_cut_short_or_damaged_is_one_sentence() throws IOException {
        byte[] cut = Arrays.copyOf(gzip(MODEL), 20);
        byte[] damaged = gzip(MODEL);
        damaged[12] ^= 0x55;
        for (byte[] file : new byte[][] {cut, damaged}) {
            assertThatThrownBy(() -> unpacked(file))
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessageStartingWith("m.gz is a compressed file that is cut short or damaged")
                    .hasMessageEndingWith("copy it here again");
        }
    }

    private static byte[] unpacked(byte[] file) {
        return Packed.unpacked(file, "m.gz");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zlib(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}

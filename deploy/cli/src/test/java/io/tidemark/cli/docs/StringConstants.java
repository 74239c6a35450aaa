package io.tidemark.cli.docs;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * What the constant pool of a class file says (Java Virtual Machine Specification 4.4): the strings that the class
 * uses, inlined constants of other classes among them, and the methods that it calls.
 *
 * @param methods as {@code io/tidemark/schemas/DeadLetters.of}
 */
public record StringConstants(Set<String> strings, Set<String> methods) {

    private static final int MAGIC = 0xCAFEBABE;

    public static StringConstants read(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.readInt();
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        int[][] pairs = new int[count][];
        int[] tags = new int[count];
        for (int i = 1; i < count; i++) {
            tags[i] = in.readUnsignedByte();
            switch (tags[i]) {
                case 1 -> texts[i] = in.readUTF();
                case 3, 4 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    // Longs and doubles take two places.
                    i++;
                }
                case 7, 8, 16, 19, 20 -> pairs[i] = new int[] {in.readUnsignedShort(), 0};
                case 9, 10, 11, 12, 17, 18 -> pairs[i] = new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
                case 15 -> {
                    in.readUnsignedByte();
                    in.readUnsignedShort();
                }
                default -> throw new IOException("an unknown constant of tag " + tags[i]);
            }
        }
        Set<String> strings = new HashSet<>();
        Set<String> methods = new HashSet<>();
        for (int i = 1; i < count; i++) {
            if (tags[i] == 8) {
                strings.add(texts[pairs[i][0]]);
            } else if (tags[i] == 10 || tags[i] == 11) {
                String owner = texts[pairs[pairs[i][0]][0]];
                methods.add(owner + "." + texts[pairs[pairs[i][1]][0]]);
            }
        }
        return new StringConstants(strings, methods);
    }
}

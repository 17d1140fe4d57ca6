package org.earmark.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pickles were written by CPython's own pickler where they are given in hexadecimal. */
class UnpicklerTest {
    private static final HexFormat HEX = HexFormat.of();

    private final Unpickler unpickler = new Unpickler(PickleGlobals.plain());

    /** {'a': [1, -2, 2**70, 1.5, None, True], 'b': (b'xy', {3}, 'ü')} with protocol 4. */
    @Test
    void readsEveryKindOfPlainValue() throws PickleException {
        Object value =
                load(HEX.parseHex("80049540000000000000007d94288c0161945d94284b014afeffffff8a0900000000000000004047"
                        + "3ff80000000000004e88658c01629443027879948f94284b03908c02c3bc948794752e"));

        assertThat(value).isInstanceOf(Map.class);
        Map<?, ?> map = (Map<?, ?>) value;
        assertThat(map.get("a")).isEqualTo(List.of(1L, -2L, BigInteger.TWO.pow(70), 1.5, PickleNone.NONE, true));
        PickleTuple tuple = (PickleTuple) map.get("b");
        assertThat(((PickleBytes) tuple.get(0)).read()).isEqualTo(ByteBuffer.wrap(new byte[] {'x', 'y'}));
        assertThat(tuple.get(1)).isEqualTo(Set.of(3L));
        assertThat(tuple.get(2)).isEqualTo("ü");
    }

    @Test
    void readsTheTextualProtocolOfOldFiles() throws PickleException {
        assertThat(load("(lp0\nI1\naI01\naL5L\naF2.5\naVabc\na(I1\nI2\nta.".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(List.of(1L, true, 5L, 2.5, "abc", new PickleTuple(List.of(1L, 2L))));
    }

    @Test
    void keepsAClassThatIsNotListedAsAName() throws PickleException {
        Object value = load("\u0080\u0002cmodels.config\nNode\n)\u0081}b.".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(((OpaqueObject) value).type()).isEqualTo(new GlobalName("models.config", "Node"));
        assertThat(unpickler.unlisted()).containsExactly("models.config.Node");
    }

    @ParameterizedTest
    @CsvSource({
        "os, system",
        "posix, system",
        "subprocess, Popen",
        "builtins, exec",
        "builtins, getattr",
        "__builtin__, eval",
        "importlib._bootstrap, _load"
    })
    void refusesWhatOnlyAnAttackerNames(String module, String name) {
        byte[] pickle = ("c" + module + "\n" + name + "\n(Vid\ntR.").getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> load(pickle))
                .isInstanceOf(PickleException.class)
                .hasMessageContaining(module + "." + name)
                .hasMessageContaining("Nothing was run");
    }

    @Test
    void readsAListThatContainsItself() throws PickleException {
        List<?> list = (List<?>) load("]q\u0000h\u0000a.".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(list.get(0) == list).isTrue();
    }

    @Test
    void refusesKeysThatCouldNest() {
        assertThatThrownBy(() -> load("}])s.".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(PickleException.class)
                .hasMessageContaining("key");
    }

    @Test
    void doesNotTakeMemoryForALengthThatIsOnlyClaimed() {
        byte[] claim = HEX.parseHex("8004" + "8e" + "ffffffffffff0000" + "00");

        assertThatThrownBy(() -> load(claim))
                .isInstanceOf(PickleException.class)
                .hasMessageContaining("claims 281474976710655 more bytes");
    }

    @Test
    void readsDeepNestsWithoutExhaustingTheStack() throws PickleException {
        byte[] pickle = new byte[2_000_001];
        Arrays.fill(pickle, 0, 1_000_000, (byte) ']');
        Arrays.fill(pickle, 1_000_000, 1_999_999, (byte) 'a');
        pickle[1_999_999] = '.';

        Object value = load(pickle);

        int depth = 0;
        while (value instanceof ArrayList<?> list && !list.isEmpty()) {
            value = list.get(0);
            depth++;
        }
        assertThat(depth).isEqualTo(999_999);
    }

    @ParameterizedTest
    @CsvSource({"t., collection ends that never began", "a., value is missing", "h\u0005., value 5", "~., no operation"
    })
    void refusesNonsense(String pickle, String reason) {
        assertThatThrownBy(() -> load(pickle.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(PickleException.class)
                .hasMessageContaining(reason);
    }

    private Object load(byte[] pickle) throws PickleException {
        return unpickler.load(ByteSource.of(ByteBuffer.wrap(pickle)), 0).value();
    }
}

package org.earmark.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.earmark.core.options.CanonicalJson;
import org.earmark.spi.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTreeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1e-3        | 0.001",
                "1.5         | 1.5",
                ".5          | 0.5",
                "1.          | 1",
                "-3          | -3",
                "+3          | 3",
                "true        | true",
                "null        | null",
                "yes         | \"yes\"",
                "off         | \"off\"",
                "010         | \"010\"",
                "12:30       | \"12:30\"",
                "2026-01-01  | \"2026-01-01\"",
                "0x10        | \"0x10\"",
                "'1'         | \"1\"",
                "\"true\"    | \"true\"",
                ".inf        | \"Infinity\"",
                ".nan        | \"NaN\"",
                "[1, {a: b}] | [1,{\"a\":\"b\"}]",
                "123456789012345678901234 | 123456789012345678901234",
            })
    void readsScalarsAsYamlOneTwoDoes(String yaml, String json) {
        assertThat(CanonicalJson.write(YamlTree.read(yaml, "test"))).isEqualTo(json);
    }

    @Test
    void resolvesAliases() {
        assertThat(CanonicalJson.write(YamlTree.read("{a: &x [1, 2], b: *x}", "test")))
                .isEqualTo("{\"a\":[1,2],\"b\":[1,2]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a: 1\\na: 2       | file.yaml line 2 column 1: gives a twice",
                "a: [1             | file.yaml line 1 column 6: is not YAML",
                "a: *x             | file.yaml line 1 column 4: is not YAML",
                "{a: 1}\\n---\\nb  | is not YAML",
                "[a, b]: c         | file.yaml line 1 column 1: has a key that is not text",
                "&x [*x]           | contains itself",
                "<<: {a: 1}        | uses the merge key",
                "# nothing         | file.yaml: is empty"
            })
    void refusesWithThePlace(String yaml, String message) {
        assertThatThrownBy(() -> YamlTree.read(yaml.replace("\\n", "\n"), "file.yaml"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAliasesThatMultiplyWithoutEnd() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(4) + "*a" + (i - 1)));
        }

        assertThatThrownBy(() -> YamlTree.read(bomb.toString(), "bomb"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("stands for more than");
    }
}

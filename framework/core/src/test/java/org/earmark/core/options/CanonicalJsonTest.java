package org.earmark.core.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    @Test
    void sortsKeysAtEveryDepth() throws JsonProcessingException {
        assertThat(canonical("{\"b\": [1, {\"d\": null, \"c\": true}], \"a\": \"x\\u0001\"}"))
                .isEqualTo("{\"a\":\"x\\u0001\",\"b\":[1,{\"c\":true,\"d\":null}]}");
    }

    @Test
    void writesAWholeNumberAlikeWhateverItsType() throws JsonProcessingException {
        assertThat(canonical("[10, 10.0, 1e1]")).isEqualTo("[10,10,10]");
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 0.001",
        "1e-8, 1E-8",
        "0.05, 0.05",
        "14000, 14000",
        "-0.0, 0",
        "1e300, 1E+300",
        // Double.toString gave 2.0E-3 and 2.2250738585072014E-308; Java 19 changed some such texts.
        "2e-3, 0.002",
        "4.9E-324, 5E-324",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004"
    })
    void writesTheShortestDecimal(double value, String text) {
        assertThat(CanonicalJson.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0 / 3, Math.PI, 123456789.125, Double.MAX_VALUE, Double.MIN_NORMAL, 1e15, 1e-5})
    void everyNumberReadsBack(double value) {
        assertThat(Double.parseDouble(CanonicalJson.number(value))).isEqualTo(value);
    }

    @Test
    void hashesTheCanonicalText() throws JsonProcessingException {
        // sha256sum of {"a":1,"b":2}
        assertThat(CanonicalJson.sha256(new ObjectMapper().readTree("{\"b\": 2.0, \"a\": 1}")))
                .isEqualTo("43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777");
    }

    private static String canonical(String json) throws JsonProcessingException {
        return CanonicalJson.write(new ObjectMapper().readTree(json));
    }
}

package org.earmark.formats.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    @TempDir
    Path folder;

    @Test
    void columnsAreFoundByNameBehindAByteOrderMark() {
        Table.Row row = read("\uFEFFfold,name\r\n3,dog\r\n", "fold").rows().get(0);

        assertThat(row.text("name")).isEqualTo("dog");
        assertThat(row.integer("fold", 1, 5)).isEqualTo(3);
    }

    @Test
    void quotedCellsMayHoldCommasAndQuotes() {
        assertThat(Separator.COMMA.split("a, \"b, \"\"c\"\"\" ,d")).containsExactly("a", "b, \"c\"", "d");
    }

    @Test
    void quotesAreTextBetweenTabs() {
        assertThat(Separator.TAB.split("a\t\"b")).containsExactly("a", "\"b");
    }

    @Test
    void aMissingColumnIsNamedWithTheNearest() {
        assertThatThrownBy(() -> read("targets\n1\n", "target"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no column target (but a column targets)")
                .hasMessageContaining(folder.resolve("table").toString())
                .hasMessageEndingWith("Take the original.");
    }

    @Test
    void aLineOfAnotherLengthIsNamed() {
        assertThatThrownBy(() -> read("a,b\n1,2\n\n1\n", "a")).hasMessageContaining("line 4, has 1 fields");
    }

    @Test
    void aNumberOutOfRangeIsNamed() {
        Table.Row row = read("a\n7\n", "a").rows().get(0);

        assertThatThrownBy(() -> row.integer("a", 1, 5)).hasMessageContaining("the a '7'");
        assertThatThrownBy(() -> read("a\n-1\n", "a").rows().get(0).seconds("a"))
                .hasMessageContaining("the a '-1'");
    }

    @Test
    void aFileNameCannotLeaveItsFolder() {
        Table.Row row = read("a\n../x\n", "a").rows().get(0);

        assertThatThrownBy(() -> row.fileName("a")).hasMessageContaining("'../x'");
    }

    private Table read(String text, String column) {
        Path file = folder.resolve("table");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Table.read(file, Separator.COMMA, List.of(column), "Take the original.");
    }
}

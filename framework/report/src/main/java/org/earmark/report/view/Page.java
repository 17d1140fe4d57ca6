package org.earmark.report.view;

import java.util.List;

/** Everything on the page, as text and numbers for people; the templates only lay it out. */
public record Page(
        String title,
        String question,
        List<Fact> facts,
        List<SummaryLine> summary,
        List<Failure> failures,
        ResultTable results,
        List<ContrastTable> contrasts,
        EffectTable axes,
        EffectTable interactions,
        StudyTable study,
        EngineTable engines,
        ClassTables classes,
        Timelines timelines,
        ProtocolTables protocols,
        SpeedTable speed,
        CostTable cost,
        DifferenceTable configuration,
        DifferenceTable provenance,
        Register register,
        List<String> notes,
        String chartData,
        Assets assets) {
    public Page {
        facts = List.copyOf(facts);
        summary = List.copyOf(summary);
        failures = List.copyOf(failures);
        contrasts = List.copyOf(contrasts);
        notes = List.copyOf(notes);
    }

    /** The number of cells whose failure is reported. */
    public int failedCells() {
        return failures.stream().mapToInt(failure -> failure.cells().size()).sum();
    }
}

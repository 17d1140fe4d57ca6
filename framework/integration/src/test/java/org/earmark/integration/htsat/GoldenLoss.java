package org.earmark.integration.htsat;

import java.util.List;
import org.earmark.plugins.losses.clipbce.ClipBceFactory;
import org.earmark.plugins.losses.clipce.ClipCeFactory;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.LossFactory;

/** The two losses that the public implementation was trained with. */
enum GoldenLoss {
    CLIP_BCE(LabelKind.MULTI),
    CLIP_CE(LabelKind.SINGLE);

    private final LabelKind labels;

    GoldenLoss(LabelKind labels) {
        this.labels = labels;
    }

    Loss create() {
        return this == CLIP_BCE ? create(new ClipBceFactory()) : create(new ClipCeFactory());
    }

    private <O extends Record> Loss create(LossFactory<O> factory) {
        Vocabulary vocabulary = new Vocabulary(List.of("a", "b", "c", "d", "e", "f"));
        return factory.create(factory.defaults(), new LossContext(vocabulary, labels));
    }
}

package org.earmark.spi.loss;

import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Vocabulary;

/**
 * What a loss is used on.
 *
 * @param vocabulary the classes
 * @param labels how clips are labelled
 */
public record LossContext(Vocabulary vocabulary, LabelKind labels) {}

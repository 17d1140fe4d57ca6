package org.earmark.spi.model;

import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;

/**
 * What a model must fit.
 *
 * @param vocabulary the classes to be told apart
 * @param frontEnd the features it will see
 */
public record ModelContext(Vocabulary vocabulary, FrontEnd frontEnd) {}

package org.earmark.core.census;

import java.util.Optional;
import org.earmark.core.audio.AudioEncoding;
import org.earmark.core.audio.AudioReader;
import org.earmark.core.audio.ClipLoader;
import org.earmark.core.audio.DecodedAudio;
import org.earmark.core.data.ClipFeatures;
import org.earmark.core.features.LogMel;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.EarmarkException;

/** Listens to one clip at a time. Thread-safe. */
final class ClipExaminer {
    private final AudioDataset dataset;
    private final AudioReader reader = new AudioReader(ClipFeatures.INT16_SCALE);
    private final ClipLoader loader;
    private final LogMel logMel;

    ClipExaminer(CensusSubject subject) {
        dataset = subject.dataset();
        loader = new ClipLoader(reader, subject.layout());
        logMel = new LogMel(subject.frontEnd());
    }

    /**
     * What was found on one clip.
     *
     * @param index in the data set
     * @param facts empty when the clip cannot be read
     * @param logMel of the fitted clip; empty when it has no usable sound
     * @param failure why it cannot be read; empty when it can
     */
    record Examined(int index, Optional<ClipFacts> facts, Optional<float[]> logMel, Optional<String> failure) {}

    Examined examine(int index) {
        Clip clip = dataset.clip(index);
        try {
            DecodedAudio audio = read(clip);
            ClipFacts facts = SampleFacts.of(index, clip.id(), audio);
            boolean usable = facts.seconds() > 0 && facts.nonFinite() == 0;
            Optional<float[]> features =
                    usable ? Optional.of(logMel.compute(loader.fit(clip, audio.waveform()))) : Optional.empty();
            return new Examined(index, Optional.of(facts), features, Optional.empty());
        } catch (EarmarkException e) {
            return new Examined(index, Optional.empty(), Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    private DecodedAudio read(Clip clip) {
        if (clip.audio() instanceof AudioSource.File file) {
            return reader.inspect(file.path());
        }
        Waveform waveform = ((AudioSource.Generated) clip.audio()).samples().read();
        return new DecodedAudio(waveform, AudioEncoding.GENERATED);
    }
}

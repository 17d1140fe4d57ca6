package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.earmark.plugins.engines.Samples;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.replica.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which copies are made, used and freed, with the processor's memory in the place of a GPU's. */
@SuppressWarnings("try") // scopes act by being open
class CopiesAheadTest {
    private static final List<int[]> PARTS = List.of(new int[] {0, 1, 2}, new int[] {3, 4});
    /** Features and targets of two parts. */
    private static final int COPIES = 4;

    private final List<FloatArray> copiedWhenNeeded = new ArrayList<>();
    private final ExecutorService thread = CopiesAhead.newThread();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final HostTransfers transfers = new HostTransfers(gate);
    private final CopiesAhead copies = new CopiesAhead(transfers, thread, new Otherwise());
    private final TrainingBatch first = Trial.batch(0);
    private final TrainingBatch second = Trial.batch(1);
    private final TrainingBatch third = Trial.batch(2);

    @AfterEach
    void close() {
        gate.countDown();
        copies.close();
    }

    @Test
    void announcingDoesNotWaitForTheCopy() {
        copies.announce(first, () -> PARTS);
        assertThat(transfers.begun()).isEmpty();
        gate.countDown();
        useBoth(first);
        assertThat(transfers.begun()).hasSize(COPIES);
    }

    @Test
    void anAnnouncedBatchIsNotCopiedAgain() {
        gate.countDown();
        copies.announce(first, () -> PARTS);
        useBoth(first);
        assertThat(copiedWhenNeeded).isEmpty();
        assertThat(transfers.used()).isEqualTo(COPIES);
    }

    @Test
    void copiesHoldTheSamplesOfTheirPart() {
        gate.countDown();
        copies.announce(first, () -> PARTS);
        try (Inputs inputs = copies.of(first);
                PointerScope scope = new PointerScope()) {
            FloatArray copied = Native.toArray(inputs.of(first.features(), PARTS.get(1)));
            assertThat(copied.contentEquals(Samples.of(first.features(), PARTS.get(1))))
                    .isTrue();
        }
    }

    @Test
    void aPassThatStartsAgainUsesTheSameCopies() {
        gate.countDown();
        copies.announce(first, () -> PARTS);
        try (Inputs inputs = copies.of(first)) {
            use(inputs, first);
            use(inputs, first);
        }
        assertThat(transfers.begun()).hasSize(COPIES);
        assertThat(transfers.used()).isEqualTo(2 * COPIES);
    }

    @Test
    void theNextBatchIsAnnouncedBeforeTheOneBeforeItIsTaken() {
        gate.countDown();
        copies.announce(first, () -> PARTS);
        copies.announce(second, () -> PARTS);
        useBoth(first);
        copies.announce(third, () -> PARTS);
        useBoth(second);
        useBoth(third);
        assertThat(copiedWhenNeeded).isEmpty();
        assertThat(transfers.begun()).hasSize(3 * COPIES);
    }

    @Test
    void aBatchThatIsAnnouncedTwiceIsCopiedOnce() {
        gate.countDown();
        copies.announce(first, () -> PARTS);
        copies.announce(first, () -> PARTS);
        useBoth(first);
        assertThat(transfers.begun()).hasSize(COPIES);
    }

    @Test
    void aBatchThatWasNotAnnouncedIsCopiedWhenItIsNeeded() {
        gate.countDown();
        copies.announce(Trial.batch(0), () -> PARTS);
        // It has the same values and is another batch.
        useBoth(first);
        assertThat(copiedWhenNeeded).hasSize(COPIES);
        assertThat(transfers.used()).isZero();
    }

    @Test
    void whatIsDividedOtherwiseThanAnnouncedIsCopiedWhenItIsNeeded() {
        gate.countDown();
        copies.announce(first, () -> List.of(new int[] {0, 1, 2, 3, 4}));
        useBoth(first);
        assertThat(copiedWhenNeeded).hasSize(COPIES);
        flush();
        assertThat(transfers.held()).isZero();
    }

    @Test
    void trainingAndPredictingDoNotDisturbEachOther() {
        gate.countDown();
        copies.announce(first, () -> PARTS);
        for (int i = 0; i < 3; i++) {
            InferenceBatch question = InferenceBatch.of(Trial.features(i));
            copies.announce(question, () -> PARTS);
            try (Inputs inputs = copies.of(question);
                    PointerScope scope = new PointerScope()) {
                inputs.of(question.features(), PARTS.get(0)).close();
            }
        }
        useBoth(first);
        assertThat(copiedWhenNeeded).isEmpty();
    }

    @Test
    void whatWasUsedIsFreed() {
        gate.countDown();
        copies.announce(first, () -> PARTS);
        useBoth(first);
        flush();
        assertThat(transfers.held()).isZero();
    }

    @Test
    void aBatchThatNeverComesIsFreedWhenALaterOneIsTaken() {
        gate.countDown();
        copies.announce(first, () -> PARTS);
        copies.announce(second, () -> PARTS);
        useBoth(second);
        flush();
        assertThat(transfers.held()).isZero();
    }

    @Test
    void noMoreThanTwoAnnouncedBatchesAreHeld() {
        gate.countDown();
        for (int step = 0; step < 10; step++) {
            copies.announce(Trial.batch(step), () -> PARTS);
            flush();
            assertThat(transfers.held()).isLessThanOrEqualTo(2 * COPIES);
        }
    }

    @Test
    void closingFreesWhatNeverCame() {
        gate.countDown();
        HostTransfers own = new HostTransfers();
        try (CopiesAhead closed = new CopiesAhead(own, CopiesAhead.newThread(), new Otherwise())) {
            closed.announce(first, () -> PARTS);
            closed.announce(InferenceBatch.of(Trial.features(0)), () -> PARTS);
        }
        assertThat(own.begun()).hasSize(COPIES + 2);
        assertThat(own.held()).isZero();
        assertThat(own.isClosed()).isTrue();
    }

    @Test
    void aCopyThatFailsIsMadeWhenItIsNeeded() {
        gate.countDown();
        Transfers failing = new Transfers() {
            @Override
            public Transfer begin(FloatArray values) {
                throw new IllegalStateException("out of memory");
            }

            @Override
            public void close() {}
        };
        try (CopiesAhead other = new CopiesAhead(failing, CopiesAhead.newThread(), new Otherwise())) {
            other.announce(first, () -> PARTS);
            try (Inputs inputs = other.of(first)) {
                use(inputs, first);
            }
        }
        assertThat(copiedWhenNeeded).hasSize(COPIES);
    }

    private void useBoth(TrainingBatch batch) {
        try (Inputs inputs = copies.of(batch)) {
            use(inputs, batch);
        }
    }

    private static void use(Inputs inputs, TrainingBatch batch) {
        try (PointerScope scope = new PointerScope()) {
            for (int[] samples : PARTS) {
                assertThat(inputs.of(batch.features(), samples).numel()).isPositive();
                assertThat(inputs.of(batch.targets(), samples).numel()).isPositive();
            }
        }
    }

    /** Until the thread has done all that it was given. */
    private void flush() {
        Future<?> last = thread.submit(() -> {});
        try {
            last.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private final class Otherwise implements Inputs {
        @Override
        public Tensor of(FloatArray array, int[] samples) {
            copiedWhenNeeded.add(array);
            return Tensor.create(array.values());
        }

        @Override
        public void close() {}
    }
}

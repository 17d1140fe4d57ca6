package org.earmark.core.train;

import org.earmark.spi.random.RandomSource;

/** Every training clip once. */
final class ShuffledOrder extends RememberedOrder {
    private final RandomSource random;

    ShuffledOrder(int[] clips, RandomSource random) {
        super(clips);
        this.random = random;
    }

    @Override
    int[] draw(long wanted) {
        int[] order = random.stream("clip-order", wanted, 0, 0).permutation(size());
        for (int i = 0; i < order.length; i++) {
            order[i] = clip(order[i]);
        }
        return order;
    }
}

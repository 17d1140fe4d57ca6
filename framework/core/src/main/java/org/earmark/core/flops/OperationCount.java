package org.earmark.core.flops;

/** Sums the operations of one pass. */
final class OperationCount {
    private long total;

    void addMultiplyAdds(long multiplyAdds) {
        total = Math.addExact(total, Math.multiplyExact(2, multiplyAdds));
    }

    long total() {
        return total;
    }
}

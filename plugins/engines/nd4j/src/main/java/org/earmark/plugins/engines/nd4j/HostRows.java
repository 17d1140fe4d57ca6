package org.earmark.plugins.engines.nd4j;

import java.nio.FloatBuffer;
import org.earmark.plugins.engines.nd4j.Kernels.BiasGradient;

/** Computations on rows, through the heap. Sums are taken in double precision. Belongs to one thread. */
final class HostRows {
    private Exponential exponential = new Exponential(HostKernels.PIECE);
    private float[] x = new float[HostKernels.PIECE];
    private float[] y = new float[HostKernels.PIECE];
    private float[] z = new float[HostKernels.PIECE];

    private void reserve(int length) {
        if (x.length < length) {
            exponential = new Exponential(length);
            x = new float[length];
            y = new float[length];
            z = new float[length];
        }
    }

    static double sum(float[] values, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += values[i];
            s1 += values[i + 1];
            s2 += values[i + 2];
            s3 += values[i + 3];
        }
        for (; i < length; i++) {
            s0 += values[i];
        }
        return s0 + s1 + s2 + s3;
    }

    static double dot(float[] a, float[] b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += (double) a[i] * b[i];
            s1 += (double) a[i + 1] * b[i + 1];
            s2 += (double) a[i + 2] * b[i + 2];
            s3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < length; i++) {
            s0 += (double) a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
    }

    void repeat(FloatBuffer row, long count, int width, FloatBuffer out) {
        int together = (int) Math.max(1, Math.min(count, HostKernels.PIECE / width));
        reserve(together * width);
        for (int i = 0; i < together; i++) {
            row.get(0, x, i * width, width);
        }
        for (int done = 0; done < count; done += together) {
            out.put(done * width, x, 0, (int) Math.min(together, count - done) * width);
        }
    }

    void sums(FloatBuffer in, long count, int width, FloatBuffer out, boolean add) {
        reserve(Math.min(width, HostKernels.PIECE));
        for (int row = 0; row < count; row++) {
            double total = add ? out.get(row) : 0;
            for (int from = 0; from < width; from += HostKernels.PIECE) {
                int n = Math.min(HostKernels.PIECE, width - from);
                in.get(row * width + from, x, 0, n);
                total += sum(x, n);
            }
            out.put(row, (float) total);
        }
    }

    /** Rows are first added in groups: the groups' sums then meet numbers of their own size. */
    void columnSums(FloatBuffer in, long count, int width, FloatBuffer out, boolean add) {
        reserve(width);
        float[] total = new float[width];
        if (add) {
            out.get(0, total);
        }
        int group = (int) Math.max(1, Math.sqrt((double) count));
        for (int start = 0; start < count; start += group) {
            java.util.Arrays.fill(y, 0, width, 0);
            for (int row = start; row < Math.min(count, start + group); row++) {
                in.get(row * width, x, 0, width);
                add(y, x, width);
            }
            add(total, y, width);
        }
        out.put(0, total);
    }

    private static void add(float[] to, float[] from, int length) {
        for (int i = 0; i < length; i++) {
            to[i] += from[i];
        }
    }

    void softmax(FloatBuffer in, long count, int width, FloatBuffer out) {
        reserve(width);
        for (int row = 0; row < count; row++) {
            in.get(row * width, x, 0, width);
            softmaxInPlace(x, 0, width);
            out.put(row * width, x, 0, width);
        }
    }

    private void softmaxInPlace(float[] values, int from, int width) {
        exponential.exp(values, from, width, maximum(values, from, width));
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = from;
        int end = from + width;
        for (; i + 3 < end; i += 4) {
            s0 += values[i];
            s1 += values[i + 1];
            s2 += values[i + 2];
            s3 += values[i + 3];
        }
        for (; i < end; i++) {
            s0 += values[i];
        }
        float inverse = 1 / (s0 + s1 + s2 + s3);
        for (int j = from; j < end; j++) {
            values[j] *= inverse;
        }
    }

    private static float maximum(float[] values, int from, int width) {
        float m0 = values[from];
        float m1 = m0;
        int i = from;
        int end = from + width;
        for (; i + 1 < end; i += 2) {
            m0 = values[i] > m0 ? values[i] : m0;
            m1 = values[i + 1] > m1 ? values[i + 1] : m1;
        }
        float last = values[end - 1];
        return Math.max(last, Math.max(m0, m1));
    }

    void softmaxGradient(FloatBuffer result, FloatBuffer arriving, long count, int width, FloatBuffer out) {
        reserve(width);
        for (int row = 0; row < count; row++) {
            result.get(row * width, x, 0, width);
            arriving.get(row * width, y, 0, width);
            spread(x, y, 0, width);
            out.put(row * width, y, 0, width);
        }
    }

    /** g ← p · (g − Σ p·g). */
    private static void spread(float[] p, float[] g, int from, int width) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = from;
        int end = from + width;
        for (; i + 3 < end; i += 4) {
            s0 += p[i] * g[i];
            s1 += p[i + 1] * g[i + 1];
            s2 += p[i + 2] * g[i + 2];
            s3 += p[i + 3] * g[i + 3];
        }
        for (; i < end; i++) {
            s0 += p[i] * g[i];
        }
        float total = s0 + s1 + s2 + s3;
        for (int j = from; j < end; j++) {
            g[j] = p[j] * (g[j] - total);
        }
    }

    void logSoftmax(FloatBuffer in, long count, int width, FloatBuffer out) {
        reserve(width);
        for (int row = 0; row < count; row++) {
            in.get(row * width, x, 0, width);
            double maximum = maximum(x, 0, width);
            double total = 0;
            for (int i = 0; i < width; i++) {
                total += Math.exp(x[i] - maximum);
            }
            double shift = maximum + Math.log(total);
            for (int i = 0; i < width; i++) {
                x[i] = (float) (x[i] - shift);
            }
            out.put(row * width, x, 0, width);
        }
    }

    void logSoftmaxGradient(FloatBuffer result, FloatBuffer arriving, long count, int width, FloatBuffer out) {
        reserve(width);
        for (int row = 0; row < count; row++) {
            result.get(row * width, x, 0, width);
            arriving.get(row * width, y, 0, width);
            double total = sum(y, width);
            for (int i = 0; i < width; i++) {
                y[i] = (float) (y[i] - Math.exp(x[i]) * total);
            }
            out.put(row * width, y, 0, width);
        }
    }

    void biasedSoftmax(FloatBuffer scores, int offset, FloatBuffer bias, int biasOffset, long count, int width) {
        int together = (int) Math.max(1, Math.min(count, HostKernels.PIECE / width));
        reserve(together * width);
        for (int done = 0; done < count; done += together) {
            int n = (int) Math.min(together, count - done);
            int from = done * width;
            scores.get(offset + from, x, 0, n * width);
            bias.get(biasOffset + from, y, 0, n * width);
            add(x, y, n * width);
            for (int row = 0; row < n; row++) {
                softmaxInPlace(x, row * width, width);
            }
            scores.put(offset + from, x, 0, n * width);
        }
    }

    void biasedSoftmaxGradient(
            FloatBuffer weights, int offset, FloatBuffer gradient, BiasGradient bias, long count, int width) {
        int together = (int) Math.max(1, Math.min(count, HostKernels.PIECE / width));
        reserve(together * width);
        for (int done = 0; done < count; done += together) {
            int n = (int) Math.min(together, count - done);
            int from = done * width;
            weights.get(offset + from, x, 0, n * width);
            gradient.get(from, y, 0, n * width);
            for (int row = 0; row < n; row++) {
                spread(x, y, row * width, width);
            }
            gradient.put(from, y, 0, n * width);
            if (bias.wanted()) {
                FloatBuffer total = bias.block().floats();
                int to = (int) bias.offset() + from;
                total.get(to, z, 0, n * width);
                add(z, y, n * width);
                total.put(to, z, 0, n * width);
            }
        }
    }
}

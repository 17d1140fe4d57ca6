package org.earmark.plugins.datasets.synthetic;

/**
 * A two-pole band-pass filter with unit gain at its centre (R. Bristow-Johnson's cookbook). Coefficients come from
 * {@link StrictMath}, so that the same sound comes out on every machine.
 */
final class Resonator {
    private final double gain;
    private final double feedback1;
    private final double feedback2;
    private double input1;
    private double input2;
    private double output1;
    private double output2;

    /**
     * @param frequency centre in hertz
     * @param quality centre over bandwidth
     */
    Resonator(double frequency, double quality, int sampleRate) {
        double angle = 2 * StrictMath.PI * frequency / sampleRate;
        double alpha = StrictMath.sin(angle) / (2 * quality);
        gain = alpha / (1 + alpha);
        feedback1 = -2 * StrictMath.cos(angle) / (1 + alpha);
        feedback2 = (1 - alpha) / (1 + alpha);
    }

    double next(double input) {
        double output = gain * (input - input2) - feedback1 * output1 - feedback2 * output2;
        input2 = input1;
        input1 = input;
        output2 = output1;
        output1 = output;
        return output;
    }
}

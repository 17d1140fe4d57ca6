package org.earmark.analysis.audit;

/**
 * One thing that decides a number, as the paper says, as its code does, and as it was done here.
 *
 * @param item name
 * @param paper empty when it does not say
 * @param code empty when it is not known
 * @param run empty when it was not recorded
 * @param decisive whether numbers cannot be compared when the run differs
 */
public record ProtocolItem(String item, String paper, String code, String run, boolean decisive) {

    /** Whether the run differs from what the published number was made with: the code where it is known. */
    public boolean runDiffers() {
        String published = code.isEmpty() ? paper : code;
        return !run.isEmpty() && !published.isEmpty() && !same(run, published);
    }

    /** Whether the code does not do what the paper says. */
    public boolean codeDiffers() {
        return !paper.isEmpty() && !code.isEmpty() && !same(paper, code);
    }

    /** {@code same}, {@code differs} or {@code not known}. */
    public String state() {
        if (runDiffers()) {
            return "differs";
        }
        return run.isEmpty() || (paper.isEmpty() && code.isEmpty()) ? "not known" : "same";
    }

    private static boolean same(String a, String b) {
        if (a.strip().equalsIgnoreCase(b.strip())) {
            return true;
        }
        try {
            return Double.parseDouble(a) == Double.parseDouble(b);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

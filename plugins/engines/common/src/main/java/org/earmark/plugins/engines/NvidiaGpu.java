package org.earmark.plugins.engines;

import java.util.List;

/**
 * A GPU as its driver describes it.
 *
 * @param index its place among those of the machine, in the order of the bus
 * @param uuid such as {@code GPU-5d2f…}
 * @param memory with its unit
 * @param driver version
 * @param capability CUDA's version of its instructions, such as {@code 9.0}
 */
public record NvidiaGpu(String index, String uuid, String name, String memory, String driver, String capability) {
    /** For people. */
    public String description() {
        return name + ", " + memory + ", driver " + driver + ", compute capability " + capability;
    }

    /**
     * Whether a library has instructions for it: machine code runs on its own capability and on later ones of the same
     * generation.
     *
     * @param capabilities that the library holds machine code for, without PTX that could be translated
     */
    public boolean runsCodeFor(List<String> capabilities) {
        return capabilities.stream()
                .anyMatch(code -> number(code, 0) == number(capability, 0) && number(code, 1) <= number(capability, 1));
    }

    /** Of 580.65.06 it is 580; −1 for what is no version. */
    public int driverBranch() {
        return number(driver, 0);
    }

    private static int number(String version, int part) {
        String[] parts = version.split("\\.", -1);
        boolean isNumber = part < parts.length
                && !parts[part].isEmpty()
                && parts[part].chars().allMatch(Character::isDigit);
        return isNumber ? Integer.parseInt(parts[part]) : -1;
    }
}

package org.earmark.plugins.datasets.esc50;

import java.util.List;
import java.util.Set;

/** The classes of ESC-50 by their numbers (Piczak 2015), for files that have numbers only. */
final class Esc50Classes {
    static final List<String> NAMES = List.of(
            "dog",
            "rooster",
            "pig",
            "cow",
            "frog",
            "cat",
            "hen",
            "insects",
            "sheep",
            "crow",
            "rain",
            "sea_waves",
            "crackling_fire",
            "crickets",
            "chirping_birds",
            "water_drops",
            "wind",
            "pouring_water",
            "toilet_flush",
            "thunderstorm",
            "crying_baby",
            "sneezing",
            "clapping",
            "breathing",
            "coughing",
            "footsteps",
            "laughing",
            "brushing_teeth",
            "snoring",
            "drinking_sipping",
            "door_wood_knock",
            "mouse_click",
            "keyboard_typing",
            "door_wood_creaks",
            "can_opening",
            "washing_machine",
            "vacuum_cleaner",
            "clock_alarm",
            "clock_tick",
            "glass_breaking",
            "helicopter",
            "chainsaw",
            "siren",
            "car_horn",
            "engine",
            "train",
            "church_bells",
            "airplane",
            "fireworks",
            "hand_saw");

    /** The numbers of the ten classes of ESC-10. */
    static final Set<Integer> ESC10 = Set.of(0, 1, 10, 11, 12, 20, 21, 38, 40, 41);

    private Esc50Classes() {}
}

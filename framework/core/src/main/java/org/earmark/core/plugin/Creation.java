package org.earmark.core.plugin;

import java.util.Optional;
import org.earmark.spi.Factory;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.LauncherContext;
import org.earmark.spi.launch.LauncherFactory;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.LossFactory;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupFactory;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.ModelFactory;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.ScheduleFactory;

/**
 * Calls factories whose options type is only known at run time: options that were bound for a factory are given back to
 * that factory. Every method throws {@link IllegalArgumentException} for options of another factory.
 */
public final class Creation {
    private Creation() {}

    public static AudioDataset dataset(DatasetFactory<?> factory, Record options, DatasetContext context) {
        return openDataset(factory, options, context);
    }

    /** Whether the data set's folder must be given. */
    public static boolean needsFolder(DatasetFactory<?> factory, Record options) {
        return asksForFolder(factory, options);
    }

    public static Optional<Inventory> inventory(DatasetFactory<?> factory, Record options, DatasetContext context) {
        return takeInventory(factory, options, context);
    }

    public static Model model(ModelFactory<?> factory, Record options, ModelContext context) {
        return makeModel(factory, options, context);
    }

    public static Loss loss(LossFactory<?> factory, Record options, LossContext context) {
        return makeLoss(factory, options, context);
    }

    public static Mixup mixup(MixupFactory<?> factory, Record options) {
        return makeMixup(factory, options);
    }

    public static LearningRateSchedule schedule(ScheduleFactory<?> factory, Record options) {
        return makeSchedule(factory, options);
    }

    public static Engine engine(EngineFactory<?> factory, Record options, EngineContext context) {
        return makeEngine(factory, options, context);
    }

    public static ProcessEnvironment processEnvironment(
            EngineFactory<?> factory, Record options, EngineContext context) {
        return environmentOf(factory, options, context);
    }

    public static Optional<Record> thriftier(EngineFactory<?> factory, Record options, Device device) {
        return thriftierThan(factory, options, device);
    }

    public static Precision precision(EngineFactory<?> factory, Record options) {
        return precisionOf(factory, options);
    }

    public static Launcher launcher(LauncherFactory<?> factory, Record options, LauncherContext context) {
        return makeLauncher(factory, options, context);
    }

    private static <O extends Record> AudioDataset openDataset(
            DatasetFactory<O> factory, Record options, DatasetContext context) {
        return factory.create(own(factory, options), context);
    }

    private static <O extends Record> boolean asksForFolder(DatasetFactory<O> factory, Record options) {
        return factory.needsFolder(own(factory, options));
    }

    private static <O extends Record> Optional<Inventory> takeInventory(
            DatasetFactory<O> factory, Record options, DatasetContext context) {
        return factory.inventory(own(factory, options), context);
    }

    private static <O extends Record> Model makeModel(ModelFactory<O> factory, Record options, ModelContext context) {
        return factory.create(own(factory, options), context);
    }

    private static <O extends Record> Loss makeLoss(LossFactory<O> factory, Record options, LossContext context) {
        return factory.create(own(factory, options), context);
    }

    private static <O extends Record> Mixup makeMixup(MixupFactory<O> factory, Record options) {
        return factory.create(own(factory, options));
    }

    private static <O extends Record> LearningRateSchedule makeSchedule(ScheduleFactory<O> factory, Record options) {
        return factory.create(own(factory, options));
    }

    private static <O extends Record> Engine makeEngine(
            EngineFactory<O> factory, Record options, EngineContext context) {
        return factory.create(own(factory, options), context);
    }

    private static <O extends Record> ProcessEnvironment environmentOf(
            EngineFactory<O> factory, Record options, EngineContext context) {
        return factory.processEnvironment(own(factory, options), context);
    }

    private static <O extends Record> Optional<Record> thriftierThan(
            EngineFactory<O> factory, Record options, Device device) {
        return factory.thriftier(own(factory, options), device).map(Record.class::cast);
    }

    private static <O extends Record> Precision precisionOf(EngineFactory<O> factory, Record options) {
        return factory.precision(own(factory, options));
    }

    private static <O extends Record> Launcher makeLauncher(
            LauncherFactory<O> factory, Record options, LauncherContext context) {
        return factory.create(own(factory, options), context);
    }

    private static <O extends Record> O own(Factory<O> factory, Record options) {
        O defaults = factory.defaults();
        if (!defaults.getClass().isInstance(options)) {
            throw new IllegalArgumentException(options + " are no options of " + factory.name());
        }
        @SuppressWarnings("unchecked") // records are final, so the class of the defaults is the class O
        O own = (O) options;
        return own;
    }
}

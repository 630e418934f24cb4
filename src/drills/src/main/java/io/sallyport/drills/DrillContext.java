package io.sallyport.drills;

import io.sallyport.drills.stage.Executable;
import java.util.function.Consumer;

/**
 * What a drill is given.
 *
 * @param executable the runtime to drill
 * @param full whether the full figures are wanted, however long they take
 * @param progress gets a line now and then
 */
public record DrillContext(Executable executable, boolean full, Consumer<String> progress) {}

package io.sallyport.drills;

/** Something that an operator would want to repeat on a machine of their own. */
public interface Drill {
  /** What it is called on the command line. */
  String name();

  /** One sentence. */
  String description();

  /**
   * Runs once, from an empty stage to a verdict. Blocks; its short form takes at most two minutes.
   *
   * @throws io.sallyport.drills.stage.StageException when the stage can not be set
   */
  Report run(DrillContext context);
}

package io.sallyport.drills.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the runtime takes its credentials from. Methods block; called by one thread at a time. */
interface Source {
  /** Makes it run, where it is a process. */
  void start();

  /** Holds these from now on; what is the same as before is not written again. */
  void put(Values values);

  /** The runtime's settings that lead to it. */
  Map<String, String> settings();

  /** The authorities, in PEM, whose certificates the gateway has to trust because of it. */
  List<String> clientAuthorities();

  /** What must not be found, by name. */
  Map<String, String> secrets();

  /** The process, where there is one. */
  Optional<ChildProcess> process();

  /** Stops the process, where there is one. */
  void stop();
}

package io.sallyport.runtime.rotation;

import io.sallyport.runtime.rotation.RotationEvents.Result;
import java.time.Duration;

/** Takes compromised values out of use. Belongs to the connector's turns. */
final class Compromises {
  private static final Duration LONGEST_IN_USE = Duration.ofSeconds(2);

  private final Keeper keeper;
  private final RotationPorts ports;
  private final Reports reports;

  Compromises(Keeper keeper, RotationPorts ports, Reports reports) {
    this.keeper = keeper;
    this.ports = ports;
    this.reports = reports;
  }

  /** Gives a version up: one that was replaced already never comes back. */
  void give(Role role, String version, String who) {
    role.giveUp(version);
    reports.compromised(role, version, who);
    keeper
        .present(role)
        .filter(value -> value.version().equals(version))
        .ifPresent(value -> mark(value, who));
  }

  /** It stays in use for as long only as it takes to replace it. */
  private void mark(Generation generation, String who) {
    generation.role().mark(generation, who, keeper.now());
    keeper.later(LONGEST_IN_USE, () -> failClosed(generation));
  }

  private void failClosed(Generation generation) {
    Role role = generation.role();
    if (role.mark().filter(mark -> mark.generation() == generation).isPresent()) {
      failClosed(role);
    }
  }

  /** Nothing replaces the role's compromised value: nobody is given one. Else nothing. */
  void failClosed(Role role) {
    role.mark()
        .filter(mark -> mark.generation().withdraw())
        .ifPresent(
            mark -> {
              Generation closed = mark.generation();
              reports.closed(closed, mark.who());
              ports.events().rotated(role.connector(), role.name(), closed.number(), Result.CLOSED);
              answer(role);
            });
  }

  /** Another value has taken the place of the role's compromised one. Else nothing. */
  void resolve(Role role) {
    role.mark()
        .ifPresent(
            mark -> {
              mark.generation().withdraw();
              role.clearMark();
              answer(role);
            });
  }

  private void answer(Role role) {
    role.takeNotice().ifPresent(notice -> keeper.answer(role, notice));
  }
}

package io.sallyport.runtime.rotation;

import io.sallyport.runtime.rotation.Generation.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says when a value is too old or about to end: as reasons, and once each as an alert. */
final class AgePolicy {
  private final RotationSettings settings;
  private final Reports reports;

  AgePolicy(RotationSettings settings, Reports reports) {
    this.settings = settings;
    this.reports = reports;
  }

  /** Raises the alerts that became due since the last time. */
  void warn(Generation present, Instant now) {
    Duration most = present.role().settings().maximumAge();
    if (isOlder(present, most, now)) {
      if (present.warnOnce(Warning.TOO_OLD)) {
        reports.age(present, tooOld(present, most));
      }
    } else if (isOlder(present, threeQuarters(most), now) && present.warnOnce(Warning.AGEING)) {
      reports.age(present, ageing(present, most));
    }
    if (!now.isBefore(present.end())) {
      if (present.warnOnce(Warning.ENDED)) {
        reports.expiry(present, ended(present) + ", and nothing replaced it");
      }
    } else if (isEnding(present, now) && present.warnOnce(Warning.ENDING)) {
      reports.expiry(present, ending(present) + ", and nothing replaces it yet");
    }
  }

  /** Why somebody should look at the value. */
  List<String> reasons(Generation present, Instant now) {
    List<String> reasons = new ArrayList<>();
    Duration most = present.role().settings().maximumAge();
    if (isOlder(present, most, now)) {
      reasons.add(tooOld(present, most));
    } else if (isOlder(present, threeQuarters(most), now)) {
      reasons.add(ageing(present, most));
    }
    if (isEnding(present, now) && now.isBefore(present.end())) {
      reasons.add(ending(present));
    }
    return reasons;
  }

  boolean isEnding(Generation present, Instant now) {
    return present.isEndingAt(now, settings.expiryHorizon());
  }

  private static boolean isOlder(Generation present, Duration age, Instant now) {
    return !now.isBefore(present.issuedAt().plus(age));
  }

  private static Duration threeQuarters(Duration duration) {
    return duration.multipliedBy(3).dividedBy(4);
  }

  private static String tooOld(Generation present, Duration most) {
    return version(present) + " is older than its maximum age of " + days(most);
  }

  private static String ageing(Generation present, Duration most) {
    return version(present) + " has passed 75 % of its maximum age of " + days(most);
  }

  private static String ending(Generation present) {
    return version(present) + " is valid until " + present.end() + " only";
  }

  private static String ended(Generation present) {
    return version(present) + " ended at " + present.end();
  }

  private static String version(Generation present) {
    return "version " + present.version() + " of " + present.issuedAt();
  }

  private static String days(Duration duration) {
    return duration.toDays() > 1 ? duration.toDays() + " days" : duration.toString();
  }
}

package io.sallyport.runtime.vault;

import io.sallyport.engine.ManualTime;
import io.sallyport.runtime.vault.ScriptedVault.Asked;
import io.sallyport.runtime.vault.ScriptedVault.Reply;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;

/** A session with a scripted Vault, a clock and logins of a test's own. */
final class ScriptedSession {
  final ManualTime time = new ManualTime();
  final ScriptedLogins logins =
      new ScriptedLogins(time, ScriptedLogins.renewable(Duration.ofDays(1)));
  final ScriptedVault vault;
  final TokenKeeper keeper;
  final VaultSession session;

  ScriptedSession(Function<Asked, Reply> script) {
    vault = new ScriptedVault(script);
    Pace pace = new Pace(time, new Random(1));
    keeper =
        new TokenKeeper(
            logins,
            new TokenCalls(vault, pace, Duration.ofSeconds(10)),
            time,
            pace,
            new RecordedVaultEvents());
    session = new VaultSession(vault, keeper, time);
  }
}

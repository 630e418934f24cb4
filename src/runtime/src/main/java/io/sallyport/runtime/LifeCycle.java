package io.sallyport.runtime;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.runtime.Assembly.Running;
import io.sallyport.runtime.credentials.CredentialFileException;
import io.sallyport.runtime.store.StoreOpenException;
import io.sallyport.runtime.tokens.MasterKeyException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops: what an earlier process left in doubt is taken over before anything is served.
 */
@Singleton
public class LifeCycle {
  private static final Logger LOG = Logger.getLogger(LifeCycle.class);
  private static final int START_TIMEOUT_SECONDS = 60;

  private final Assembly assembly;
  private final Phase phase;
  private final PresentCredentials credentials;
  private @Nullable Running running;

  LifeCycle(Assembly assembly, Phase phase, PresentCredentials credentials) {
    this.assembly = assembly;
    this.phase = phase;
    this.credentials = credentials;
  }

  /** What is wrong is told without its cause: the framework prints the innermost one's trace. */
  void start(@Observes StartupEvent event) {
    try {
      Running started =
          assembly.assemble().toCompletableFuture().get(START_TIMEOUT_SECONDS, TimeUnit.SECONDS);
      running = started;
      credentials.present(started.credentials());
      started
          .credentials()
          .rotation()
          .start()
          .toCompletableFuture()
          .get(START_TIMEOUT_SECONDS, TimeUnit.SECONDS);
      int inDoubt =
          started
              .engine()
              .reconciler()
              .start()
              .toCompletableFuture()
              .get(START_TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (inDoubt > 0) {
        LOG.infof("%d operations in doubt are taken over from an earlier process", inDoubt);
      }
      phase.serve(started.api());
    } catch (ExecutionException failed) {
      throw new ConfigurationException(message(failed));
    } catch (StoreOpenException | MasterKeyException | CredentialFileException refused) {
      throw new ConfigurationException(String.valueOf(refused.getMessage()));
    } catch (TimeoutException late) {
      throw new ConfigurationException("the store did not answer in time");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ConfigurationException("stopped while starting", stopped);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    phase.stop();
    credentials.forget();
    Running last = running;
    if (last != null) {
      try {
        last.close();
      } catch (Exception unclean) {
        LOG.errorf("the stop was not clean: %s", unclean.getClass().getName());
      }
    }
  }

  private static String message(ExecutionException failed) {
    Throwable cause = failed.getCause();
    return String.valueOf((cause == null ? failed : cause).getMessage());
  }
}

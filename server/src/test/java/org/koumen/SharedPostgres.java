package org.koumen;

import java.nio.file.Path;
import java.util.Map;
import org.koumen.platform.postgres.EmbeddedPostgres;
import org.koumen.platform.postgres.PostgresOptions;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One embedded PostgreSQL for all tests of a run, beneath target/, emptied at the beginning. */
class SharedPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final Path DATA = Path.of("target/koumen-test");

  /** Started by the first test that wants it, stopped when the run ends. */
  private static final class Instance {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      var postgres = EmbeddedPostgres.start(DATA, PostgresOptions.standard());
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-postgres"));
      postgres.emptyDatabase();
      return postgres;
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var address = Instance.POSTGRES.address();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "shared-postgres",
                Map.of(
                    "koumen.data", DATA.toString(),
                    "koumen.db.url", address.jdbcUrl(),
                    "koumen.db.user", address.user(),
                    "koumen.db.password", address.password())));
  }
}

package org.koumen.platform;

import java.nio.file.Path;
import org.koumen.platform.postgres.EmbeddedPostgres;
import org.koumen.platform.postgres.PostgresAddress;
import org.koumen.platform.postgres.PostgresFailure;
import org.koumen.platform.postgres.PostgresOptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Which database the program uses: the one of {@code KOUMEN_DB_URL}; without that the one a running
 * program has started in the data directory, when this is a command beside it; else an embedded one
 * that starts before everything that needs it and stops after.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  @Bean
  JdbcConnectionDetails database(
      Environment environment, ObjectProvider<EmbeddedPostgres> embedded) {
    var url = environment.getProperty("koumen.db.url", "");
    if (!url.isBlank()) {
      return details(
          new PostgresAddress(
              url,
              environment.getProperty("koumen.db.user", ""),
              environment.getProperty("koumen.db.password", "")));
    }
    var own = embedded.getIfAvailable();
    if (own != null) {
      return details(own.address());
    }
    return details(
        EmbeddedPostgres.running(data(environment))
            .orElseThrow(
                () ->
                    new PostgresFailure(
                        "The program in %s is just starting or stopping. Try again in a moment."
                            .formatted(data(environment)))));
  }

  @Bean
  @Conditional(NeedsItsOwn.class)
  EmbeddedPostgres embeddedPostgres(Environment environment) {
    return EmbeddedPostgres.start(
        data(environment),
        PostgresOptions.standard()
            .withSharedBuffers(environment.getProperty("koumen.db.shared-buffers", "256MB")));
  }

  private static Path data(Environment environment) {
    return Path.of(environment.getProperty("koumen.data", ".koumen/data"));
  }

  private static JdbcConnectionDetails details(PostgresAddress address) {
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return address.jdbcUrl();
      }

      @Override
      public String getUsername() {
        return address.user();
      }

      @Override
      public String getPassword() {
        return address.password();
      }
    };
  }

  /** No address is given, and this is not a command beside a running program. */
  static class NeedsItsOwn implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      var environment = context.getEnvironment();
      if (!environment.getProperty("koumen.db.url", "").isBlank()) {
        return false;
      }
      return !environment.containsProperty(Invocation.COMMAND)
          || !EmbeddedPostgres.inUse(data(environment));
    }
  }
}

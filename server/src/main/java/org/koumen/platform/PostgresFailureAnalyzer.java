package org.koumen.platform;

import org.koumen.platform.postgres.PostgresFailure;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows why the embedded PostgreSQL did not start, instead of a stack trace. */
class PostgresFailureAnalyzer extends AbstractFailureAnalyzer<PostgresFailure> {
  @Override
  protected FailureAnalysis analyze(Throwable root, PostgresFailure cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}

package org.koumen.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong behind an endpoint into one of the problems of the closed list. */
@RestControllerAdvice
class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemBody> refused(Refusal refusal, Locale locale) {
    return answer(refusal.problem(), refusal.values(), locale);
  }

  @ExceptionHandler({
    MethodArgumentNotValidException.class,
    HandlerMethodValidationException.class,
    ConstraintViolationException.class,
    MethodArgumentTypeMismatchException.class,
    MissingServletRequestParameterException.class,
    IllegalArgumentException.class
  })
  ResponseEntity<ProblemBody> badInput(Exception problem, Locale locale) {
    return answer(Problem.BAD_INPUT, Map.of("field", fieldOf(problem)), locale);
  }

  /** A body that is no JSON of the shape; or one that was refused while it was read. */
  @ExceptionHandler
  ResponseEntity<ProblemBody> unreadable(HttpMessageNotReadableException problem, Locale locale) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refused(refusal, locale);
      }
    }
    return answer(Problem.BAD_INPUT, Map.of("field", JsonPath.of(problem)), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> notFound(NoResourceFoundException problem, Locale locale) {
    return answer(Problem.NOT_FOUND, Map.of(), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> wrongMethod(
      HttpRequestMethodNotSupportedException problem, Locale locale) {
    return answer(Problem.METHOD_NOT_ALLOWED, Map.of(), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> wrongMedia(HttpMediaTypeException problem, Locale locale) {
    return answer(Problem.UNSUPPORTED_MEDIA, Map.of(), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> tooLarge(MaxUploadSizeExceededException problem, Locale locale) {
    return answer(Problem.TOO_LARGE, Map.of("limit", "200 MB"), locale);
  }

  @ExceptionHandler({
    TransientDataAccessException.class,
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<ProblemBody> busy(Exception problem, Locale locale) {
    LOG.warn("the database did not answer: {}", problem.getClass().getSimpleName());
    return answer(Problem.BUSY, Map.of(), locale);
  }

  /** The reader went away; there is nobody to answer. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException problem) {
    LOG.debug("the reader went away");
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> unexpected(
      Exception problem, HttpServletRequest request, Locale locale) {
    if (problem instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
      return answer(Problem.BAD_INPUT, Map.of("field", "request"), locale);
    }
    if (isRefusedData(problem)) {
      return answer(Problem.BAD_INPUT, Map.of("field", "request"), locale);
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    // The path pattern, not the path: a path may carry what a person typed. No message either, it
    // may quote values.
    LOG.error(
        "unexpected problem {} at {} {}",
        reference,
        request.getMethod(),
        request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern"),
        new WithoutMessage(problem));
    return answer(Problem.INTERNAL, Map.of("reference", reference), locale);
  }

  /**
   * Whether the database refused a value as such (SQLSTATE class 22): a text with a NUL in it, a
   * date that its calendar does not reach, a number too large. Whoever sent it is told so.
   */
  private static boolean isRefusedData(Throwable problem) {
    return problem instanceof SQLException sql
        ? sql.getSQLState() != null && sql.getSQLState().startsWith("22")
        : problem.getCause() != null && isRefusedData(problem.getCause());
  }

  private static ResponseEntity<ProblemBody> answer(
      Problem problem, Map<String, Object> values, Locale locale) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemBody.of(problem, new LinkedHashMap<>(values), locale));
  }

  private static String fieldOf(Exception problem) {
    return switch (problem) {
      case MethodArgumentNotValidException invalid -> {
        FieldError error = invalid.getBindingResult().getFieldError();
        yield error == null ? "request" : error.getField();
      }
      case HandlerMethodValidationException invalid ->
          invalid.getParameterValidationResults().stream()
              .map(result -> result.getMethodParameter().getParameterName())
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .orElse("request");
      case MethodArgumentTypeMismatchException mismatch -> mismatch.getName();
      case MissingServletRequestParameterException missing -> missing.getParameterName();
      default -> "request";
    };
  }

  /** Carries the stack of a problem into the log without its message. */
  private static final class WithoutMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WithoutMessage(Throwable original) {
      super(
          original.getClass().getName(),
          original.getCause() == null ? null : new WithoutMessage(original.getCause()),
          false,
          true);
      setStackTrace(original.getStackTrace());
    }
  }
}

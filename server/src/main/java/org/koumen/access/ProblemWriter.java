package org.koumen.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.koumen.platform.Problem;
import org.koumen.platform.ProblemBody;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where no endpoint has been reached yet. */
record ProblemWriter(JsonMapper json) {
  void write(
      Problem problem,
      Map<String, Object> values,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    response
        .getWriter()
        .write(json.writeValueAsString(ProblemBody.of(problem, values, request.getLocale())));
  }
}

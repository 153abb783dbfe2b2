package org.koumen.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

@ExtendWith(OutputCaptureExtension.class)
class ProblemAdviceTest {
  private final ProblemAdvice advice = new ProblemAdvice();

  @Test
  void what_nobody_foresaw_is_answered_and_logged_without_what_its_message_quotes(
      CapturedOutput log) {
    ResponseEntity<ProblemBody> answer =
        unexpected(new IllegalStateException("赵老板", new IllegalStateException("13812340987")));
    assertThat(answer.getStatusCode().value()).isEqualTo(500);
    assertThat(log.getAll())
        .contains("unexpected problem")
        .contains("IllegalStateException")
        .contains("ProblemAdviceTest")
        .doesNotContain("赵老板")
        .doesNotContain("13812340987");
  }

  @Test
  void a_value_that_the_database_cannot_hold_is_bad_input_and_any_other_refusal_a_fault() {
    assertThat(unexpected(refusedBecause("22021")).getStatusCode().value()).isEqualTo(400);
    assertThat(unexpected(refusedBecause("23514")).getStatusCode().value()).isEqualTo(500);
  }

  @Test
  void a_field_is_named_as_people_call_it() {
    assertThat(title("phone", Locale.CHINA)).isEqualTo("填写有误：电话");
    assertThat(title("phone", Locale.ENGLISH)).endsWith(": phone number");
    assertThat(title("residents[1].bornOn", Locale.CHINA)).isEqualTo("填写有误：第 2 项的出生日期");
    assertThat(title("residents.[0].identity", Locale.ENGLISH))
        .endsWith(": identity number (number 1)");
    assertThat(title("premises.areaCode", Locale.CHINA)).isEqualTo("填写有误：区划");
    assertThat(title("--area 9", Locale.CHINA)).isEqualTo("填写有误：--area 9");
  }

  private static String title(String field, Locale locale) {
    Refusal refusal = Refusal.badInput(field);
    return ProblemBody.of(refusal.problem(), refusal.values(), locale).title();
  }

  private static DataIntegrityViolationException refusedBecause(String state) {
    return new DataIntegrityViolationException("refused", new SQLException("refused", state));
  }

  private ResponseEntity<ProblemBody> unexpected(Exception problem) {
    return advice.unexpected(problem, new MockHttpServletRequest(), Locale.CHINA);
  }
}

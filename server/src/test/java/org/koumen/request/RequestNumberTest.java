package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestNumberTest {
  private final Random random = new Random(42);

  @Test
  void it_is_read_as_people_type_it() {
    RequestNumber number = new RequestNumber("990101", 2026, 123);

    assertThat(number.text()).startsWith("990101-2026-000123-");
    assertThat(RequestNumber.parse(number.text())).contains(number);
    assertThat(RequestNumber.parse(number.text().replace("-", ""))).contains(number);
    assertThat(RequestNumber.parse(" " + number.text().replace("-", " ") + " ")).contains(number);
    assertThat(RequestNumber.parse(number.text().replace('-', '－').replace('9', '９')))
        .contains(number);
  }

  @Test
  void a_county_may_have_more_than_a_million_in_a_year() {
    RequestNumber number = new RequestNumber("110101", 2026, 12_345_678);

    assertThat(RequestNumber.parse(number.text())).contains(number);
  }

  @Test
  void one_wrong_digit_is_always_noticed() {
    for (int run = 0; run < 300; run++) {
      String text =
          new RequestNumber("990101", 2000 + random.nextInt(100), 1 + random.nextInt(999_999))
              .text()
              .replace("-", "");
      int place = random.nextInt(text.length());
      char wrong = (char) ('0' + (text.charAt(place) - '0' + 1 + random.nextInt(9)) % 10);
      String typed = text.substring(0, place) + wrong + text.substring(place + 1);

      assertThat(RequestNumber.parse(typed)).isEmpty();
    }
  }

  @Test
  void what_is_no_number_is_none() {
    assertThat(RequestNumber.parse("")).isEmpty();
    assertThat(RequestNumber.parse("水管")).isEmpty();
    assertThat(RequestNumber.parse("990101-2026-000000-0")).isEmpty();
    assertThat(RequestNumber.parse("9".repeat(400))).isEmpty();
  }
}
